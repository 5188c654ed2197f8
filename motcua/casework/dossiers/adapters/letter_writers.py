"""Letters that were noted by the thousand are addressed as they leave: this room as a writer of `notices`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.queries.letters import REDATED
from motcua.casework.dossiers.queries.ways import redated_letter
from motcua.foundation.clock import VN
from motcua.foundation.notices.ports import Addressed


class RedatedLetters:
    """Letters on days that changed because working time was declared otherwise."""

    template: Final = REDATED

    def addressed(
        self, subject_id: UUID, said: Mapping[str, str], at: datetime, *, channel: str
    ) -> Addressed | None:
        """Say to whom it goes by a channel, with the day before and the new one."""
        return redated_letter(subject_id, said, at.astimezone(VN).date(), channel=channel)
