"""The language of each paragraph, and what is not coded because of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from araz.errors import InputError, nearest
from araz.issues import IssueLog
from araz.records import Article, Paragraph, ParagraphKind
from araz.sources.blocks import count_sentences

CODED = "en"
NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "ku": "Kurdish", "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_SHORT_WORDS, _SHORT_LETTERS = 4, 20
_UNSURE_WORDS, _SURE = 14, 0.85
_SAMPLE = 4000


class Languages:
    """Tells the language of a text, out of those expected. The model is loaded when first asked."""

    def __init__(self, expected: Sequence[str]) -> None:
        self.expected = tuple(expected)

    def of(self, text: str) -> tuple[str, float]:
        """Return the most likely language (ISO 639-1) and its probability among those expected.

        Raises:  InputError: an expected language is not one that the model knows.
        """
        language, probability = self._model.classify(text[:_SAMPLE])
        return str(language), float(probability)

    @property
    def _model(self) -> Any:
        return _load(self.expected)


@lru_cache(maxsize=4)
def _load(expected: tuple[str, ...]) -> Any:
    """Return the identifier for some languages; it takes a quarter of a second to load and never changes."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = list(model.labels)
    for code in expected:
        if code not in known:
            raise InputError(f"unknown language {code!r} in the setting 'languages'{nearest(code, known)}; give ISO 639-1 codes")
    model.set_languages(list(expected))
    return model


def assign(text: str, paragraphs: Sequence[Paragraph], languages: Languages, *, stated: str = "") -> tuple[Paragraph, ...]:
    """Return the paragraphs with their languages.

    A very short paragraph has the language of the one before it, if their scripts agree; a short one leaves the main language of
    the article only where the model is sure.

    Args:    stated: the main language, where the source says it.
    """
    main = stated or _main(text, paragraphs, languages)
    before, script, done = main, "", []
    for paragraph in paragraphs:
        piece = text[paragraph.span.start : paragraph.span.end]
        own = _script(piece)
        if not _short(piece) or (own and script and own != script):
            before = _decide(piece, main, languages)
        script = own or script
        done.append(replace(paragraph, language=before))
    return tuple(done)


def report_uncoded(article: Article, log: IssueLog) -> None:
    """Add an issue for each language of an article that is not coded, with how many sentences it has: `not coded: Russian, 6 sentences`."""
    foreign = [p for p in article.paragraphs if p.language != CODED]
    for language in dict.fromkeys(p.language for p in foreign):
        mine = [p for p in foreign if p.language == language]
        count = sum(count_sentences(article.passage(p.span)) for p in mine if not _short(article.passage(p.span)))
        if count:
            message = f"not coded: {NAMES.get(language, language)}, {count} sentence{'s' if count > 1 else ''}"
            log.add("sources", "language", message, article.origin, article=article.id, span=mine[0].span)


def _main(text: str, paragraphs: Sequence[Paragraph], languages: Languages) -> str:
    coded = [p for p in paragraphs if p.kind in (ParagraphKind.TITLE, ParagraphKind.BODY)] or list(paragraphs)
    sample = "\n".join(text[p.span.start : p.span.end] for p in coded)
    return languages.of(sample)[0] if sample else CODED


def _decide(piece: str, main: str, languages: Languages) -> str:
    language, probability = languages.of(piece)
    unsure = len(piece.split()) < _UNSURE_WORDS and probability < _SURE
    return main if unsure and _script(piece) in ("", "LATIN") else language


def _short(piece: str) -> bool:
    letters = sum(char.isalpha() for char in piece)
    return letters < _SHORT_LETTERS or (len(piece.split()) < _SHORT_WORDS and letters < 3 * _SHORT_LETTERS)


def _script(piece: str) -> str:
    """Return the script of most letters (`LATIN`, `CYRILLIC`, `ARABIC` …), or an empty string where there are none."""
    scripts = Counter(unicodedata.name(char, "").split(" ")[0] for char in piece[:400] if char.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
