"""What decides in this room: how long a month is, what a digest covers, how two drawings differ. Pure."""

from motcua.steering.reports.rules.late import Row, compared, days_late, digest_of, end_of

__all__ = ["Row", "compared", "days_late", "digest_of", "end_of"]
