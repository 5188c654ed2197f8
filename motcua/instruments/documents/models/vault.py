"""The vault: what is confirmed of somebody's papers, what it is called, and where it was used again."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.documents.models.consents import Consent
from motcua.instruments.documents.models.papers import Result, SubmittedDocument
from motcua.registers.organisations.models import Agency
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.procedures.models import RequiredDocument


class PaperType(Entity, Valid):
    """Loại giấy tờ: what papers of one sort are called where they are required, and how long they last.

    `names` are how lists begin when they ask for it; `codes` are those of the national catalogue.
    """

    code = models.CharField(_("mã loại"), max_length=40)
    name = models.CharField(_("tên loại giấy tờ"), max_length=200)
    names = ArrayField(models.CharField(max_length=200), verbose_name=_("các tên gọi"), default=list)
    codes = ArrayField(models.CharField(max_length=40), verbose_name=_("mã trong danh mục"), default=list)
    months = models.PositiveSmallIntegerField(_("dùng được trong số tháng"), null=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        constraints = [
            validity_is_ordered("papertype_ends_after_it_begins"),
            models.CheckConstraint(name="papertype_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="papertype_lasts_some_months", condition=Q(months__isnull=True) | Q(months__gte=1)
            ),
            once_a_day("papertype_once_a_day"),
        ]

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class Trust(models.TextChoices):
    """Mức độ tin cậy of a paper in a vault, the surest first."""

    ISSUED = "ISSUED", _("do cơ quan nhà nước cấp, ký số trên hệ thống này")
    RECORDED = "RECORDED", _("do cơ quan nhà nước cấp, lưu bản quét")
    COMPARED = "COMPARED", _("cán bộ đã đối chiếu với bản chính")
    ACCEPTED = "ACCEPTED", _("đã dùng trong hồ sơ được giải quyết")


class VaultDocument(Entity):
    """Giấy tờ trong kho: a confirmed paper of a person or a legal entity, and where it comes from.

    It is put together from the record of cases and never written by hand: its number and its words stay
    where they were kept, the file lies once. What was taken out again has a removal beside it.
    """

    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("chủ giấy tờ"),
    )
    entity = models.ForeignKey(
        LegalEntity,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("chủ giấy tờ"),
    )
    type_code = models.CharField(_("loại giấy tờ"), max_length=40, blank=True)
    name = models.TextField(_("tên giấy tờ"))
    name_key = models.CharField(max_length=200, editable=False)
    issuer = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("cơ quan cấp"),
    )
    issued_on = models.DateField(_("ngày cấp"), null=True)
    valid_to = models.DateField(_("dùng được đến hết ngày"), null=True)
    trust = models.CharField(_("mức độ tin cậy"), max_length=8, choices=Trust.choices)
    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("từ việc"))
    result = models.OneToOneField(
        Result, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("kết quả giải quyết")
    )
    submitted = models.OneToOneField(
        SubmittedDocument,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("giấy tờ đã nộp"),
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=255)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"))
    confirmed_by = models.UUIDField(_("người xác nhận"))

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "-confirmed_at", "-id"],
                name="vaultdocument_of_person",
                condition=Q(person__isnull=False),
            ),
            models.Index(
                fields=["entity", "-confirmed_at", "-id"],
                name="vaultdocument_of_entity",
                condition=Q(entity__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="vaultdocument_is_somebodys",
                condition=Q(person__isnull=False, entity__isnull=True)
                | Q(person__isnull=True, entity__isnull=False),
            ),
            models.CheckConstraint(
                name="vaultdocument_comes_from_one",
                condition=Q(result__isnull=False, submitted__isnull=True)
                | Q(result__isnull=True, submitted__isnull=False),
            ),
            models.CheckConstraint(name="vaultdocument_trust_known", condition=Q(trust__in=Trust.values)),
            models.CheckConstraint(
                name="vaultdocument_lasts_from_its_day",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("issued_on")),
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name

    @property
    def number(self) -> str:
        """Give its number, where the record knows one."""
        return self.result.number if self.result else ""

    def is_usable(self, day: date) -> bool:
        """Say whether it may stand for a paper on a day."""
        return (self.valid_to is None or self.valid_to >= day) and (
            self.issued_on is None or self.issued_on <= day
        )


class VaultRemoval(Entity):
    """Gỡ khỏi kho: a paper that is offered and shown no more, and why; its case keeps it as the law wants."""

    document = models.OneToOneField(VaultDocument, on_delete=models.PROTECT, related_name="removal")
    reason = EncryptedText(_("lý do"))
    removed_at = models.DateTimeField(_("gỡ lúc"))
    removed_by = models.UUIDField(_("người gỡ"))

    def __str__(self) -> str:
        """Name it by its day."""
        return f"{self.removed_at:%d/%m/%Y}"


class Reuse(Entity):
    """Dùng lại giấy tờ: a paper of a vault stood in a case in place of one that would have been asked for."""

    document = models.ForeignKey(VaultDocument, on_delete=models.PROTECT, related_name="reuses")
    submitted = models.OneToOneField(
        SubmittedDocument, on_delete=models.PROTECT, related_name="reused", verbose_name=_("giấy tờ đã nộp")
    )
    required = models.ForeignKey(
        RequiredDocument, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="reuses", verbose_name=_("theo sự đồng ý")
    )
    reused_at = models.DateTimeField(_("dùng lại lúc"))
    reused_by = models.UUIDField(_("người dùng lại"))

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="reuse_in_subject"),
            models.Index(fields=["reused_at", "id"], name="reuse_by_time"),
        ]

    def __str__(self) -> str:
        """Name it by its day."""
        return f"{self.reused_at:%d/%m/%Y}"
