"""The nouns of a case's papers: what was handed in, and the result."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.registers.procedures.models import RequiredDocument

MOST_COPIES = 999


class SubmittedDocument(Entity):
    """Giấy tờ đã nộp: one paper of a case, for a required document or of its own accord."""

    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    required = models.ForeignKey(
        RequiredDocument,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("thành phần hồ sơ"),
    )
    name = models.TextField(_("tên giấy tờ"))
    originals = models.PositiveSmallIntegerField(_("bản chính"), default=0)
    copies = models.PositiveSmallIntegerField(_("bản sao"), default=0)
    is_form = models.BooleanField(_("tờ khai điện tử"), default=False)  # its contents are the case's answers
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=255, blank=True)
    taken_at = models.DateTimeField(_("nhận lúc"))
    originals_returned_at = models.DateTimeField(_("trả bản chính lúc"), null=True)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "position"], name="document_of_subject")]
        constraints = [
            models.CheckConstraint(
                name="submitted_counts_are_sane",
                condition=Q(originals__lte=MOST_COPIES, copies__lte=MOST_COPIES),
            ),
            models.CheckConstraint(
                name="submitted_only_originals_go_back",
                condition=Q(originals_returned_at__isnull=True) | Q(originals__gt=0),
            ),
            models.CheckConstraint(
                name="submitted_file_has_name", condition=Q(file__isnull=True) | ~Q(file_name="")
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name


class Result(Entity):
    """Kết quả giải quyết: the paper that a case was about, with its file. A case has one."""

    class Source(models.TextChoices):
        """Where its file came from."""

        UPLOADED = "UPLOADED", _("tệp tải lên")
        PRODUCED = "PRODUCED", _("lập trên hệ thống, ký số")

    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    title = models.TextField(_("tên giấy tờ kết quả"))
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày cấp"))
    source = models.CharField(_("nguồn tệp"), max_length=8, choices=Source.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=255)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.UUIDField(_("người ghi nhận"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "subject_kind"], name="result_one_per_subject"),
            models.CheckConstraint(name="result_has_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.title
