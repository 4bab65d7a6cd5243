"""What people take away: one page that holds the whole record, and tables for other programs."""

from araz.publish.export import CLAIM_COLUMNS, EVENT_COLUMNS, export
from araz.publish.report import Look, Records, report, save

__all__ = ["CLAIM_COLUMNS", "EVENT_COLUMNS", "Look", "Records", "export", "report", "save"]
