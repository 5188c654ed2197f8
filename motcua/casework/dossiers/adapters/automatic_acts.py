"""Việc tự động của hồ sơ: what the house can find out by itself at a step of a way, for `workflow`."""

from datetime import datetime

from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.fees.queries import charges_of, total_due
from motcua.instruments.workflow.ports import AutomaticCase


class CheckPaid:
    """Xem đã nộp đủ phí, lệ phí chưa: so that a way can ask for money, or go on."""

    name = "check_paid"
    outcomes = ("paid", "unpaid")

    @property
    def title(self) -> str:
        """What it does, in words."""
        return _("Kiểm tra đã nộp đủ phí, lệ phí")

    def do(self, case: AutomaticCase, *, by: Actor, at: datetime) -> str:
        """Find it out."""
        del by, at
        due = total_due(charges_of(case.subject_kind, case.subject_id))
        return "unpaid" if due else "paid"


class CheckScanned:
    """Xem giấy tờ đã số hóa đủ chưa: so that a way can send a dossier to whoever scans, or go on."""

    name = "check_scanned"
    outcomes = ("scanned", "lacking")

    @property
    def title(self) -> str:
        """What it does, in words."""
        return _("Kiểm tra giấy tờ đã số hóa đủ")

    def do(self, case: AutomaticCase, *, by: Actor, at: datetime) -> str:
        """Find it out."""
        del by, at
        papers = documents_of(case.subject_kind, case.subject_id)
        return "scanned" if all(paper.file_id for paper in papers) else "lacking"
