"""The dossier itself."""

from datetime import datetime
from typing import Final

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Reverse
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.states import ACCEPTED_ONCE, ENDED, UNACCEPTED
from motcua.casework.dossiers.states import State as Table
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.organisations.models import Agency, OneStopUnit
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.places.models import Place
from motcua.registers.procedures.models import Channel, ProcedureVersion

KIND: Final = "dossier"
"""How other rooms call a dossier when they keep something of it."""


class State(models.TextChoices):
    """Trạng thái hồ sơ, as people read it; the moves stand in `states`."""

    DRAFT = Table.DRAFT.value, _("dự thảo")
    SUBMITTED = Table.SUBMITTED.value, _("đã nộp")
    ACCEPTED = Table.ACCEPTED.value, _("đã tiếp nhận")
    IN_PROGRESS = Table.IN_PROGRESS.value, _("đang giải quyết")
    AWAITING_SUPPLEMENT = Table.AWAITING_SUPPLEMENT.value, _("chờ bổ sung")
    PAUSED = Table.PAUSED.value, _("tạm dừng")
    RESOLVED = Table.RESOLVED.value, _("đã có kết quả")
    HANDED_OVER = Table.HANDED_OVER.value, _("đã trả")
    REFUSED = Table.REFUSED.value, _("từ chối")
    WITHDRAWN = Table.WITHDRAWN.value, _("đã rút")
    STOPPED = Table.STOPPED.value, _("đã dừng")
    ARCHIVED = Table.ARCHIVED.value, _("đã lưu trữ")


class ReturnWay(models.TextChoices):
    """Cách nhận kết quả that the applicant chose."""

    COUNTER = "COUNTER", _("tại quầy")
    POST = "POST", _("qua bưu chính công ích")
    ELECTRONIC = "ELECTRONIC", _("bản điện tử")


SCARCE: Final = frozenset(State.values) - {State.HANDED_OVER.value, State.ARCHIVED.value}
"""States in which few dossiers are at a time: they are found by an index of their own."""

INDEXES: Final = [
    models.Index(fields=["reception_unit", "-accepted_at", "-id"], name="dossier_register"),
    models.Index(
        fields=["return_unit", "resolved_at", "id"],
        name="dossier_result_waits",
        condition=Q(state="RESOLVED"),
    ),
    models.Index(OpClass(Reverse("code"), "varchar_pattern_ops"), name="dossier_code_backwards"),
    models.Index(
        fields=["decision_agency", "due_at", "id"],
        name="dossier_running_due",
        condition=Q(state__in=["ACCEPTED", "IN_PROGRESS"]),
    ),
    models.Index(fields=["-submitted_at", "-id"], name="dossier_list"),
    models.Index(fields=["reception_unit", "-submitted_at", "-id"], name="dossier_of_unit"),
    models.Index(fields=["decision_agency", "-submitted_at", "-id"], name="dossier_of_agency"),
    models.Index(
        fields=["return_unit", "-submitted_at", "-id"],
        name="dossier_returned_elsewhere",
        condition=~Q(return_unit=F("reception_unit")),
    ),
    models.Index(
        fields=["help_unit", "accepted_at", "id"],
        name="dossier_helped_elsewhere",
        condition=~Q(help_unit=F("reception_unit")),
    ),
    models.Index(fields=["applicant_person", "-submitted_at"], name="dossier_of_person"),
    models.Index(fields=["applicant_entity", "-submitted_at"], name="dossier_of_entity"),
    models.Index(fields=["submitter", "-submitted_at"], name="dossier_of_submitter"),
    models.Index(fields=["whole"], name="dossier_part_of", condition=Q(whole__isnull=False)),
    *(
        models.Index(fields=[*place, "version", "-submitted_at", "-id"], name=name)
        for name, place in (
            ("dossier_of_version", ()),
            ("dossier_unit_version", ("reception_unit",)),
            ("dossier_agency_version", ("decision_agency",)),
        )
    ),
    *(
        models.Index(
            fields=[*place, "state", "-submitted_at", "-id"], name=name, condition=Q(state__in=sorted(SCARCE))
        )
        for name, place in (
            ("dossier_state", ()),
            ("dossier_unit_state", ("reception_unit",)),
            ("dossier_agency_state", ("decision_agency",)),
        )
    ),
    *(
        models.Index(fields=[*place, "due_at"], name=name, condition=Q(state__in=sorted(ENDED)))
        for name, place in (
            ("dossier_due", ()),
            ("dossier_unit_due", ("reception_unit",)),
            ("dossier_agency_due", ("decision_agency",)),
        )
    ),
]


class Dossier(Entity):
    """Hồ sơ: one applicant's request under one version of one procedure.

    It owns its state and its promised moment. Its tasks live in `workflow`, its promise's reckoning in
    `deadlines`, its papers and result in `documents`. The version it was taken in under stays its own.
    """

    code = models.CharField(_("mã hồ sơ"), max_length=60, unique=True, null=True)  # noqa: DJ001  # given at acceptance
    submission_id = models.CharField(_("mã tiếp nhận"), max_length=60, unique=True, null=True)  # noqa: DJ001  # of an online filing
    book_year = models.PositiveSmallIntegerField(_("sổ theo dõi năm"), null=True)
    book_number = models.PositiveIntegerField(_("số thứ tự trong sổ"), null=True)
    token = EncryptedText(_("mã bí mật của phiếu hẹn"))
    token_index = models.BinaryField(max_length=32, unique=True)
    state = models.CharField(_("trạng thái"), max_length=19, choices=State.choices)

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, db_index=False, related_name="+")
    case_number = models.PositiveSmallIntegerField(_("trường hợp"), null=True)
    channel = models.CharField(_("cách nộp"), max_length=6, choices=Channel.choices)
    return_way = models.CharField(_("cách nhận kết quả"), max_length=10, choices=ReturnWay.choices)
    applicant_person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("chủ hồ sơ"),
    )
    applicant_entity = models.ForeignKey(
        LegalEntity,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("chủ hồ sơ"),
    )
    submitter = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("người nộp"),
    )
    answers = EncryptedText(_("nội dung khai"), blank=True)
    sets = models.PositiveSmallIntegerField(_("số bộ"), default=1)
    exemptions = EncryptedText(_("diện miễn, giảm"), blank=True)  # keys between spaces
    identity_paper = EncryptedText(_("giấy tờ thay cho số định danh"), blank=True)

    help_unit = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        db_index=False,
        null=True,
        related_name="+",
        verbose_name=_("nơi hướng dẫn"),
    )
    reception_unit = models.ForeignKey(
        OneStopUnit,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("nơi tiếp nhận"),
    )
    decision_agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("cơ quan giải quyết"),
    )
    return_unit = models.ForeignKey(
        OneStopUnit,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("nơi trả kết quả"),
    )

    joint = models.BooleanField(_("hồ sơ liên thông"), default=False)
    whole = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="part_dossiers",
        verbose_name=_("là một phần của"),
    )
    competence_place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        db_index=False,
        null=True,
        related_name="+",
        verbose_name=_("nơi định thẩm quyền"),
    )

    submitted_at = models.DateTimeField(_("nộp lúc"))
    entered_at = models.DateTimeField(_("nhập vào hệ thống lúc"), null=True)  # null: before this was kept
    entered_late = models.BooleanField(_("nhập sau khi nhận trên giấy"), default=False)
    late_reason = EncryptedText(_("lý do nhập sau"), blank=True)
    accepted_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    accepted_by = models.UUIDField(_("người tiếp nhận"), null=True)
    unlimited = models.BooleanField(_("không quy định thời hạn"), default=False)
    due_at = models.DateTimeField(_("hạn trả kết quả"), null=True)
    original_due_at = models.DateTimeField(_("hẹn trả ban đầu"), null=True)
    resolved_at = models.DateTimeField(_("có kết quả lúc"), null=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    end_reason = EncryptedText(_("lý do từ chối, rút, dừng"), blank=True)
    refused_by = models.UUIDField(_("người từ chối"), null=True)
    refusal_number = models.PositiveIntegerField(_("số phiếu từ chối trong năm"), null=True)
    archived_at = models.DateTimeField(_("lưu trữ lúc"), null=True)
    reprints = models.PositiveSmallIntegerField(_("số lần in lại phiếu hẹn"), default=0)
    refusal_reprints = models.PositiveSmallIntegerField(_("số lần in lại phiếu từ chối"), default=0)

    class Meta:
        indexes = INDEXES
        constraints = [
            models.CheckConstraint(name="dossier_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="dossier_coded_once_accepted",
                condition=Q(
                    code__isnull=True,
                    accepted_at__isnull=True,
                    accepted_by__isnull=True,
                    book_number__isnull=True,
                )
                & ~Q(state__in=sorted(ACCEPTED_ONCE))
                | Q(
                    code__isnull=False,
                    accepted_at__isnull=False,
                    accepted_by__isnull=False,
                    book_number__isnull=False,
                    book_year__isnull=False,
                )
                & ~Q(state__in=sorted(UNACCEPTED)),
            ),
            models.CheckConstraint(
                name="dossier_promised_once_accepted",  # unless its procedure knows no limit
                condition=Q(code__isnull=True, due_at__isnull=True)
                | Q(code__isnull=False, unlimited=True, due_at__isnull=True)
                | Q(code__isnull=False, unlimited=False, due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_due_after_acceptance",
                condition=Q(due_at__isnull=True) | Q(due_at__gt=F("accepted_at")),
            ),
            models.CheckConstraint(
                name="dossier_is_somebodys",
                condition=Q(applicant_person__isnull=False, applicant_entity__isnull=True)
                | Q(applicant_person__isnull=True, applicant_entity__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_resolved_has_moment",
                condition=~Q(state__in=[State.RESOLVED, State.HANDED_OVER]) | Q(resolved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_ended_has_moment",
                condition=Q(state__in=sorted(ENDED), ended_at__isnull=False)
                | (~Q(state__in=sorted(ENDED)) & Q(ended_at__isnull=True)),
            ),
            models.CheckConstraint(name="dossier_has_a_set", condition=Q(sets__gte=1)),
            models.CheckConstraint(
                name="dossier_entered_late_says_so",
                condition=Q(entered_at__isnull=True)
                | Q(accepted_at__isnull=True)
                | Q(entered_late=False, accepted_at__gte=F("entered_at"))
                | Q(entered_late=True, accepted_at__lt=F("entered_at")),
            ),
            models.CheckConstraint(
                name="dossier_archived_has_moment",
                condition=Q(state=State.ARCHIVED, archived_at__gte=F("ended_at"))
                | (~Q(state=State.ARCHIVED) & Q(archived_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="dossier_part_has_no_parts", condition=Q(joint=False) | Q(whole__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["reception_unit", "book_year", "book_number"], name="dossier_booked_once"
            ),
        ]

    @property
    def first_due_at(self) -> datetime | None:
        """Give the moment that was promised first, where another stands in its place now."""
        return self.original_due_at if self.original_due_at != self.due_at else None

    @property
    def exempted(self) -> tuple[str, ...]:
        """Give the reasons, by their key, for which fees are waived or cut."""
        return tuple(self.exemptions.split())

    def __str__(self) -> str:
        """Name it by its code, or by what it was handed in under."""
        return self.code or self.submission_id or str(self.id)
