"""A carrier's gateway by HTTP: one message a question, told apart by its key."""

import re
from http import HTTPStatus
from typing import Final

import requests

from motcua.foundation.notices.ports import Message, NotDelivered

_MOBILE: Final = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}")
_BLANKS: Final = re.compile(r"[\s.\-]")
_ABROAD: Final = re.compile(r"^(?:\+84|84)(?=[35789])")
_CONNECT_SECONDS: Final = 3.0
_LONGEST: Final = 300
_KNOWN_ALREADY: Final = HTTPStatus.CONFLICT
_FOR_GOOD: Final = frozenset({400, 404, 410, 422})


class GatewayChannel:
    """Tin nhắn qua cổng của nhà mạng: to a mobile number, in one line, never the whole letter.

    What goes over a carrier is read by others too: the line names the dossier and what happened, no more.
    """

    def __init__(self, name: str, address: str, key: str, *, seconds: float = 10.0) -> None:
        self.name = name
        self._address = address.rstrip("/") + "/messages"
        self._key = key
        self._patience = (min(_CONNECT_SECONDS, seconds), seconds)

    def takes(self, address: str) -> bool:
        """Say whether it is a Vietnamese mobile number."""
        return _MOBILE.fullmatch(_tidy(address)) is not None

    def mask(self, address: str) -> str:
        """Show the first and the last three figures: "090•••218"."""
        tidy = _tidy(address)
        return f"{tidy[:3]}•••{tidy[-3:]}" if self.takes(address) else "•••"

    def send(self, message: Message) -> None:
        """Hand it over under the notice's id. Raises NotDelivered, for good where the number is no number."""
        said = {
            "id": message.id,
            "channel": self.name,
            "to": f"84{_tidy(message.to)[1:]}",
            "text": message.title[:_LONGEST],
        }
        head = {"Authorization": f"Bearer {self._key}", "Idempotency-Key": message.id}
        try:
            answer = requests.post(
                self._address, json=said, headers=head, timeout=self._patience, allow_redirects=False
            )
        except requests.RequestException as gone:
            raise NotDelivered(
                f"Không nối được cổng tin nhắn ({type(gone).__name__}).", for_good=False
            ) from gone
        if answer.status_code == _KNOWN_ALREADY:
            return
        if answer.status_code not in {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED}:
            raise NotDelivered(
                f"Cổng tin nhắn trả lời mã {answer.status_code}.", for_good=answer.status_code in _FOR_GOOD
            )
        if not _says_so(answer, message.id):
            raise NotDelivered("Cổng tin nhắn trả lời không rõ.", for_good=False)


def channels_at(address: str, key: str, names: str) -> list[GatewayChannel]:
    """Give the channels that a gateway carries, named between spaces; none where no gateway is set."""
    return [GatewayChannel(name, address, key) for name in names.split()] if address else []


def _says_so(answer: requests.Response, message_id: str) -> bool:
    try:
        return str(answer.json()["id"]) == message_id
    except (ValueError, KeyError, TypeError):
        return False


def _tidy(address: str) -> str:
    return _ABROAD.sub("0", _BLANKS.sub("", address))
