"""The words by which one agrees to be told by a channel."""

from datetime import date

from motcua.foundation.access.models import SYSTEM
from motcua.instruments.contacts.models import TOLD_SO
from motcua.instruments.documents.actions import ConsentDraft, set_consent_text
from tests.instruments.documents.vaults import AT


def the_words() -> None:
    """Set them."""
    draft = ConsentDraft(
        code=TOLD_SO, title="Nhận tin", words="Tôi đồng ý nhận tin.", valid_from=date(2023, 7, 1)
    )
    set_consent_text(draft, by=SYSTEM, at=AT)
