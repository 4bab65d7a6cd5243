"""The forms by which the parts of a page that are not its story are known.

A form is a pattern over one block, with the most words that such a block has, what it makes of the block, and whether the story ends there.
Patterns describe what any outlet's page may hold; none is there for one outlet. Order matters: the first that
fits decides. `forms.py` uses them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from araz.records import ParagraphKind as Kind


class End(IntEnum):
    """What a form says of the blocks that follow it, once the story has begun."""

    NO = 0  # nothing
    PAUSE = 1  # the story may be over: what follows must be prose about the same things to be story
    STORIES = 2  # other stories follow: only a clear return to the subject is story
    COMMENTS = 3  # readers' words follow: nothing is story any more


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it makes of a block, why, the pattern, the most words, whether the story ends."""

    kind: Kind
    why: str
    pattern: re.Pattern[str]
    most: int
    end: End = End.NO


def _form(kind: Kind, why: str, most: int, pattern: str, end: End = End.NO) -> Form:
    return Form(kind, why, re.compile(pattern, re.IGNORECASE), most, end)


_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|reddit|pinterest|vk|tumblr|tiktok|viber|messenger|threads|bluesky)"
)
_PIECE = r"(?:article|story|post|piece|report|version|analysis|interview|op-?ed|opinion|essay|column|commentary|news)"
ABOUT_AUTHOR = "head of a note on the author"
NAMES_SOURCE = "names the source of the text"
DATES_PAGE = "line that dates the page"
AGENCIES = (
    r"(?:associated press|ap|afp|agence france[- ]presse|reuters|getty(?: images)?|"
    r"epa(?:-efe)?|efe|dpa|ansa|tass|itar-tass|interfax|sputnik|"
    r"ria novosti|xinhua|kyodo|yonhap|anadolu(?: agency)?|"
    r"irna|isna|fars(?: news)?(?: agency)?|tasnim(?: news)?|mehr(?: news)?(?: agency)?|sana|wafa|pti|ani|"
    r"ians|upi|bernama|antara|bloomberg|ukrinform|azertac|armenpress|interpressnews|"
    r"shutterstock|istock(?:photo)?|alamy|nurphoto|zuma(?: press)?|"
    r"flickr|wikimedia(?: commons)?|unsplash|pexels|maxar(?: technologies)?|planet labs)"
)

_FORM_FIELDS = (
    _form(
        Kind.FORM, "shortcode of a page builder", 20,
        r"^\[/?[a-z][\w-]*(?:\s+[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\]]+))+\s*/?\]$",
        End.PAUSE,
    ),
    _form(Kind.FORM, "shortcode of a page builder", 3, r"^\[/?[a-z]+[_-][\w-]+\s*/?\]$", End.PAUSE),
    _form(Kind.FORM, "note on a form's field", 25, r"\b(?:this|these) fields? (?:is|are|should|must)\b|\brequired fields? (?:is|are)\b"),
    _form(
        Kind.FORM, "note on a form's field", 25,
        r"^your e-?mail (?:address )?will not be|^save my name\b|^notify me (?:of|by|when)\b|^enter your\b",
    ),
    _form(
        Kind.FORM, "field of a form", 4,
        r"^(?:(?:first |last |full |your )?name|e-?mail(?: address)?|website|phone|message|submit|subscribe|log ?in"
        r"|sign[- ]?(?:up|in)|register|captcha|δ)\s*[*:(]?(?:\(?(?:required|optional)\)?)?$",
    ),
    _form(
        Kind.FORM, "consent to terms", 60,
        r"^(?:by (?:signing|clicking|subscribing|continuing|entering|submitting|providing)\b|i (?:agree|consent|have read"
        r"|accept)\b.{0,60}\b(?:terms|privacy|policy|e-?mails?|data)\b)",
    ),
    _form(
        Kind.FORM, "sign-up to a newsletter", 30,
        r"^(?:please )?(?:to )?(?:sign[- ]?up|subscribe|register)\b(?:.*\b(?:newsletters?|e-?mails?|updates?|mailing list"
        r"|alerts?|briefings?|inbox|digest|now|today|free|here|account)\b|\s*(?:to|for) (?:our|the|stay|get|receive"
        r"|read)\b)",
        End.PAUSE,
    ),
    _form(
        Kind.FORM, "sign-up to a newsletter", 14,
        r"^(?:to )?(?:stay|keep|get|be)\b.{0,30}\b(?:updated|informed|up[- ]to[- ]date|in the loop|notified)\b",
        End.PAUSE,
    ),
    _form(
        Kind.FORM, "sign-up to a newsletter", 30,
        r"^(?:get|receive|want|join|don['’]t miss)\b.*\b(?:newsletters?|your inbox|by e-?mail|mailing list|our (?:daily"
        r"|weekly|app|alerts))\b|^(?:the |our |daily |weekly |free |e-?mail )*newsletters?$",
        End.PAUSE,
    ),
    _form(
        Kind.FORM, "asks to report trouble with the page", 22,
        r"^(?:please )?(?:let us know|contact us|tell us|report|e-?mail us|write to us|have you|did you)\b.*\b(?:issues?"
        r"|problems?|trouble|errors?|typos?|mistakes?|correction)\b",
    ),
)  # fmt: skip
_COMMENTS = (
    _form(
        Kind.COMMENT, "count of comments", 12,
        r"^\(?\d[\d,.]*\)?\s+(?:comments?|replies|responses)(?:$|\s*[:(|]|\s+(?:on|to|so far|for)\b)|^\d+ thoughts? on\b",
        End.COMMENTS,
    ),
    _form(
        Kind.COMMENT, "head of the comments", 8,
        r"^(?:(?:reader|user|recent|all|top|latest|popular|facebook)s?['’]? )?comments?(?:\s*\(?\d+\)?)?\s*:?$",
        End.COMMENTS,
    ),
    _form(
        Kind.COMMENT, "head of the comments", 10,
        r"^(?:show|view|see|load|read|hide|sort)\b.{0,20}\bcomments?\b|^(?:be the first to|join the (?:conversation"
        r"|discussion))\b|^comments (?:are (?:closed|off|disabled)|share\b|section$|policy$|powered\b)|^no comments?(?: yet)?\b",
        End.COMMENTS,
    ),
    _form(
        Kind.COMMENT, "asks for a comment", 9,
        r"^(?:(?:leave|post|add|write|submit)(?: an?| your| us)?|your) (?:new )?(?:reviews?|comments?|reply|response"
        r"|feedback|opinion)\b|^(?:cancel )?reply$",
        End.STORIES,
    ),
)  # fmt: skip
_TEASERS = (
    _form(
        Kind.TEASER, "head of a list of other stories", 7,
        r"^(?:(?:related|similar|other|more|latest|recent|top|popular|trending|recommended|suggested|featured"
        r"|sponsored)(?: \w+)? (?:stories|articles?|posts?|news|content|topics|coverage|links|reads?|reading|headlines"
        r"|videos?|stor(?:y|ies)|publications|materials)|related|recommended(?: for you| by)?|trending(?: now)?"
        r"|most (?:read|popular|viewed|shared|commented|recent)|(?:you )?(?:may|might) also (?:like|be interested in)"
        r"|you may (?:like|have missed)|editor['’]?s['’]? (?:picks?|choice)|more (?:on (?:this|the) (?:story|topic"
        r"|subject)|like this|stories|news|to read)|also (?:in the news|read|of interest)|see also|read (?:more|also"
        r"|next)|further reading|up next|next up|what to read next|(?:must|don['’]t) (?:reads?|miss)"
        r"|in case you missed it|keep reading|around the web|from our partners|(?:previous|next|older"
        r"|newer)(?: (?:article|post|story|posts))?)\s*:?$",
        End.STORIES,
    ),
    _form(Kind.TEASER, "head of a list of other stories", 6, r"^more (?:from|in|on|about|by)\b[^.!?]*$", End.STORIES),
    _form(
        Kind.TEASER, "points to another story", 40,
        r"^[(\[]?(?:also |must |further )?(?:read|see|watch|listen)(?: (?:more|also|next|now|on|this|here|it))*\s*[:>»→"
        r"|–—-]\s*\S",
    ),
    _form(
        Kind.TEASER, "points to another story", 40,
        r"^[(\[]?(?:related(?: (?:story|article|news|stories|coverage|reading|post))?|recommended|don['’]t miss"
        r"|in case you missed it|icymi|up next|next up|more|previous (?:article|post|story)|next (?:article|post"
        r"|story))\s*[:>»→|]\s*\S",
    ),
    _form(
        Kind.TEASER, "points to another story", 30,
        r"^(?:also (?:read|see|on|in)|read (?:also|more about|more on|the full (?:story|article|report|text))|see also"
        r"|click here (?:to|for)|continue reading|keep reading)\b(?!.*[.]$)",
    ),
)  # fmt: skip
_CAPTIONS = (
    _form(
        Kind.CAPTION, "credit of a picture", 45,
        r"^(?:(?:cover|featured|header|lead|file|main|top|stock) )?(?:image|photo|picture|photograph|photography"
        r"|illustration|graphic|map|cartoon|video|screenshot|screengrab)s?(?: (?:source|credits?|courtesy|caption"
        r"|copyright|from))*\s*(?:[:|©]|\bby\s+[A-Z]|courtesy\b|via\b)",
    ),
    _form(Kind.CAPTION, "credit of a picture", 25, r"^(?:photo |image |picture )?credits?\s*[:|]\s*\S|^courtesy (?:of|photo)\b"),
    _form(
        Kind.CAPTION, "mark of a file picture", 70,
        r"^[(\[]?file(?: (?:photo|picture|image|footage|pic))?\s*[:–—-]\s|^[(\[]?file (?:photo|picture|image|footage)\b",
    ),
    _form(
        Kind.CAPTION, "tells of a picture", 90,
        r"^in (?:this|an?) (?:[\w.,/'’-]+ ){0,9}?(?:photo|photograph|image|picture|frame grab|still|screengrab|screenshot"
        r"|handout|video grab)\b",
    ),
    _form(
        Kind.CAPTION, "tells of a picture", 70,
        r"\b(?:is|are|was|were|be|can be) (?:seen|shown|pictured)\b.{0,40}\bin (?:this|an?|the) (?:\w+ ){0,3}(?:photo"
        r"|photograph|image|picture|screengrab|handout)\b|^(?:pictured|clockwise|from left|left to right|seen here"
        r"|\(?from [lr]\b|\([lr][-–][lr]\))",
    ),
    _form(
        Kind.CAPTION, "ends with the credit of a picture", 110,
        r"[(\[](?=[^()\[\]]{3,140}[)\]]$)[^()\[\]]*(?:\bphotos?\b|\bphotographs?\b|\bvia (?:the )?" + AGENCIES
        + r"\b|\bimages?\b[^()\[\]]*|\b(?:file|handout|pool|courtesy)\b)[^()\[\]]*[)\]]$",
    ),
    _form(Kind.CAPTION, "ends with the credit of a picture", 60, r"[(\[][^()\[\]/]{3,60}/\s?" + AGENCIES + r"[^()\[\]]{0,30}[)\]]$"),
    _form(
        Kind.CAPTION, "ends with the credit of a picture", 70,
        r"(?:^|[.\s])(?-i:REUTERS|AFP|AP|EPA|TASS|Reuters|Getty Images|Anadolu)(?: photo)?\s?/\s?[^\d\W][\w .’'-]{2,40}$"
        r"|(?:^|\s)(?:photo|picture|image)s?(?: by)?\s*[:/]\s*[^.:]{2,50}$|/\s?(?-i:AFP|AP|REUTERS|Reuters|EPA"
        r"|Getty Images|AP Photo)(?:\s?/\s?[^/.]{2,30})?\.?$|©\s*(?:the )?" + AGENCIES + r"(?:\s?/\s?[^/.]{2,40})*$",
    ),
    _form(Kind.CAPTION, "ends with the source of a picture", 45, r"[(\[](?:source|credit)\s*:[^()\[\]]{2,60}[)\]]$"),
    _form(Kind.CAPTION, "ends with a dash and an agency", 50, r"[^.!?”\"\s]\s+[-–—]\s*(?-i:(?=[A-Z]))" + AGENCIES + r"$"),
    _form(Kind.CAPTION, "credit of a picture", 12, r"^©\s*(?!.*\b(?:19|20)\d\d\b)\S.*$"),
)  # fmt: skip
_FURNITURE = (
    _form(
        Kind.FURNITURE, "name of an agency alone", 8,
        r"^[(\[—–-]?\s*(?:source\s*:\s*)?(?:the )?" + AGENCIES
        + r"(?:\s*[/,&|]\s*(?:the )?" + AGENCIES
        + r")*\s*[)\]]?$",
    ),
    _form(
        Kind.FURNITURE, "button to share", 9,
        r"^(?:please )?share(?:\s*[:|]|\s+(?:this|on|via|it|with|article|story|post|the (?:article|story|post|news"
        r"|link))\b.*)?$|^(?:spread the word|copy (?:link|url)|copied!?|link copied)\b",
    ),
    _form(
        Kind.FURNITURE, "names of networks", 12,
        r"^(?:(?:share|tweet|pin(?: ?it)?|e-?mail|print|like|save|post|link|more|on|to|" + _NETWORKS
        + r")\b[\s,|/·&:+0-9]*)+$",
    ),
    _form(
        Kind.FURNITURE, "link within the page", 8,
        r"^(?:skip|jump|go|back|return)(?: back)? to\b.{0,20}\b(?:content|navigation|search|top|home|homepage|main|footer"
        r"|menu|article|news)\b",
    ),
    _form(
        Kind.FURNITURE, "button to print", 8,
        r"^print(?:er)?[ -]?friendly\b|^(?:download|save|export)(?: as| the| this)? (?:pdf|article)"
        r"|^print(?: this)?(?: (?:page|article|story|post))?$",
    ),
    _form(
        Kind.FURNITURE, "copyright", 60,
        r"^(?:copyright\b|©|\(c\)\s)|\ball rights reserved\b|\b(?:may|must) not be (?:published|reproduced|copied)\b"
        r"|©\s*(?:19|20)\d\d",
        End.PAUSE,
    ),
    _form(
        Kind.FURNITURE, "notice on cookies or terms", 60,
        r"\b(?:we|(?:web)?sites?|partners|page|store|collect)\b.{0,40}\b(?:use|uses|using|store|set) (?:\w+ )?cookies\b"
        r"|\bcookies? (?:policy|settings|preferences|notice|consent)\b|^(?:accept|reject|manage|allow)(?: all)? cookies"
        r"|^cookies$",
    ),
    _form(
        Kind.FURNITURE, "notice on cookies or terms", 12,
        r"\bprivacy (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions|& conditions)\b|^accept(?: all)?$",
    ),
    _form(
        Kind.FURNITURE, "advertising", 8,
        r"^[-–—\s(\[]*(?:advertise?ments?|advertising|sponsored(?: content)?|promoted(?: content)?|paid content|ad"
        r"|ads by .*|(?:story|article) continues (?:below|after)\b.*|scroll (?:down )?to continue.*"
        r"|remove ads.*)[-–—\s)\]]*$",
    ),
    _form(
        Kind.FURNITURE, "says where it first appeared", 45,
        r"^(?:this|the|an?|a version of (?:this|the)|an? (?:earlier|longer|shorter) version of (?:this|the))\s+(?:\w+ )?" + _PIECE
        + r"\b.{0,40}?\b(?:first|originally|previously)\s+(?:appeared|published|posted|ran|written)\b",
        End.PAUSE,
    ),
    _form(
        Kind.FURNITURE, "says where it first appeared", 45,
        r"^(?:this " + _PIECE
        + r"\b.{0,20}?\b(?:(?:is|was|has been) (?:re)?(?:published|posted|reprinted|syndicated)|appeared (?:first )?(?:in"
        r"|on|at))|(?:originally|first|re-?)\s?(?:published|appeared|posted|printed) (?:in|on|at|by|from|with)\b)",
        End.PAUSE,
    ),
    _form(
        Kind.FURNITURE, "list of topics", 40,
        r"^(?:tags?|tagged(?: with| in)?|topics?|key ?words?|categor(?:y|ies)|filed under|posted in|sections?|labels?"
        r"|in this (?:story|article))\s*(?::|：|$)",
        End.PAUSE,
    ),
    _form(
        Kind.FURNITURE, "asks to follow or support", 30,
        r"^(?:please )?(?:follow|like|find|join|connect with|support|donate to|contact|visit)\s+(?:us|our)\b|^(?:follow"
        r"|join|like|find)\b.{0,40}\bon " + _NETWORKS
        + r"\b|^(?:donate|support us|become a (?:member|supporter|subscriber)|buy us a coffee|contact us|about us"
        r"|advertise with us)\b",
        End.NO,
    ),
    _form(
        Kind.FURNITURE, "reading or listening time", 9,
        r"^\d+\s*[- ]?min(?:ute)?s?\.?(?: read)?$|^(?:estimated )?read(?:ing)? time\b|^listen(?:\s*[(:]| to (?:this"
        r"|the)\b).*$|^\d[\d,.]*k?\s+(?:views?|shares?|reads?|likes?)$|^views?\s*:?\s*\d",
    ),
    _form(Kind.FURNITURE, "web address alone", 6, r"^(?:(?:source|link|url|via|original)\s*[:>-]\s*)?(?:https?://|www\.)\S+$"),
    _form(Kind.FURNITURE, "hashtags or handles alone", 30, r"^(?:[#@]\w+[\s,|]*)+$"),
    _form(
        Kind.FURNITURE, "label of the page", 3,
        r"^(?:menu|search|home|close|next|prev(?:ious)?|loading(?:\.\.\.|…)?|more|image|video|gallery|photos?|play|pause"
        r"|mute|live|breaking(?: news)?|latest|(?:last )?updated?|published|posted|exclusive|premium|toggle navigation|read (?:more|less)"
        r"|show (?:more|less)|see (?:more|all)|view all|expand|back|top|en|english|text size|a[+-]|font size|transcript"
        r"|explainer|world|news|opinion|politics|middle east|europe|asia|africa|americas)\s*[:>»]?$",
    ),
    _form(
        Kind.FURNITURE, "disclaimer", 90,
        r"^(?:disclaimer|editor(?:ial|['’]?s)? note|correction|clarification|trigger warning)\s*[:–—-]"
        r"|\bviews?\b.{0,40}\bexpressed\b.{0,90}\b(?:not|author|alone|own)\b|\b(?:do"
        r"|does) not (?:necessarily )?(?:reflect|represent)\b.{0,60}\b(?:views?|opinions?|position|policy|stance)\b",
        End.PAUSE,
    ),
    _form(
        Kind.FURNITURE, NAMES_SOURCE, 10,
        r"^[(\[]?(?:(?:original|article|news|full) )?(?:source|via)\s*:\s*\S[^.?!]*(?:\.\w+[^.?!]*)*[)\]]?$",
    ),
    _form(
        Kind.FURNITURE, "note below the text", 60,
        r"^\[\d{1,3}\]\s+\S|^\d{1,3}\.\s+https?://|^(?:sources?|references|footnotes?|notes)\s*:?$",
    ),
    _form(Kind.FURNITURE, "says who made the page", 25, r"^(?:powered|hosted|designed|developed) by\b|^(?:website|site) (?:by|design)\b"),
    _form(Kind.FURNITURE, "no words", 40, r"^[\W\d_]+$"),
)  # fmt: skip
_BYLINES = (
    _form(
        Kind.BYLINE, DATES_PAGE,
        25,
        r"^[(\[]?(?:(?:first|last|originally) )?(?:published|updated|posted|modified|date|issued|created|released|publication date)\b"
        r"(?=.*(?:\b(?:19|20)\d\d\b|\d:\d\d|\bago\b))(?:(?!\bby the\b).)*(?<![.?!])$",
    ),
    _form(
        Kind.BYLINE, "who reported or edited", 45,
        r"^[(\[]?(?:(?:with )?(?:additional|further) (?:reporting|material|writing)|reporting|writing|editing|edited"
        r"|compiled|translated|translation|written|production|with (?:inputs?|reporting|files|material"
        r"|agency inputs?))\s+(?:by|from)\b|^[(\[]?with (?:agenc(?:y|ies)|inputs)\b",
    ),
    _form(Kind.BYLINE, ABOUT_AUTHOR, 5, r"^about (?:the )?(?:authors?|writers?)\s*:?$", End.PAUSE),
    _form(
        Kind.BYLINE, "role of a writer", 6,
        r"^(?:(?:guest|staff|senior|chief|special|foreign|contributing|political|defen[cs]e|security|diplomatic|opinion"
        r"|deputy|managing|associate|our|web|news|online|freelance|regional|middle east|world|international"
        r"|editorial)\s+)*(?:writers?|reporters?|correspondents?|columnists?|contributors?|editors?|staff|authors?"
        r"|newsroom|desk|bureau|editorial board)$",
    ),
)  # fmt: skip

FORMS = (*_FORM_FIELDS, *_COMMENTS, *_BYLINES, *_CAPTIONS, *_TEASERS, *_FURNITURE)
