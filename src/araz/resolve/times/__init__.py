"""When: the time expressions of a text and the intervals they stand for.

grammar (words and rules) -> scan (matches) -> rules: calendar, feasts, relative, spans (readings, counted from a Clock)
-> reader (one pass over an article: what was named before, named wars, anchors) -> TimeMention, with its TIMEX3
"""

from araz.resolve.times.named import NamedIndex
from araz.resolve.times.national import NationalDays
from araz.resolve.times.reader import TimeMention, find_times, read_times
from araz.resolve.times.tense import tense_by_words

__all__ = ["NamedIndex", "NationalDays", "TimeMention", "find_times", "read_times", "tense_by_words"]
