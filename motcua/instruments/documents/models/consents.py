"""Consent: the words in force on a day, and who agreed to which of them, for what, until when."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.registers.people.models import Person

REUSE: Final = "vault_reuse"
"""Under which code stand the words by which one agrees that papers of the vault are used again."""


class ConsentText(Entity, Valid):
    """Lời đồng ý: what people are asked to agree to, word by word, on the days on which it is asked so."""

    code = models.CharField(_("mã"), max_length=40)
    title = models.CharField(_("về việc"), max_length=200)
    words = models.TextField(_("nội dung"))
    words_en = models.TextField(_("nội dung tiếng Anh"), blank=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        constraints = [
            validity_is_ordered("consenttext_ends_after_it_begins"),
            models.CheckConstraint(name="consenttext_says_something", condition=~Q(words="") & ~Q(title="")),
            once_a_day("consenttext_once_a_day"),
        ]

    def __str__(self) -> str:
        """Say what it is about."""
        return self.title


class Consent(Entity):
    """Sự đồng ý: a person agreed to a version of the words, for one matter, and may take it back.

    Taking it back undoes nothing that was done by it; nothing more is done by it.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("người đồng ý")
    )
    text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, related_name="consents", verbose_name=_("lời đồng ý")
    )
    subject_kind = models.CharField(_("cho loại việc"), max_length=40)
    subject_id = models.UUIDField(_("cho việc"))
    given_at = models.DateTimeField(_("đồng ý lúc"))
    given_by = models.UUIDField(_("tài khoản"))
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "text", "subject_kind", "subject_id"],
                name="consent_once_at_a_time",
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_it_was_given",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its day."""
        return f"{self.given_at:%d/%m/%Y}"
