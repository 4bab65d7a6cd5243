"""The language of each paragraph, and the issue that names what is not coded."""

from __future__ import annotations

import pytest

from araz.errors import InputError
from araz.issues import IssueLog
from araz.records import Article, Paragraph
from araz.sources.blocks import count_sentences
from araz.sources.language import Languages, assign, report_uncoded
from araz.sources.paragraphs import paragraphs

ENGLISH = (
    "The two governments agreed on Tuesday to open the bridge to lorries, and said that talks on the railway would go on in the spring."
)
RUSSIAN = "Мост откроют для грузовиков во вторник. Переговоры о железной дороге продолжатся весной, сообщили в министерстве."
TURKISH = "İki hükümet köprünün salı günü kamyonlara açılması konusunda anlaştı. Demiryolu görüşmeleri ilkbaharda sürecek."
AZERBAIJANI = "İki hökumət körpünün çərşənbə axşamı yük maşınları üçün açılması barədə razılığa gəldi. Danışıqlar yazda davam edəcək."
EXPECTED = ("en", "az", "tr", "ru", "de", "fr")


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(EXPECTED)


def found(languages: Languages, *blocks: str, stated: str = "") -> list[Paragraph]:
    text = "\n\n".join(blocks)
    return list(assign(text, paragraphs(text), languages, stated=stated))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([ENGLISH, RUSSIAN, ENGLISH], ["en", "ru", "en"], id="each paragraph has its own"),
        pytest.param([ENGLISH, TURKISH, AZERBAIJANI], ["en", "tr", "az"], id="Turkish is not Azerbaijani"),
        pytest.param(["Nakuru", ENGLISH, "Kapenguria", "OK"], ["en"] * 4, id="very short ones inherit"),
        pytest.param([ENGLISH, "Мост закрыт"], ["en", "ru"], id="a short one in another script does not"),
        pytest.param([RUSSIAN, "Мост"], ["ru", "ru"], id="a short one in the same script inherits"),
        pytest.param([ENGLISH, "2024-06-13", "* * *"], ["en"] * 3, id="lines without letters inherit"),
    ],
)
def test_languages(languages: Languages, blocks: list[str], expected: list[str]) -> None:
    assert [p.language for p in found(languages, *blocks)] == expected


def test_the_stated_language_holds_where_the_text_is_short(languages: Languages) -> None:
    assert [p.language for p in found(languages, "Nein.", stated="de")] == ["de"]


def test_what_is_not_coded_is_counted(languages: Languages) -> None:
    text = "\n\n".join([ENGLISH, RUSSIAN, TURKISH, RUSSIAN.replace("вторник", "среду")])
    article = Article("art1_x", text, assign(text, paragraphs(text), languages), "a.txt")
    log = IssueLog()
    report_uncoded(article, log)
    assert [(i.message, i.article, i.kind) for i in log] == [
        ("not coded: Russian, 4 sentences", "art1_x", "language"),
        ("not coded: Turkish, 2 sentences", "art1_x", "language"),
    ]
    assert [article.passage(i.span) for i in log if i.span] == [RUSSIAN, TURKISH]


def test_an_unknown_language_is_named_with_its_neighbour() -> None:
    with pytest.raises(InputError, match=r"unknown language 'enn' .*nearest is"):
        Languages(("enn",)).of(ENGLISH)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("He left. She stayed! Why?", 3, id="three ends"),
        pytest.param("On Sept. 29 Gen. Example met Dr. Roe of the U.S. Navy.", 1, id="abbreviations end nothing"),
        pytest.param("“We will stay.” She left.", 2, id="an end within quotation marks"),
        pytest.param("他走了。她留下了。", 2, id="wide marks"),
        pytest.param("no end", 1, id="at least one"),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert count_sentences(text) == count
