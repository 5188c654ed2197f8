"""A browser for a rush: keeps cookies and connections, reads the forms of a page, times each answer."""

import gzip
import http.client
import re
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode, urljoin, urlsplit

WAIT_SECONDS: Final = 30
File = tuple[str, str, bytes]
"""A file that is sent: the field's name, its own, what is in it."""
Told = Callable[[str, float, int, str], None]
"""Hears of each answer: the page's name, seconds, bytes, what was wrong."""


@dataclass
class Form:
    """A form of a page, with what stands in it."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def names(self) -> set[str]:
        """Give the names of all that may be sent."""
        return {name for name, _value in [*self.fields, *self.buttons]} | set(self.choices)

    def with_these(self, typed: Mapping[str, str]) -> list[tuple[str, str]]:
        """Give what is sent when some of it is typed over."""
        kept = [(name, value) for name, value in self.fields if name not in typed]
        return [*kept, *typed.items()]


class _Forms(HTMLParser):
    """Reads the forms off a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self._now: Form | None = None
        self._list = self._area = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._now = Form(said.get("action", ""))
            self.forms.append(self._now)
            return
        name = said.get("name", "")
        if self._now is None or "disabled" in said:
            return
        if tag == "input" and name:
            self._input(self._now, name, said)
        elif tag == "button" and name:
            self._now.buttons.append((name, said.get("value", "")))
        elif tag == "select":
            self._list = name
        elif tag == "option" and self._list:
            self._now.choices.setdefault(self._list, []).append(said.get("value", ""))
            if "selected" in said:
                self._now.fields.append((self._list, said.get("value", "")))
        elif tag == "textarea":
            self._area, self._text = name, []

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._now = None
        elif tag == "select":
            self._list = ""
        elif tag == "textarea" and self._now and self._area:
            self._now.fields.append((self._area, "".join(self._text).strip()))
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text.append(data)

    @staticmethod
    def _input(form: Form, name: str, said: Mapping[str, str]) -> None:
        kind, value = said.get("type", "text"), said.get("value", "")
        if kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
            if "checked" in said:
                form.fields.append((name, value))
        elif kind == "file":
            form.choices.setdefault(name, [])
        elif kind not in {"submit", "image"}:
            form.fields.append((name, value))


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    there: str
    """Where it leads on to, a whole address; empty where it leads nowhere."""

    def form_with(self, name: str) -> Form:
        """Give the form that has a field of some name."""
        reader = _Forms()
        reader.feed(self.text)
        found = [one for one in reader.forms if name in one.names()]
        if not found:
            shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.text))[:600]
            raise LookupError(f"no form with {name}: {self.status} {self.there} {shown}")
        return found[0]

    def links(self, pattern: str) -> Sequence[str]:
        """Give the addresses on the page that look so."""
        return re.findall(rf'href="({pattern})"', self.text)


class Browser:
    """One visitor's: his own cookies, an address of his own on the loopback."""

    def __init__(self, base: str, own_address: str, told: Told) -> None:
        self.base, self.told, self.own_address = base, told, own_address
        self.cookies: dict[str, dict[str, str]] = {}
        self.lines: dict[str, http.client.HTTPConnection] = {}

    def get(self, address: str, name: str, *, expected: Sequence[int] = (200,)) -> Answer:
        """Open a page."""
        return self.ask("GET", address, name, expected=expected)

    def post(
        self,
        address: str,
        name: str,
        fields: Sequence[tuple[str, str]],
        *,
        files: Sequence[File] = (),
        expected: Sequence[int] = (302,),
    ) -> Answer:
        """Send a form."""
        body, kind = _sent(fields, files)
        return self.ask("POST", address, name, body=body, kind=kind, expected=expected)

    def ask(
        self,
        method: str,
        address: str,
        name: str,
        *,
        body: bytes | None = None,
        kind: str = "",
        expected: Sequence[int] = (200,),
    ) -> Answer:
        """Ask, keep the cookies, tell how long it took. Raises LookupError on a status nobody expected."""
        whole = urljoin(self.base, address)
        parts = urlsplit(whole)
        there = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {"Accept-Encoding": "gzip", "Accept": "text/html"}
        kept = self.cookies.setdefault(parts.netloc, {})
        if kept:
            headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in kept.items())
        if body is not None:
            headers |= {"Content-Type": kind, "Referer": whole}
        started = time.perf_counter()
        answered, content = self._sent(parts.netloc, method, there, body, headers)
        taken = time.perf_counter() - started
        wrong = "" if answered.status in expected else f"{method} {there}: {answered.status}"
        self.told(name, taken, len(content), wrong)
        for said in answered.headers.get_all("Set-Cookie") or ():
            kept |= {key: one.value for key, one in SimpleCookie(said).items()}
        if answered.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        leads = answered.getheader("Location")
        answer = Answer(
            answered.status, content.decode(errors="replace"), urljoin(whole, leads) if leads else ""
        )
        if wrong:
            shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))
            raise LookupError(f"{wrong} {answer.there} {shown[:1500]}")
        return answer

    def _sent(
        self, host: str, method: str, there: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """Send over the line that is open; over a new one where the server hung up meanwhile."""
        for again in (True, False):
            line = self.lines.get(host)
            if line is None:
                line = self.lines[host] = http.client.HTTPConnection(
                    host, timeout=WAIT_SECONDS, source_address=(self.own_address, 0)
                )
            try:
                line.request(method, there, body=body, headers=dict(headers))
                answered = line.getresponse()
                content = answered.read()
            except (http.client.RemoteDisconnected, ConnectionError):
                line.close()
                del self.lines[host]
                if not again:
                    raise
                continue
            if answered.will_close:
                del self.lines[host]
            return answered, content
        raise ConnectionError(host)


def _sent(fields: Sequence[tuple[str, str]], files: Sequence[File]) -> tuple[bytes, str]:
    """Write a form down as a browser sends it."""
    if not files:
        return urlencode(list(fields)).encode(), "application/x-www-form-urlencoded"
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    for name, file, content in files:
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
