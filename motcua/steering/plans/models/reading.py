"""Bản đọc: the document as it was read, and its draft lines."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity


class PlanReading(Entity):
    """Bản đọc văn bản: one document as the reader read it, while people hold it against its source.

    It owns its draft lines; what is published of it stands in `Plan` and no longer changes with it.
    """

    class State(models.TextChoices):
        """Where the review stands."""

        OPEN = "OPEN", _("đang rà soát")
        PUBLISHED = "PUBLISHED", _("đã ban hành để theo dõi")
        SET_ASIDE = "SET_ASIDE", _("đã bỏ")

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("tệp"))
    file_name = models.CharField(_("tên tệp"), max_length=150)
    text_digest = models.CharField(_("mã băm của lời văn"), max_length=64)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    kind = models.CharField(_("loại văn bản"), max_length=60, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    title = models.TextField(_("trích yếu"), blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    signed_on = models.DateField(_("ngày ban hành"), null=True)
    year = models.PositiveSmallIntegerField(_("năm kế hoạch"), null=True)
    findings = models.JSONField(_("điểm cần xem lại"), default=list)
    source = models.JSONField(_("văn bản nguồn"), default=list)
    pages = models.PositiveIntegerField(_("số trang"), null=True)
    read_at = models.DateTimeField(_("đọc lúc"))
    read_by = models.UUIDField(_("người đưa vào"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    reason = models.CharField(_("lý do bỏ"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("bản đọc văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["file"], name="reading_once_per_file", condition=~Q(state="SET_ASIDE")
            ),
            models.UniqueConstraint(
                fields=["text_digest"], name="reading_once_per_text", condition=~Q(state="SET_ASIDE")
            ),
            models.CheckConstraint(
                name="reading_ended_has_moment",
                condition=Q(state="OPEN", ended_at__isnull=True)
                | (~Q(state="OPEN") & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="reading_set_aside_says_why", condition=~Q(state="SET_ASIDE") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.file_name


class DraftLine(Entity):
    """Dòng nháp: an assignment or a target as read, with its doubts and where it stands in the source."""

    class Kind(models.TextChoices):
        """What the line will become."""

        ASSIGNMENT = "ASSIGNMENT", _("nhiệm vụ")
        TARGET = "TARGET", _("chỉ tiêu")

    class State(models.TextChoices):
        """Whether a person has looked at it."""

        OPEN = "OPEN", _("chưa rà soát")
        CONFIRMED = "CONFIRMED", _("đã xác nhận")
        DROPPED = "DROPPED", _("không đưa vào")

    reading = models.ForeignKey(PlanReading, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField(_("thứ tự"))
    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    group = models.BooleanField(_("dòng nhóm"), default=False)
    no = models.CharField(_("số thứ tự"), max_length=30, blank=True)
    section = models.TextField(_("mục"), blank=True)
    text = models.TextField(_("nội dung"))
    products = ArrayField(models.TextField(), verbose_name=_("sản phẩm"), default=list)
    leads = ArrayField(models.TextField(), verbose_name=_("chủ trì"), default=list)
    lead_codes = ArrayField(
        models.CharField(max_length=60), verbose_name=_("mã cơ quan chủ trì"), default=list
    )
    supports = ArrayField(models.TextField(), verbose_name=_("phối hợp"), default=list)
    support_codes = ArrayField(
        models.CharField(max_length=60), verbose_name=_("mã cơ quan phối hợp"), default=list
    )
    due_text = models.TextField(_("thời hạn như văn bản ghi"), blank=True)
    milestones = models.JSONField(_("các mốc thời gian"), default=list)
    op = models.CharField(_("so sánh"), max_length=2, blank=True)
    value = models.DecimalField(_("giá trị"), max_digits=18, decimal_places=4, null=True)
    unit = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    value_text = models.TextField(_("giá trị như văn bản ghi"), blank=True)
    level = models.CharField(_("cấp"), max_length=10, blank=True)
    period = models.CharField(_("kỳ"), max_length=40, blank=True)
    doubts = ArrayField(models.TextField(), verbose_name=_("chỗ chưa chắc"), default=list)
    source_line = models.PositiveIntegerField(_("từ dòng"), default=0)
    source_to = models.PositiveIntegerField(_("đến dòng"), default=0)
    source_page = models.PositiveIntegerField(_("trang"), null=True)
    touched_by = models.UUIDField(_("người sửa gần nhất"), null=True)
    touched_at = models.DateTimeField(_("sửa lúc"), null=True)

    class Meta:
        verbose_name = _("dòng nháp")
        indexes = [models.Index(fields=["reading", "position"], name="draft_line_in_order")]
        constraints = [
            models.CheckConstraint(name="draft_line_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="draft_line_touched_whole",
                condition=Q(touched_by__isnull=True, touched_at__isnull=True)
                | Q(touched_by__isnull=False, touched_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no} {self.text[:60]}".strip()
