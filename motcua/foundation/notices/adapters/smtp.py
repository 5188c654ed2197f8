"""E-mail by SMTP, through Django's mail settings."""

import re
import smtplib
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email

from motcua.foundation.notices.ports import Message, NotDelivered

_FOR_GOOD: Final = range(500, 600)
_SHOWN: Final = 2
"""So many letters of an address are shown, but never the whole of a short name."""
_HEADER_HOST: Final = re.compile(r"[^A-Za-z0-9.-]")


class SmtpChannel:
    """Thư điện tử. The Message-ID is made of the notice's id: tried twice, it is still one letter."""

    name = "email"

    def takes(self, address: str) -> bool:
        """Say whether it looks like an e-mail address."""
        try:
            validate_email(address)
        except ValidationError:
            return False
        return True

    def mask(self, address: str) -> str:
        """Show two letters and the domain: "ng•••@gmail.com"."""
        name, at, domain = address.rpartition("@")
        if not at:
            return "•••"
        return f"{name[:_SHOWN] if len(name) > _SHOWN else name[:1]}•••@{domain}"

    def send(self, message: Message) -> None:
        """Hand the letter to the mail server. Raises NotDelivered, for good on a 5xx to the address."""
        letter = EmailMultiAlternatives(
            subject=message.title,
            body=message.text,
            to=[message.to],
            headers={"Message-ID": f"<{message.id}@{_host()}>", "Auto-Submitted": "auto-generated"},
        )
        letter.attach_alternative(message.html, "text/html")
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _said in refused.recipients.values()]
            raise NotDelivered(
                f"Máy chủ thư không nhận địa chỉ này (mã {codes[0]}).",
                for_good=all(c in _FOR_GOOD for c in codes),
            ) from refused
        except smtplib.SMTPResponseException as refused:
            raise NotDelivered(f"Máy chủ thư trả lời mã {refused.smtp_code}.", for_good=False) from refused
        except (OSError, smtplib.SMTPException) as gone:
            raise NotDelivered(
                f"Không nối được máy chủ thư ({type(gone).__name__}).", for_good=False
            ) from gone


def _host() -> str:
    """The sender's domain, for Message-ID."""
    return _HEADER_HOST.sub("", settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]) or "localhost"
