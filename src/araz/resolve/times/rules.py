"""The table of rules: what each rule's matches mean."""

from __future__ import annotations

import re
from collections.abc import Callable

from araz.resolve.times import calendar as cal
from araz.resolve.times import feasts, relative, spans
from araz.resolve.times.values import Clock, Reading

Match = re.Match[str]

HANDLERS: dict[str, Callable[[Match, Clock], Reading | None]] = {
    "iso": cal.iso, "bc": cal.bc, "bc_range": cal.bc_range, "bc_decade": cal.bc_decade, "bc_century": cal.bc_century, "ad": cal.ad,
    "numeric": cal.numeric, "lunar": feasts.lunar, "solar": feasts.solar, "mdy": cal.day_month, "dmy": cal.day_month, "dmy_words": cal.day_month,
    "mdy_range": cal.day_range, "dmy_range": cal.day_range, "my_range": cal.month_range, "month_which": relative.month_which,
    "month_that_year": relative.month_of_year, "my": cal.month_year, "m_part": cal.month_year, "m": cal.month_year, "m_in": cal.month_year,
    "m_since": cal.month_year, "quarter_short": cal.quarter_short, "quarter": cal.quarter, "quarter_which": cal.quarter_which,
    "quarter_bare": cal.quarter_bare, "fiscal": cal.fiscal, "season_range": cal.season_range, "season_year": cal.season_year,
    "season_which": relative.season_which, "season_year_which": relative.season_of_year, "season": cal.season_bare, "decade": cal.decade,
    "decade_word": cal.decade_word, "century": cal.century, "y_range": cal.year_range, "y_part": cal.year_part, "y": cal.year,
    "y_short": cal.year_short, "y_old": cal.year_old, "week_of": cal.week_of, "feast": feasts.feast, "feast_which": feasts.feast,
    "day_before": relative.day_before, "ago": relative.ago, "ago_some": relative.ago, "past_n": spans.past_n, "recent": spans.recent, "coming": spans.coming, "within": spans.within, "units": spans.within,
    "recently": spans.recently, "present": spans.reference, "future": spans.reference, "past": spans.reference, "part_which": relative.part_which, "part_end": relative.part_end,
    "which": relative.which, "which_after": relative.which, "weekend": relative.weekend, "overnight": relative.overnight, "today": relative.today, "set": spans.every, "set_word": spans.every,
    "weekday_range": relative.weekday_range, "weekday_between": relative.weekday_range, "weekday": relative.weekday, "age": spans.age, "span_adjective": spans.span,
    "span_long": spans.span_long, "half_unit": spans.half_unit, "in_n": spans.in_n, "span_for": spans.span, "span_one": spans.span, "span": spans.span, "span_bare": spans.span,
    "clock": spans.clock_time, "dom": relative.day_of_month, "dark": spans.dark,
}  # fmt: skip
"""Rule -> what its matches mean; `anchor_*` and `unit_of`, which need the expression after them, are read by `times`."""
