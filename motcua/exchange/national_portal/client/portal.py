"""The portal by HTTP: a token by client credentials, then questions and reports in JSON."""

import io
import time
from collections.abc import Mapping, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import requests

Json = dict[str, Any]  # Any: JSON
_SPARE_SECONDS: Final = 60
_CONNECT_SECONDS: Final = 3.0
_PIECE: Final = 64 * 1024


class PortalAway(Exception):
    """The portal does not answer, not in time, or not in its own words: later it may."""


class PortalRefused(Exception):
    """The portal says no to what was sent: sent again as it is, it will say so again."""


class NationalPortal:
    """A portal at an address, with the id and the secret it gave us."""

    def __init__(self, base: str, client_id: str, secret: str, *, seconds: float = 15.0) -> None:
        self.base = base.rstrip("/") + "/"
        self._client = (client_id, secret)
        self._patience = (min(_CONNECT_SECONDS, seconds), seconds)
        self._token = ("", 0.0)

    def new_filings(self) -> list[Json]:
        """Ask for what was filed there for us and not yet reported on. Raises PortalAway, PortalRefused."""
        return self._rows(self._ask("TraCuuHoSo", {"TrangThaiHoSo": "1", "NoiNopHoSo": "1"}))

    def known_since(self, day: str) -> dict[str, str]:
        """Ask which state the portal holds each dossier in that changed since a day (yyyyMMdd).

        Raises PortalAway, PortalRefused.
        """
        rows = self._rows(self._ask("TraCuuHoSo", {"TuNgay": day}))
        return {str(row.get("MaHoSo")): str(row.get("TrangThaiHoSo")) for row in rows}

    def report(self, payload: Mapping[str, object], *, is_update: bool) -> None:
        """Tell a change. Told twice, it stands there once. Raises PortalAway, PortalRefused."""
        self._ask("DongBoHoSoMC", {"isUpdating": str(is_update), "data": [payload]})

    def progress(self, payload: Mapping[str, object]) -> None:
        """Tell who did a step, and when. Raises PortalAway, PortalRefused."""
        self._ask("CapNhatTienDoHoSoMC", {"data": [payload]})

    def fetch(self, address: str, most: int) -> io.BytesIO:
        """Fetch a file from the portal itself, of so many bytes at most. Raises PortalAway, PortalRefused."""
        there = urljoin(self.base, address)
        if urlsplit(there)[:2] != urlsplit(self.base)[:2]:
            raise PortalRefused("a file lies elsewhere")
        content = io.BytesIO()
        try:
            with self._sent("GET", there, None, stream=True) as answer:
                for piece in answer.iter_content(_PIECE):
                    content.write(piece)
                    if content.tell() > most:
                        raise PortalRefused("a file is too long")
        except requests.RequestException as gone:
            raise PortalAway(type(gone).__name__) from gone
        content.seek(0)
        return content

    def _ask(self, service: str, said: Mapping[str, object]) -> Json:
        answer = self._sent("POST", urljoin(self.base, service), said)
        try:
            told = answer.json()
        except ValueError as odd:
            raise PortalAway("no JSON") from odd
        if not isinstance(told, dict) or "error_code" not in told:
            raise PortalAway("no error_code")
        if str(told["error_code"]) != "0":
            raise PortalRefused(f"{told['error_code']}: {str(told.get('message', ''))[:200]}")
        return told

    def _sent(
        self, method: str, address: str, said: Mapping[str, object] | None, *, stream: bool = False
    ) -> requests.Response:
        """Ask with a token; one that is no longer known there is asked for anew, once."""
        for is_last in (False, True):
            head = {"Authorization": f"Bearer {self._bearer()}"}
            answer = self._http(method, address, headers=head, json=said, stream=stream)
            if answer.status_code == HTTPStatus.UNAUTHORIZED and not is_last:
                self._token = ("", 0.0)
                continue
            break
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status_code in {
            HTTPStatus.UNAUTHORIZED,
            HTTPStatus.TOO_MANY_REQUESTS,
        }:
            raise PortalAway(f"HTTP {answer.status_code}")
        if answer.status_code != HTTPStatus.OK:
            raise PortalRefused(f"HTTP {answer.status_code}")
        return answer

    def _bearer(self) -> str:
        token, until = self._token
        if token and time.monotonic() < until:
            return token
        said = {"grant_type": "client_credentials"}
        answer = self._http("POST", urljoin(self.base, "oauth2/token"), data=said, auth=self._client)
        try:
            told = answer.json()
            token, lasts = str(told["access_token"]), float(told.get("expires_in", 3600))
        except (ValueError, KeyError, TypeError) as odd:
            raise PortalAway(f"no token (HTTP {answer.status_code})") from odd
        self._token = (token, time.monotonic() + max(lasts - _SPARE_SECONDS, 1))
        return token

    def _http(self, method: str, address: str, **more: Any) -> requests.Response:  # Any: requests' own
        try:
            return requests.request(method, address, timeout=self._patience, allow_redirects=False, **more)
        except requests.RequestException as gone:
            raise PortalAway(type(gone).__name__) from gone

    def _rows(self, told: Json) -> list[Json]:
        rows: Sequence[object] = told.get("data") or []
        if not isinstance(rows, list):
            raise PortalAway("no rows")
        return [row for row in rows if isinstance(row, dict)]


@cache
def portal_at(base: str, client_id: str, secret: str) -> NationalPortal | None:
    """Give the portal that is set, the same each time so that its token is kept; none where none is."""
    return NationalPortal(base, client_id, secret) if base else None
