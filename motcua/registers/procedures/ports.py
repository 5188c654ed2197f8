"""What a room above plugs in: whether a drawn process can be gone through, and how long it takes at most."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from motcua.registers.procedures.rules.soundness import Fault


class ProcessJudge(Protocol):
    """Judges processes whose steps do not simply follow one another. `instruments/workflow` is one."""

    def faults(self, process: Mapping[str, Any]) -> Sequence[Fault]:  # Any: JSON, sound by the schema
        """List what is wrong with a process: where in it, and one sentence that names the element."""

    def longest_hours(self, process: Mapping[str, Any]) -> Decimal:  # Any: as above
        """Give the hours of its longest way, loops and steps in which the clock stands left out."""


class _Judge:
    """The judge in use."""

    def __init__(self) -> None:
        self._judge: ProcessJudge | None = None

    def join(self, judge: ProcessJudge) -> None:
        """Take a judge; a second call replaces him."""
        self._judge = judge

    def faults(self, process: Mapping[str, Any]) -> Sequence[Fault]:
        """Ask him; where there is none, nothing that is drawn can be gone through."""
        return (
            self._judge.faults(process) if self._judge else [((), "Chưa có nơi kiểm tra bản vẽ quy trình.")]
        )

    def longest_hours(self, process: Mapping[str, Any]) -> Decimal:
        """Ask him."""
        return self._judge.longest_hours(process) if self._judge else Decimal(0)


PROCESS_JUDGE = _Judge()
"""Joined in `wiring`."""
