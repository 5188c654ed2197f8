"""The draft, the files that lie in it, and who signs with its writer."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier, ReturnWay
from motcua.casework.filings.states import State
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.documents.models import VaultDocument
from motcua.registers.organisations.models import OneStopUnit
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.places.models import Place
from motcua.registers.procedures.models import ProcedureVersion, RequiredDocument

DRAFT: Final = "filing_draft"


class Standing(models.TextChoices):
    """Trạng thái, as people read it."""

    OPEN = State.OPEN.value, _("đang soạn")
    SENT = State.SENT.value, _("đã nộp")
    DROPPED = State.DROPPED.value, _("đã bỏ")
    EXPIRED = State.EXPIRED.value, _("quá hạn giữ")


class FilingDraft(Entity):
    """Bản nháp: what somebody is about to file, for himself or for whom he acts for; nobody else reads it.

    `edition` goes up with every change: who writes over an older one is told. Once it is over, what was
    answered and handed in is gone from it; the dossier has it, or nobody.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("người nộp")
    )
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
    version = models.ForeignKey(
        ProcedureVersion,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("thủ tục"),
    )
    case_number = models.PositiveSmallIntegerField(_("trường hợp"), null=True)
    unit = models.ForeignKey(
        OneStopUnit,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("nơi tiếp nhận"),
    )
    competence_place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("nơi quyết định thẩm quyền"),
    )
    conditions = EncryptedText(_("trả lời về điều kiện"), blank=True)
    answers = EncryptedText(_("nội dung khai"), blank=True)
    exemptions = EncryptedText(_("diện miễn, giảm"), blank=True)  # keys between spaces
    return_way = models.CharField(
        _("cách nhận kết quả"), max_length=10, choices=ReturnWay.choices, default=ReturnWay.COUNTER
    )
    edition = models.PositiveIntegerField(_("lần ghi"), default=1)
    state = models.CharField(_("trạng thái"), max_length=7, choices=Standing.choices, default=Standing.OPEN)
    dossier = models.OneToOneField(
        Dossier, on_delete=models.PROTECT, null=True, related_name="draft", verbose_name=_("hồ sơ")
    )
    begun_at = models.DateTimeField(_("bắt đầu lúc"))
    saved_at = models.DateTimeField(_("ghi lúc"))
    expires_at = models.DateTimeField(_("giữ đến"))
    over_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "-saved_at", "-id"], name="filingdraft_open", condition=Q(state="OPEN")
            ),
            models.Index(fields=["expires_at"], name="filingdraft_expiring", condition=Q(state="OPEN")),
        ]
        constraints = [
            models.CheckConstraint(name="filingdraft_state_known", condition=Q(state__in=Standing.values)),
            models.CheckConstraint(
                name="filingdraft_has_one_applicant",
                condition=Q(applicant_person__isnull=True) ^ Q(applicant_entity__isnull=True),
            ),
            models.CheckConstraint(
                name="filingdraft_sent_is_a_dossier",
                condition=Q(state="SENT", dossier__isnull=False) | ~Q(state="SENT") & Q(dossier__isnull=True),
            ),
            models.CheckConstraint(
                name="filingdraft_over_has_moment",
                condition=Q(state="OPEN", over_at__isnull=True) | ~Q(state="OPEN") & Q(over_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Name it by what is filed."""
        return self.version.title


class DraftFile(Entity):
    """Tệp trong bản nháp: what is to be handed in for a paper of the list, as a file that was looked into."""

    draft = models.ForeignKey(FilingDraft, on_delete=models.CASCADE, related_name="files")
    required = models.ForeignKey(
        RequiredDocument,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("thành phần hồ sơ"),
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(_("tên tệp"))
    source = models.CharField(_("nguồn"), max_length=20, blank=True)
    vault_document = models.ForeignKey(
        VaultDocument,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("giấy tờ trong kho"),
    )
    put_at = models.DateTimeField(_("đính kèm lúc"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "required", "file"], name="draftfile_once")]

    def __str__(self) -> str:
        """Name it."""
        return str(self.name)


class CoSigner(Entity):
    """Người cùng ký: named by number; confirms the filing as it stands, after signing in himself.

    He confirms an edition: what is changed afterwards is confirmed anew.
    """

    draft = models.ForeignKey(FilingDraft, on_delete=models.CASCADE, related_name="co_signers")
    number = EncryptedText(_("số định danh cá nhân"))
    number_index = models.BinaryField(max_length=32)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("ai")
    )
    named_at = models.DateTimeField(_("nêu lúc"))
    signed_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    signed_edition = models.PositiveIntegerField(_("lần ghi đã xác nhận"), null=True)
    declined_at = models.DateTimeField(_("từ chối lúc"), null=True)

    class Meta:
        indexes = [models.Index(fields=["number_index"], name="cosigner_number")]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number_index"], name="cosigner_once"),
            models.CheckConstraint(
                name="cosigner_signs_an_edition",
                condition=Q(signed_at__isnull=True, signed_edition__isnull=True)
                | Q(signed_at__isnull=False, signed_edition__isnull=False, person__isnull=False),
            ),
            models.CheckConstraint(
                name="cosigner_signs_or_declines",
                condition=Q(signed_at__isnull=True) | Q(declined_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Name whoever it is, without the number."""
        return str(self.person) if self.person else "…"
