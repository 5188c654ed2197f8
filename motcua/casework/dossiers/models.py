"""The nouns of casework: the dossier, who received its result, its numbers, and what is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.rules.codes import CodeScheme as Scheme
from motcua.casework.dossiers.states import ACCEPTED_ONCE, ENDED, UNACCEPTED
from motcua.casework.dossiers.states import State as Table
from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.organisations.models import Agency, OneStopUnit
from motcua.registers.people.models import LegalEntity, Person
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

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    case_number = models.PositiveSmallIntegerField(_("trường hợp"), null=True)
    channel = models.CharField(_("cách nộp"), max_length=6, choices=Channel.choices)
    return_way = models.CharField(_("cách nhận kết quả"), max_length=10, choices=ReturnWay.choices)
    applicant_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("chủ hồ sơ")
    )
    applicant_entity = models.ForeignKey(
        LegalEntity, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("chủ hồ sơ")
    )
    submitter = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người nộp")
    )
    answers = EncryptedText(_("nội dung khai"), blank=True)
    sets = models.PositiveSmallIntegerField(_("số bộ"), default=1)

    help_unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("nơi hướng dẫn")
    )
    reception_unit = models.ForeignKey(
        OneStopUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi tiếp nhận")
    )
    decision_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan giải quyết")
    )
    return_unit = models.ForeignKey(
        OneStopUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi trả kết quả")
    )

    submitted_at = models.DateTimeField(_("nộp lúc"))
    accepted_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    accepted_by = models.UUIDField(_("người tiếp nhận"), null=True)
    unlimited = models.BooleanField(_("không quy định thời hạn"), default=False)
    due_at = models.DateTimeField(_("hạn trả kết quả"), null=True)
    resolved_at = models.DateTimeField(_("có kết quả lúc"), null=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    end_reason = EncryptedText(_("lý do từ chối, rút, dừng"), blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["reception_unit", "-accepted_at", "-id"], name="dossier_register"),
            models.Index(
                fields=["return_unit", "resolved_at", "id"],
                name="dossier_result_waits",
                condition=Q(state="RESOLVED"),
            ),
            models.Index(fields=["applicant_person", "-submitted_at"], name="dossier_of_person"),
        ]
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
            models.UniqueConstraint(
                fields=["reception_unit", "book_year", "book_number"], name="dossier_booked_once"
            ),
        ]

    def __str__(self) -> str:
        """Name it by its code, or by what it was handed in under."""
        return self.code or self.submission_id or str(self.id)


class HandOver(Entity):
    """Trả kết quả: who received a dossier's result, how and when, and who gave it."""

    class Method(models.TextChoices):
        """How."""

        IN_PERSON = "IN_PERSON", _("trực tiếp tại quầy")
        POST = "POST", _("qua bưu chính công ích")
        ELECTRONIC = "ELECTRONIC", _("bản điện tử")

    class Receiver(models.TextChoices):
        """Who, seen from the dossier."""

        APPLICANT = "APPLICANT", _("chủ hồ sơ")
        SUBMITTER = "SUBMITTER", _("người nộp hồ sơ")
        OTHER = "OTHER", _("người được ủy quyền")

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="hand_over")
    method = models.CharField(_("cách trả"), max_length=10, choices=Method.choices)
    receiver = models.CharField(_("người nhận là"), max_length=9, choices=Receiver.choices)
    receiver_name = EncryptedText(_("họ tên người nhận"))
    receiver_number = EncryptedText(_("số giấy tờ người nhận"), blank=True)
    originals_returned = models.BooleanField(_("đã trả bản chính"), default=False)
    handed_at = models.DateTimeField(_("trả lúc"))
    handed_by = models.UUIDField(_("người trả"))

    def __str__(self) -> str:
        """Name it by how it went."""
        return self.get_method_display()


class Series(models.Model):
    """Dãy số: the last number that a unit gave out in a series (a day's codes, a year's book)."""

    unit = models.ForeignKey(OneStopUnit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="series_once_per_unit")]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.name}: {self.last}"


class CodeScheme(Entity, Valid):
    """Cách đặt mã hồ sơ, as data: what the province's codes look like on some days."""

    date_digits = models.PositiveSmallIntegerField(_("số chữ số của ngày"), default=Scheme.date_digits)
    serial_digits = models.PositiveSmallIntegerField(
        _("số chữ số của số thứ tự"), default=Scheme.serial_digits
    )

    class Meta:
        constraints = [
            validity_is_ordered("codescheme_ends_after_it_begins"),
            models.CheckConstraint(name="codescheme_date", condition=Q(date_digits__in=[6, 8])),
            models.CheckConstraint(
                name="codescheme_serial", condition=Q(serial_digits__gte=4, serial_digits__lte=7)
            ),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.date_digits}-{self.serial_digits}"


@dataclass(frozen=True)
class Paper:
    """A paper as it comes over the counter: which required document it is for, how many of it."""

    required_id: UUID | None
    originals: int = 0
    copies: int = 0
    name: str = ""  # where no required document says it


@dataclass(frozen=True)
class Filing:
    """Yêu cầu: what is asked for, by whom, how; as a counter or an online door writes it down."""

    procedure_code: str
    unit_id: UUID
    person_id: UUID | None = None
    entity_id: UUID | None = None
    submitter_id: UUID | None = None
    channel: Channel = Channel.DIRECT
    case_number: int | None = None
    return_way: ReturnWay = ReturnWay.COUNTER
    answers: Mapping[str, Any] | None = None  # Any: JSON, judged by the form
    sources: Mapping[str, str] = field(default_factory=dict)  # by name: where a known answer came from
    papers: tuple[Paper, ...] = ()
    sets: int = 1


class LookupTally(models.Model):
    """Lượt tra cứu: how often one network asked for codes in a stretch of minutes; gone after a day."""

    network_index = models.BinaryField(max_length=32)  # of the address, which itself is not kept
    stretch = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network_index", "stretch"], name="tally_once_per_stretch")
        ]

    def __str__(self) -> str:
        """Say how often."""
        return str(self.count)
