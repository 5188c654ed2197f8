"""Keeps personal numbers out of the logs: whatever looks like one is masked before a line is written."""

import logging
import re

NUMBER = re.compile(r"(?<!\d)(\d{3})\d{6}(\d{3})(?!\d)|(?<!\d)(\d{2})\d{5}(\d{2})(?!\d)")


class MaskNumbers(logging.Filter):
    """Masks 12-digit (định danh) and 9-digit (chứng minh) numbers in a log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the line; let every line through."""
        record.msg = mask(record.getMessage())
        record.args = None
        return True


def mask(line: str) -> str:
    """Replace the middle of every number that looks personal."""
    return NUMBER.sub(_masked, line)


def _masked(found: re.Match[str]) -> str:
    head, tail = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{head}{'•' * (len(found[0]) - len(head) - len(tail))}{tail}"
