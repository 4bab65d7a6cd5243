"""Sentences parsed by hand: a compact notation that becomes the Doc that `language.reader` would make of a perfect analysis.

    Iran@IRN/nsubj/held held/root joint/amod/drills drills/obj/held with/case/Turkey Turkey@TUR/obl/held ./punct

One token is `form=lemma^POS@CODE/dependency/head`; all but the form may be left out.
head        the nearest token of that form, or its number (from 1); the root where none is given
lemma       from the dictionary of inflections; the form itself for names
POS         from the dependency, and for arguments from the capital: give it where that is wrong (`Drills^NOUN/nsubj/began`)
@CODE       marks an actor, so that tests of the coder need no resolver; `@AZE+TUR` for several, `@?` for one without a code

One line a sentence, a blank line between paragraphs, `T:` before a title. Blanks between words follow the usual rules of print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import spacy
from spacy.tokens import Doc, Token

from araz.language.lemmas import lemma
from araz.language.model import Analysis, Predicate
from araz.language.reader import _assemble, _Piece
from araz.records import Article, DateSource, Paragraph, ParagraphKind, Span, When
from araz.resolve.discourse import HE, IT, THEY, WE
from araz.resolve.grammar import base, phrase
from araz.resolve.mentions import ActorKind, ActorMention, Mentions
from araz.resolve.places import PlaceMention
from araz.resolve.times import TimeMention

VOCAB = spacy.blank("en").vocab
_TOKEN = re.compile(
    r"(?P<form>.+?)(?:=(?P<lemma>[^^@/]+))?(?:\^(?P<pos>[A-Z]+))?(?:@(?P<code>[A-Z.+?]+))?(?:/(?P<dep>[a-z:]+)(?:/(?P<head>.+))?)?"
)
_PRONOUNS = HE | IT | THEY | WE | {"who", "which", "whom", "whose", "this", "these", "there", "both", "you"}
_BY_DEP = dict.fromkeys(("root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"), "VERB")
_BY_DEP |= {"det": "DET", "aux": "AUX", "cop": "AUX", "cc": "CCONJ", "amod": "ADJ", "nummod": "NUM", "advmod": "ADV", "flat": "PROPN"}
_BY_DEP |= dict.fromkeys(("case", "fixed"), "ADP")
_GLUED = frozenset(".,?!;:)”’") | {"'s", "’s", "n't", "n’t", "'", "…"}
_OPENING = frozenset("“(‘")
_TIGHT = frozenset({"-", "–", "/"})


@dataclass(frozen=True)
class _Word:
    form: str
    lemma: str
    pos: str
    code: str
    dep: str
    head: int


@dataclass
class Parse:
    """A parsed text: its Article, its Doc, and the mentions that the text marks."""

    article: Article
    doc: Doc
    mentions: Mentions

    def word(self, form: str, nth: int = 1) -> Token:
        """Return the nth token of that form."""
        return [t for t in self.doc if t.text == form][nth - 1]

    def span(self, words: str) -> Span:
        """Return where the words first stand in the text."""
        start = self.article.text.index(words)
        return Span(start, start + len(words))


@dataclass
class _Text:
    """What is written down so far."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    pieces: list[tuple[_Piece, Analysis]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    paragraphs: list[tuple[ParagraphKind, int, int]] = field(default_factory=list)


def parse(text: str, *, roles: Mapping[str, Sequence[tuple[str, str]]] | None = None, published: str = "") -> Parse:
    """Return the parse that `text` notes down.

    Args: roles: semantic roles by predicate: `{"held": [("Iran", "ARG0")]}`. published: the day of publication, EDTF.
    """
    made = _Text()
    blocks = re.split(r"\n\s*\n", text.strip())
    for k, block in enumerate(blocks):
        if k:
            made.words.append("\n\n")
            made.spaces.append(False)
        first = len(made.words)
        lines = [line.strip() for line in block.strip().splitlines()]
        kind = ParagraphKind.TITLE if lines[0].startswith("T:") else ParagraphKind.BODY
        for line in lines:
            _add(made, line.removeprefix("T:").strip(), k, roles or {})
        made.spaces[-1] = False
        made.paragraphs.append((kind, first, len(made.words)))
    bare = Doc(VOCAB, words=made.words, spaces=made.spaces)
    article = _article(bare, made, published)
    doc = _assemble(article, bare, made.pieces, "by hand")
    return Parse(article, doc, Mentions(_mentions(doc, made.codes)))


def _add(made: _Text, line: str, paragraph: int, roles: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    words = _words(line)
    at = len(made.words)
    forms = [w.form for w in words]
    predicates = [
        Predicate(forms.index(verb), 1.0, tuple((forms.index(word), label, 0.9) for word, label in args))
        for verb, args in roles.items()
        if verb in forms
    ]
    analysis = Analysis(
        tuple(w.pos for w in words),
        tuple(w.lemma for w in words),
        tuple(w.head for w in words),
        tuple(w.dep for w in words),
        tuple(predicates),
    )
    made.pieces.append((_Piece(0, paragraph, tuple(range(at, at + len(words)))), analysis))
    made.codes |= {at + k: w.code for k, w in enumerate(words) if w.code}
    made.words += forms
    made.spaces += _spaces(forms)


def _words(line: str) -> list[_Word]:
    parts = []
    for raw in line.split():
        match = _TOKEN.fullmatch(raw)
        if match is None:
            raise ValueError(f"not a token: {raw!r} in {line!r}")
        parts.append(match.groupdict())
    forms = [p["form"] for p in parts]
    deps = [p["dep"] or ("punct" if not p["form"].isalnum() else "dep") for p in parts]
    roots = [k for k, dep in enumerate(deps) if dep == "root"]
    if len(roots) != 1:
        raise ValueError(f"{len(roots)} roots in {line!r}")
    heads = [-1 if k == roots[0] else _head(forms, k, p["head"], roots[0], line) for k, p in enumerate(parts)]
    poses = [p["pos"] or _pos(k, forms, deps, heads) for k, p in enumerate(parts)]
    poses = [poses[heads[k]] if deps[k] == "conj" and not parts[k]["pos"] else pos for k, pos in enumerate(poses)]
    lemmas = [p["lemma"] or _lemma(p["form"], pos) for p, pos in zip(parts, poses, strict=True)]
    return [_Word(forms[k], lemmas[k], poses[k], parts[k]["code"] or "", deps[k], heads[k]) for k in range(len(parts))]


def _head(forms: Sequence[str], at: int, head: str | None, root: int, line: str) -> int:
    if head is None:
        return root
    if head.isdigit() and head not in forms:
        return int(head) - 1
    options = [k for k, form in enumerate(forms) if form == head and k != at]
    if not options:
        raise ValueError(f"no head {head!r} for {forms[at]!r} in {line!r}")
    return min(options, key=lambda k: abs(k - at))


def _pos(at: int, forms: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> str:
    form, dep = forms[at], deps[at]
    if not any(ch.isalnum() for ch in form):
        return "PUNCT"
    if form in {"'s", "’s", "not", "n't", "n’t"} or (dep == "mark" and form.lower() == "to"):
        return "PART"
    if dep == "compound:prt":
        return "ADP"
    if dep == "mark":
        return "SCONJ"
    if base(dep) in _BY_DEP:
        return _BY_DEP[base(dep)]
    if form.lower() in _PRONOUNS or (form.lower() == "that" and base(dep) in {"nsubj", "obj"}):
        return "PRON"
    if form[0].isdigit():
        return "NUM"
    return "PROPN" if form[0].isupper() else "NOUN"


def _lemma(form: str, pos: str) -> str:
    if pos == "PROPN":
        return form
    known = {"is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have", "had": "have", "did": "do", "does": "do"}
    if pos == "AUX":
        return known.get(form.lower(), form.lower())
    found = lemma(form, pos, "=?")
    return form.lower() if found == "?" else found


def _spaces(forms: Sequence[str]) -> list[bool]:
    """Return whether a blank follows each word, as print has it."""
    found, straight = [], False
    for k, form in enumerate(forms):
        after = forms[k + 1] if k + 1 < len(forms) else ""
        if form == '"':
            straight = not straight
        opens = form in _OPENING or (form == '"' and straight)
        closes = after in _GLUED or (after == '"' and straight)
        found.append(not (opens or closes or form in _TIGHT or after in _TIGHT))
    return found


def _article(bare: Doc, made: _Text, published: str) -> Article:
    paragraphs = tuple(
        Paragraph(Span(bare[a].idx, bare[b - 1].idx + len(bare[b - 1])), kind, "by hand", "en") for kind, a, b in made.paragraphs
    )
    when = When(published, DateSource.STATED, "given") if published else None
    return Article("art1_byhand", bare.text, paragraphs, "by hand", published=when)


def _mentions(doc: Doc, codes: Mapping[int, str]) -> dict[int, ActorMention]:
    found = {}
    for token in doc:
        code = codes.get(token.i, "")
        own = token.lower_ in WE and token.pos_ == "PRON"
        if code or own:
            start, end = phrase(token)
            kind = {"PRON": ActorKind.PRONOUN, "ADJ": ActorKind.ADJECTIVE}.get(token.pos_, ActorKind.NAME)
            listed = tuple(code.split("+")) if code not in {"", "?"} else ()
            kind = ActorKind.UNKNOWN if code == "?" else kind
            name = token.lower_ if own else doc[start:end].text
            found[token.i] = ActorMention(start, end, token.i, listed, kind, name, f"marked {code}")
    return found


def time(made: Parse, words: str, edtf: str = "", *, shift: int = 0, direction: str = "") -> TimeMention:
    """Return a time expression at `words`; without `edtf` one that is counted `shift` days `direction` (after, before) an event."""
    span = made.span(words)
    when = When(edtf, DateSource.STATED, f"{words!r}", span) if edtf else None
    kind = "anchor" if direction else "date"
    return TimeMention(span, when, kind, None, "", f"{words!r}", shift, direction)  # type: ignore[arg-type]


def place(made: Parse, words: str, *countries: str, relation: str = "") -> PlaceMention:
    """Return a place named at `words`."""
    return PlaceMention(made.span(words), words, None, relation, countries, f"{words!r}")
