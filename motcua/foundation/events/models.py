"""The nouns of the event table. The database fills position, state and hashes; nobody else can."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """Sự kiện: one thing that happened to one subject, chained to what happened to it before."""

    append_only = True
    id = models.BigAutoField(primary_key=True)
    subject_kind = models.CharField(_("loại đối tượng"), max_length=40)
    subject_id = models.UUIDField(_("đối tượng"))
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    kind = models.CharField(_("loại sự kiện"), max_length=80)
    data = models.JSONField(_("nội dung"))
    state = models.TextField(_("trạng thái sau sự kiện"), null=True)  # noqa: DJ001  # null: the subject has no watched columns
    actor_id = models.UUIDField(_("người làm"))
    at = models.DateTimeField(_("lúc"))
    told_at = models.DateTimeField(_("lúc ghi"), db_default=Now())
    previous_hash = models.BinaryField(default=b"")
    hash = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "position"], name="event_has_its_place_in_the_chain"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "id"], name="event_kind"),
            models.Index(fields=["actor_id", "id"], name="event_actor"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.kind} #{self.id}"


class ChainHead(models.Model):
    """Đầu chuỗi: how many events a subject has and the hash of the last; written by the trigger alone."""

    written_by_trigger = True
    pk = models.CompositePrimaryKey("subject_kind", "subject_id")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    count = models.PositiveIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        """Name it."""
        return f"{self.subject_kind} {self.subject_id}: {self.count}"


class Anchor(models.Model):
    """Mốc neo: the day's signed statement of all chain heads up to one event."""

    append_only = True
    at = models.DateTimeField(_("lúc neo"))
    last_event_id = models.BigIntegerField(_("sự kiện cuối"))
    event_count = models.BigIntegerField(_("số sự kiện"))
    digest = models.BinaryField(_("tóm lược"))
    previous_digest = models.BinaryField(default=b"")
    signature = models.BinaryField(_("chữ ký"))
    public_key = models.BinaryField()

    def __str__(self) -> str:
        """Name it."""
        return f"{self.at:%Y-%m-%d}: {self.event_count}"


class Delivery(models.Model):
    """Chuyển tin: one event on its way to one reaction. This row alone is the truth of delivery."""

    class State(models.TextChoices):
        """Where the delivery stands."""

        WAITING = "WAITING", _("chờ chuyển")
        DONE = "DONE", _("đã chuyển")
        DEAD = "DEAD", _("ngừng thử")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    reaction = models.CharField(_("phản ứng"), max_length=160)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_at = models.DateTimeField(_("thử lại lúc"), db_default=Now())
    done_at = models.DateTimeField(null=True)
    last_error = models.TextField(_("lỗi gần nhất"), default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "reaction"], name="delivery_once_per_reaction"),
            models.CheckConstraint(
                name="delivery_done_has_moment",
                condition=Q(state="DONE", done_at__isnull=False)
                | (~Q(state="DONE") & Q(done_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="delivery_waiting", condition=Q(state="WAITING")),
            models.Index(fields=["-id"], name="delivery_dead", condition=Q(state="DEAD")),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.reaction} ← #{self.event_id}"
