"""Papers that nobody may ask for any more, as a list that stands on some days."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity


class AbolishedPaper(Entity, Valid):
    """Giấy tờ không còn được yêu cầu: what no procedure may ask for from a day on, by the names it goes by.

    `phrases` are the names, read without marks; `source` is the text that says so.
    """

    code = models.CharField(_("mã"), max_length=40)
    name = models.CharField(_("tên"), max_length=200)
    phrases = ArrayField(models.CharField(max_length=120), verbose_name=_("các cách gọi"))
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("giấy tờ không còn được yêu cầu")
        constraints = [
            validity_is_ordered("abolishedpaper_ends_after_it_begins"),
            models.CheckConstraint(name="abolishedpaper_is_named", condition=~models.Q(phrases=[])),
            once_a_day("abolishedpaper_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name
