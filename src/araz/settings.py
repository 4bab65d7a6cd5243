"""What a user may set: by argument, by environment (`ARAZ_THREADS=2`), or in a file `araz.toml`, the first of these that speaks.

Import this module late: it loads pydantic, which `import araz` and `araz --help` do without.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from araz.errors import InputError, nearest

FILE = "araz.toml"
LANGUAGES = (
    "en", "ar", "az", "bn", "de", "el", "es", "fa", "fr", "he", "hi", "hy", "id", "it", "ja", "ka", "ko", "ku", "pl", "ps", "pt", "ru",
    "sr", "sw", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


class Settings(BaseSettings):
    """Settings of a run. Frozen, so that a run and its record agree on what was set."""

    model_config = SettingsConfigDict(env_prefix="ARAZ_", toml_file=FILE, extra="forbid", frozen=True)

    threads: int = Field(0, ge=0, description="threads of the language model; 0 is as many as the machine has")
    batch: int = Field(64, ge=1, description="articles coded and stored in one transaction")
    languages: Annotated[tuple[str, ...], NoDecode] = Field(
        LANGUAGES, min_length=1, description="languages (ISO 639-1) to expect in the input"
    )
    max_article_characters: int = Field(400_000, ge=1, description="what is beyond this in one article is not read")
    max_line_bytes: int = Field(8_000_000, ge=1, description="a JSONL row or an HTML page of more bytes is not read")

    @field_validator("languages", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Accept "en, ru" as well as a list: an environment variable holds only text."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file; no other source."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(file: Path | None = None, **arguments: Any) -> Settings:
    """Read the settings.

    Args:    file: a TOML file; None is `araz.toml` of the working folder, which need not exist. arguments: win over all; None is unset.
    Raises:  InputError: the file is missing or no TOML, or a setting is unknown or out of range.
    """
    if file is not None and not file.is_file():
        raise InputError(f"no settings file {str(file)!r}; name a TOML file, or leave it out")
    chosen = file or Path(FILE)

    class FromFile(Settings):
        model_config = SettingsConfigDict(toml_file=chosen)

    try:
        return FromFile(**{name: value for name, value in arguments.items() if value is not None})
    except ValidationError as error:
        raise InputError("\n".join(_explain(dict(item)) for item in error.errors())) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{str(chosen)!r} is not TOML: {error}") from error


def _explain(error: dict[str, Any]) -> str:
    """Say which setting is wrong, why, and what is near."""
    name = str(error["loc"][0]) if error["loc"] else "settings"
    if error["type"] == "extra_forbidden":
        return f"unknown setting {name!r}{nearest(name, list(Settings.model_fields))}"
    return f"setting {name!r} cannot be {error['input']!r}: {str(error['msg']).lower()}"
