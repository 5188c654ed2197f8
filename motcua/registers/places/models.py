"""The nouns of the land: places by validity, the decisions that change them, what each became."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity


class Level(models.TextChoices):
    """Cấp hành chính; districts exist until 2025-06-30."""

    PROVINCE = "PROVINCE", _("cấp tỉnh")
    DISTRICT = "DISTRICT", _("cấp huyện")
    COMMUNE = "COMMUNE", _("cấp xã")


class PlaceKind(models.TextChoices):
    """Loại đơn vị hành chính, as it stands before the name."""

    PROVINCE = "PROVINCE", _("Tỉnh")
    MUNICIPALITY = "MUNICIPALITY", _("Thành phố")  # trực thuộc trung ương
    CITY = "CITY", _("Thành phố")  # thuộc tỉnh
    TOWN = "TOWN", _("Thị xã")
    URBAN_DISTRICT = "URBAN_DISTRICT", _("Quận")
    RURAL_DISTRICT = "RURAL_DISTRICT", _("Huyện")
    WARD = "WARD", _("Phường")
    TOWNSHIP = "TOWNSHIP", _("Thị trấn")
    COMMUNE = "COMMUNE", _("Xã")
    SPECIAL_ZONE = "SPECIAL_ZONE", _("Đặc khu")


class Terrain(models.TextChoices):
    """Vùng, where norms of work and allowances ask for it."""

    URBAN = "URBAN", _("đô thị")
    RURAL = "RURAL", _("nông thôn")
    MOUNTAIN = "MOUNTAIN", _("miền núi, vùng sâu, vùng xa")
    ISLAND = "ISLAND", _("hải đảo")


class Sureness(models.TextChoices):
    """How sure the register is of a fact: seen in a source, known, or unsure."""

    SEEN = "S", _("đã đối chiếu nguồn")
    KNOWN = "K", _("đã biết, chưa đối chiếu")
    UNSURE = "?", _("chưa chắc")


class DateRange(Func):
    """The days of a validity as PostgreSQL's range."""

    function = "daterange"
    output_field = DateRangeField()


class Place(Entity, Valid):
    """Đơn vị hành chính: one place under one code for the days it bears that name, kind and parent.

    A change of name, kind or parent is a new row; the rows of a code never overlap.
    """

    code = models.CharField(_("mã đơn vị hành chính"), max_length=5)
    level = models.CharField(_("cấp"), max_length=8, choices=Level.choices)
    kind = models.CharField(_("loại"), max_length=14, choices=PlaceKind.choices)
    name = models.CharField(_("tên"), max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children", verbose_name=_("trực thuộc")
    )
    post_code = models.CharField(_("mã bưu chính"), max_length=5, blank=True)
    terrain = models.CharField(_("vùng"), max_length=8, choices=Terrain.choices, blank=True)
    mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, default=Sureness.SEEN)
    words = models.CharField(_("tên để tìm"), max_length=160, editable=False)  # the full name, folded
    place_in_order = models.CharField(_("khóa sắp xếp"), max_length=500, editable=False)

    class Meta:
        indexes = [models.Index(fields=["parent", "place_in_order"], name="place_children")]
        constraints = [
            models.UniqueConstraint(fields=["code", "level", "valid_from"], name="place_once_per_day"),
            validity_is_ordered("place_ends_after_it_begins"),
            models.CheckConstraint(
                name="place_below_province_has_parent",
                condition=Q(level=Level.PROVINCE, parent__isnull=True)
                | (~Q(level=Level.PROVINCE) & Q(parent__isnull=False)),
            ),
            models.CheckConstraint(
                name="place_code_fits_level",
                condition=Q(level=Level.PROVINCE, code__regex=r"^\d{2}$")
                | Q(level=Level.DISTRICT, code__regex=r"^\d{3}$")
                | Q(level=Level.COMMUNE, code__regex=r"^\d{5}$"),
            ),
            ExclusionConstraint(
                name="place_code_names_one_place_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_to", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Name it with its kind."""
        return self.full_name

    @property
    def full_name(self) -> str:
        """Kind and name: "Phường Nhơn Phú"."""
        return f"{self.kind_title} {self.name}"

    @property
    def kind_title(self) -> StrOrPromise:
        """The kind alone, in Vietnamese whatever the page's language: it is part of the name."""
        return KIND_TITLES[PlaceKind(self.kind)]


KIND_TITLES: dict[PlaceKind, str] = {
    PlaceKind.PROVINCE: "Tỉnh",
    PlaceKind.MUNICIPALITY: "Thành phố",
    PlaceKind.CITY: "Thành phố",
    PlaceKind.TOWN: "Thị xã",
    PlaceKind.URBAN_DISTRICT: "Quận",
    PlaceKind.RURAL_DISTRICT: "Huyện",
    PlaceKind.WARD: "Phường",
    PlaceKind.TOWNSHIP: "Thị trấn",
    PlaceKind.COMMUNE: "Xã",
    PlaceKind.SPECIAL_ZONE: "Đặc khu",
}


class PlaceChange(Entity):
    """Việc sắp xếp, điều chỉnh địa giới: what one decision changes, from one day on."""

    code = models.CharField(_("mã đợt thay đổi"), max_length=60, unique=True)
    day = models.DateField(_("ngày có hiệu lực"))
    title = models.CharField(_("nội dung"), max_length=300)
    decision = models.CharField(_("văn bản"), max_length=120, blank=True)
    mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, default=Sureness.SEEN)

    def __str__(self) -> str:
        """Name it by its title."""
        return self.title


class PlaceSuccession(Entity):
    """Kế thừa địa bàn: an old place became a new one, wholly or for a part of its land."""

    change = models.ForeignKey(PlaceChange, on_delete=models.PROTECT, related_name="successions")
    old = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="as_old", verbose_name=_("đơn vị cũ")
    )
    new = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="as_new", verbose_name=_("đơn vị mới")
    )
    whole = models.BooleanField(_("nhập nguyên trạng"), default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="place_succession_once"),
            models.CheckConstraint(name="place_succession_to_another", condition=~Q(old=F("new"))),
        ]

    def __str__(self) -> str:
        """Say who became whom."""
        return f"{self.old_id} → {self.new_id}"


class PlacesStamp(models.Model):
    """Dấu phiên bản: a token renewed by every change of this room; whoever keeps a copy compares it.

    The row is also the room's lock: one change at a time.
    """

    token = models.UUIDField()

    def __str__(self) -> str:
        """Show the token."""
        return str(self.token)
