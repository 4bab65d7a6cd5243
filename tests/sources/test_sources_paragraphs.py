"""What a paragraph of a page is: each case is a page in small, its id is the promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.sources.paragraphs import paragraphs

LEAD = (
    "Norway moved two patrol ships to the northern fishing grounds on Monday, the defence ministry said, after trawlers from the "
    "neighbouring coast were seen inside the line that both governments drew last year."
)
NEXT = (
    "The foreign ministry in Oslo summoned the ambassador and asked for an explanation. Officials said that the trawlers had switched off "
    "their transponders before they crossed the line, and that the patrol ships had taken pictures of them."
)
THIRD = (
    "Fishing crews in the northern ports say that they expect the quarrel over the line to go on. The two governments are to meet in "
    "spring, and both have said that patrol ships will stay at the fishing grounds until then."
)
STORY = [LEAD, NEXT, THIRD]
HEAD = "Norway sends patrol ships to northern fishing grounds"
OTHER = "Wheat harvest in Argentina falls for a third year"
OTHER_PROSE = (
    "Growers in Argentina brought in less wheat than in any season since the drought began. Exporters blamed poor rainfall and costly seed."
)


def kinds(*blocks: str, title: str = "", gap: str = "\n\n") -> list[str]:
    text = gap.join(blocks)
    return [p.kind.value for p in paragraphs(text, title=title)]


def page(*below: str, above: tuple[str, ...] = (HEAD,)) -> list[str]:
    """Kinds of what stands below a story of three paragraphs."""
    return kinds(*above, *STORY, *below)[len(above) + 3 :]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([HEAD, LEAD], ["title", "body"], id="the first short line is the title"),
        pytest.param([HEAD + "?", LEAD], ["title", "body"], id="a title may ask"),
        pytest.param([LEAD, NEXT], ["body", "body"], id="a page may have no title"),
        pytest.param(["Norway moved two patrol ships on Monday."], ["body"], id="a text of one sentence is no repeat of itself"),
        pytest.param(["Hot Topics", "ENGLISH", HEAD, LEAD], ["furniture", "furniture", "title", "body"], id="nor are several short lines"),
        pytest.param(["iconmenu iconclose chevron left bookmark", HEAD, LEAD], ["furniture", "title", "body"], id="nor are names of icons"),
        pytest.param(["By Jane Roe", LEAD], ["byline", "body"], id="a byline is no title"),
        pytest.param(["By our Oslo desk, July 16, 2024", LEAD], ["byline", "body"], id="nor is a line that a desk signs"),
        pytest.param([HEAD, HEAD, LEAD], ["title", "repeat", "body"], id="the title again is a repeat"),
        pytest.param([HEAD, f"{HEAD} | The Daily Example", LEAD], ["title", "repeat", "body"], id="the title with the outlet is a repeat"),
        pytest.param([f"{HEAD} | The Daily Example", LEAD], ["title", "body"], id="a title may carry the outlet"),
        pytest.param(["World", HEAD, LEAD], ["furniture", "title", "body"], id="the label of a section is no title"),
        pytest.param(["High North", HEAD, LEAD], ["furniture", "title", "body"], id="a short line above a longer title is no title"),
        pytest.param(
            ["Skip to content", HEAD, "By Jane Roe", "5 March 2024", LEAD],
            ["furniture", "title", "byline", "byline", "body"],
            id="furniture, byline and date stand around the title",
        ),
        pytest.param(
            [HEAD, "Ministers say that the line must hold while talks go on.", LEAD],
            ["title", "body", "body"],
            id="a standfirst in a full sentence is story",
        ),
        pytest.param(
            [HEAD, "Talks planned for spring", LEAD], ["title", "heading", "body"], id="a line without an end below the title is a heading"
        ),
        pytest.param(
            ["Video: patrol ships leave the naval base at dawn", LEAD], ["title", "body"], id="a labelled first line is still the title"
        ),
        pytest.param(["Northern Sea Update, March 5, 2024", LEAD], ["title", "body"], id="a title may hold the day it tells of"),
        pytest.param(
            [HEAD, LEAD, "What the line means", NEXT], ["title", "body", "heading", "body"], id="a short line within the story is a heading"
        ),
        pytest.param(
            [HEAD, LEAD, "- the patrol ships stay until spring;", "- no trawler is seized", NEXT],
            ["title", "body", "body", "body", "body"],
            id="a list within the story is story",
        ),
        pytest.param(
            ["2 Comments", HEAD, LEAD, NEXT], ["comment", "title", "body", "body"], id="a count of comments above the story does not end it"
        ),
        pytest.param(
            [HEAD, LEAD, NEXT, "“They switched off their lights before they crossed the line,” one sailor said.", THIRD],
            ["title", "body", "body", "body", "body"],
            id="a quotation with other words is story",
        ),
        pytest.param(
            [HEAD, LEAD, "Patrol ships will stay at the fishing grounds until then", THIRD],
            ["title", "body", "repeat", "body"],
            id="a pull quote is a repeat",
        ),
        pytest.param(["The minister met the envoy."], ["body"], id="one full sentence is story"),
        pytest.param([f"OSLO, March 5 - {LEAD}", NEXT], ["body", "body"], id="a dateline makes no caption"),
        pytest.param(
            [HEAD, f"TROMSO, Norway (AP) — {LEAD}", NEXT], ["title", "body", "body"], id="a dateline with an agency makes no caption"
        ),
    ],
)
def test_around_the_title(blocks: list[str], expected: list[str]) -> None:
    assert kinds(*blocks) == expected


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param(
            "A patrol ship lies in the harbour of Tromso, Norway, Monday, March 4, 2024. (AP Photo/Sam Example)",
            id="agency credit in brackets",
        ),
        pytest.param(
            "The minister greets the envoy in Oslo, Norway, Tuesday, Feb. 6, 2024. (Sam Example, Pool Photo via AP)", id="name, agency, via"
        ),
        pytest.param("A patrol ship at sea [File: Sam Example/Reuters]", id="file credit in square brackets"),
        pytest.param("Photo: Sam Example / Getty Images", id="label and names"),
        pytest.param("Image source: Northern Post", id="source of an image"),
        pytest.param("A trawler near the line. [Source: Northern Post]", id="source in square brackets"),
        pytest.param("The minister in Oslo. © Reuters / Sam Example / File Photo", id="agency, name, file"),
        pytest.param("Crews mend their nets in Vardo on April 2, 2018.Sam Example / AFP / Getty Images / Files", id="glued credit"),
        pytest.param("FILE PHOTO: A trawler unloads in Vardo in 2019. REUTERS/Sam Example", id="file photo"),
        pytest.param("FILE - Crews mend nets at a quay in Vardo in the spring of last year.", id="file and dash"),
        pytest.param("In this handout photo, a patrol ship follows a trawler near the line.", id="in this photo"),
        pytest.param("A trawler is seen in this satellite image taken over the northern sea.", id="is seen in this image"),
        pytest.param("Crews mend their nets at the quay in Vardo — AFP", id="dash and agency"),
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3], ids=["above the story", "after the first paragraph", "after the second"])
def test_a_caption_is_a_caption_wherever_it_stands(caption: str, place: int) -> None:
    blocks = [HEAD, *STORY]
    blocks.insert(place, caption)
    assert kinds(*blocks) == ["title", *(["body"] * (place - 1)), "caption", *(["body"] * (4 - place))]


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        pytest.param(
            "Sailors load a patrol ship in the harbour of Tromso before it leaves for the northern sea on…",
            "caption",
            id="ends with an ellipsis",
        ),
        pytest.param(
            "Sailors stand on a patrol ship in the harbour of Tromso on March 4, 2024. - The ship is to watch the line.",
            "caption",
            id="day, full stop, dash",
        ),
        pytest.param("The minister (left) greets the envoy in Oslo.", "caption", id="left"),
        pytest.param("Sailors stand on deck in Tromso, Norway, Monday, March 4, 2024.", "caption", id="weekday and whole date"),
        pytest.param("The two ministers met in Oslo on Monday, March 4, 2024.", "body", id="a meeting on a weekday is story"),
    ],
)
def test_a_leading_caption(caption: str, kind: str) -> None:
    assert kinds(HEAD, caption, *STORY) == ["title", kind, "body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Read more: " + OTHER, "teaser", id="read more"),
        pytest.param("READ ALSO | " + OTHER, "teaser", id="read also, bar"),
        pytest.param("Related: " + OTHER, "teaser", id="related"),
        pytest.param("Sign up for our weekly newsletter", "form", id="newsletter"),
        pytest.param('[contact_form id="7"]', "form", id="shortcode"),
        pytest.param("Advertisement", "furniture", id="advertising"),
        pytest.param("Share this article", "furniture", id="share"),
        pytest.param("Facebook Twitter WhatsApp Email", "furniture", id="networks"),
        pytest.param("The Associated Press", "furniture", id="agency alone"),
        pytest.param("* * *", "furniture", id="no words"),
        pytest.param("Follow us on Telegram", "furniture", id="follow"),
    ],
)
@pytest.mark.parametrize("place", [2, 3], ids=["after the first paragraph", "after the second"])
def test_the_story_goes_on_after_what_stands_in_it(line: str, kind: str, place: int) -> None:
    blocks = [HEAD, *STORY]
    blocks.insert(place, line)
    assert kinds(*blocks) == ["title", *(["body"] * (place - 1)), kind, *(["body"] * (4 - place))]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param(["Related Stories", OTHER, "Snow closes passes in Chile"], ["teaser"] * 3, id="headlines below their head"),
        pytest.param(["You may also like", OTHER_PROSE, "Mar 2, 2024", OTHER], ["teaser"] * 4, id="summaries and dates of other stories"),
        pytest.param([OTHER, "Snow closes mountain passes in Chile"], ["teaser"] * 2, id="headlines without a head"),
        pytest.param(
            ["Related Stories", OTHER, LEAD.replace("Monday", "Sunday"), NEXT.replace("asked", "called")],
            ["teaser", "teaser", "body", "body"],
            id="a clear return to the subject is story",
        ),
        pytest.param(
            ["3 comments", "Term", "2024-03-06", "They should all go home and leave the fish to the seals."],
            ["comment"] * 4,
            id="below the count of comments",
        ),
        pytest.param(
            [
                "old_sailor",
                "2024-03-06",
                "I fished there for thirty years and never saw a line.",
                "kari",
                "2 days ago",
                "Me neither, not one.",
            ],
            ["comment"] * 6,
            id="name, date, words",
        ),
        pytest.param(["Comments", NEXT.replace("Oslo", "Bergen")], ["comment"] * 2, id="a comment may speak of the subject"),
        pytest.param(["No comments yet. Why not start one?", "Be kind."], ["comment", "comment"], id="no comments yet"),
        pytest.param(
            ["Leave a reply", "Your email address will not be published. Required fields are marked *", "Name *"],
            ["comment", "form", "form"],
            id="a form for comments",
        ),
        pytest.param(
            ["Leave a comment", "Programme of the week", "-\n" + OTHER_PROSE, "-\n" + OTHER],
            ["comment", "teaser", "teaser", "teaser"],
            id="items whose bullet has its own line",
        ),
        pytest.param(
            ["Jane Roe is a research fellow at the Institute for Northern Seas. She writes on fishing."],
            ["byline"],
            id="a note on an author",
        ),
        pytest.param(["© 2024 The Daily Example. All rights reserved.", OTHER], ["furniture", "teaser"], id="copyright, then a headline"),
        pytest.param(
            ["This article originally appeared in The Northern Post", "Print Friendly, PDF & Email"],
            ["furniture"] * 2,
            id="where it appeared, button to print",
        ),
        pytest.param(
            ["Tags: fishing, patrol", "Previous article", OTHER], ["furniture", "teaser", "teaser"], id="topics and the article before"
        ),
        pytest.param(
            ["About the author", "Sam Example has covered fishing grounds and patrol ships for the northern ports."],
            ["byline", "byline"],
            id="a note below its head",
        ),
        pytest.param(["(Reporting by Jane Roe; editing by Sam Example)"], ["byline"], id="who reported and edited"),
        pytest.param(
            ["The views expressed in this article are the author's own and do not reflect the position of the magazine."],
            ["furniture"],
            id="disclaimer",
        ),
        pytest.param(["We use cookies to make this site better. Read our cookie policy."], ["furniture"], id="cookies"),
        pytest.param(["Please tell us if you find a mistake in this report."], ["form"], id="asks to report trouble"),
        pytest.param(["[1] Northern Post, Lines at sea, 2019"], ["furniture"], id="a note below the text"),
        pytest.param(["The quarrel is the third in ten years."], ["body"], id="a short last sentence is story"),
    ],
)
def test_below_the_story(below: list[str], expected: list[str]) -> None:
    assert page(*below) == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("Share prices of fishing companies fell after the ministry spoke on Monday.", "share", id="share prices"),
        pytest.param("More than a hundred crews signed a letter to the prime minister.", "more", id="more than"),
        pytest.param("By Monday night the patrol ships had reached the northern line.", "by", id="by Monday"),
        pytest.param("Related questions about the patrol ships were put off until spring.", "related", id="related questions"),
        pytest.param("Comments by the minister angered crews in the northern ports.", "comments", id="comments by"),
        pytest.param("Reuters quoted an official as saying that the ships would stay.", "agency", id="an agency that reports"),
        pytest.param("Read in parliament, the letter asked for patrol ships to stay.", "read", id="read in parliament"),
        pytest.param(
            "The crews want a new line (or no line at all) and patrol ships to enforce it (and no fines).",
            "brackets",
            id="brackets at the end",
        ),
        pytest.param("“We will follow them to the ends of the sea,” the minister told crews.", "follow", id="we will follow"),
        pytest.param("Published figures show that crews from both coasts took 40,000 tonnes.", "published", id="published figures"),
        pytest.param("Sign of a thaw: the two fishing ministers spoke by telephone on Friday.", "sign", id="sign of a thaw"),
    ],
)
def test_a_story_may_use_the_words_of_furniture(line: str, why: str) -> None:
    assert kinds(HEAD, LEAD, line, NEXT, THIRD) == ["title", "body", "body", "body", "body"], why


def test_a_person_of_the_story_is_no_author() -> None:
    story = [
        *STORY,
        "Kari Example, who leads the crews, asked for talks.",
        "Kari Example is a director of the largest fishing company in Vardo.",
    ]
    assert kinds(HEAD, *story)[-1] == "body"


def test_the_author_of_the_byline_has_a_note() -> None:
    assert kinds(HEAD, "By Jane Roe", *STORY, "Jane Roe is based in Oslo.")[-1] == "byline"


def test_furniture_glued_to_the_last_paragraph_is_cut_off() -> None:
    text = f"{HEAD}\n\n{LEAD}\n\n{NEXT}Share this article"
    found = [(p.kind.value, text[p.span.start : p.span.end]) for p in paragraphs(text)]
    assert found == [("title", HEAD), ("body", LEAD), ("body", NEXT), ("furniture", "Share this article")]


def test_lines_without_blank_lines_are_paragraphs() -> None:
    assert kinds(HEAD, *STORY, "1 comment", "nice", gap="\n") == ["title", "body", "body", "body", "comment", "comment"]


def test_a_paragraph_wrapped_to_a_width_is_one() -> None:
    wrapped = (
        "Norway moved two patrol ships to the northern fishing grounds\n"
        "on Monday, the defence ministry said, after trawlers were seen\ninside the line."
    )
    assert kinds(HEAD, wrapped, NEXT) == ["title", "body", "body"]


def test_a_known_title_is_found() -> None:
    known = "Patrol ships reach the line."
    assert kinds(known, LEAD, title="Patrol ships reach the line") == ["title", "body"]


def test_every_paragraph_says_why() -> None:
    text = "\n\n".join([HEAD, "By Jane Roe", *STORY, "Related Stories", OTHER, "2 comments", "fine"])
    assert all(p.why for p in paragraphs(text))


LINES = st.sampled_from(
    [
        HEAD,
        LEAD,
        NEXT,
        "-",
        "• Name *",
        "1 comment",
        "Related Stories",
        "[x_form id=1]",
        "2024-03-06",
        "",
        " \t",
        "By Jane Roe",
        "...",
        "© 2024",
        "\xa0",
        THIRD,
    ]
)


@given(st.lists(LINES | st.text(max_size=60), max_size=14), st.sampled_from(["\n", "\n\n", " \n"]))
def test_paragraphs_cover_the_text(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    spans = [p.span for p in paragraphs(text)]
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert covered == sorted(set(covered)), "sorted and disjoint"
    assert all(i in set(covered) for i, char in enumerate(text) if not char.isspace())
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() != "" for span in spans)
