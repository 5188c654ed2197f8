"""Who comes on a busy morning, for Locust: each asks one page after the other as a browser would.

Run by `bench.rush`, which says by MOTCUA_RUSH where the plan of the morning lies. A visitor's script is a
generator that yields after each question; Locust draws one question at a time, so that as many come a
second as are meant to, however long a script is. What a browser is led on to is asked at once and counted for
itself. Names in brackets are not ours (the identity service's own pages) or not measured.
"""

import itertools
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

from locust import User, events, task

from bench.rush_browser import Answer, Browser

PLAN: Final = json.loads(Path(os.environ["MOTCUA_RUSH"]).read_text())
DICE: Final = random.Random(20231120)  # who asks what, no secret
MEAN_GAP: Final = 2.0
"""Seconds between two questions of one visitor, on average; they come as they like."""
WORDS: Final = (
    "ket hon", "khai sinnh", "giấy độc thân", "sổ đỏ", "hộ kinh doanh", "chung thuc", "lý lịch tư pháp",
    "khai tử", "cấp phép xây dựng", "chuyển nhượng đất", "giay phep xuat ban", "trợ cấp",
)  # fmt: skip
FILED: Final = "1.004873"
PAPER: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
DECLARED: Final = {
    "requester.ethnicity": "01",
    "marital_status": "never",
    "purpose": "other",
    "other_purpose": "Vay vốn ngân hàng",
    "earlier_certificate": "none",
    "commitment": "yes",
}

BOTH: Final = (200, 302)

TAKEN: list[tuple[float, str, float, int, str]] = []
"""When, what, how many seconds, how many bytes, what was wrong."""
_visitors = itertools.count()
_signed_in = itertools.cycle(PLAN["people"])

Script = Iterator[None]


@events.quitting.add_listener
def _write(environment: Any, **_said: object) -> None:  # Any: Locust's own
    Path(PLAN["results"]).write_text(json.dumps(TAKEN))
    environment.process_exit_code = 0  # whether it was good enough is not Locust's to say


class Visitor(User):
    """Somebody who comes, asks, goes; then the next one comes in his place."""

    abstract = True
    base: ClassVar[str] = PLAN["address"]

    def wait_time(self) -> float:
        """Come as people come: by chance, so many a second on average."""
        return DICE.expovariate(1 / MEAN_GAP)

    def on_start(self) -> None:
        """Begin not all at once."""
        self.come()
        time.sleep(DICE.random() * MEAN_GAP)

    def come(self) -> None:
        """Be somebody new, at an address of the loopback of his own."""
        number = next(_visitors)
        own = f"127.{1 + number // 62500 % 250}.{number // 250 % 250}.{2 + number % 250}"
        self.browser = Browser(self.base, own, self._told)
        self.script = self.visit(self.browser)

    @task
    def ask(self) -> None:
        """Ask the next thing."""
        try:
            next(self.script)
        except StopIteration:
            self.come()
            next(self.script)
        except (LookupError, OSError) as wrong:
            TAKEN.append((time.time(), "(broken off)", 0.0, 0, str(wrong)))
            self.come()

    def _told(self, name: str, seconds: float, size: int, wrong: str) -> None:
        TAKEN.append((time.time(), name, seconds, size, wrong))
        self.environment.events.request.fire(
            request_type="",
            name=name,
            response_time=seconds * 1000,
            response_length=size,
            exception=RuntimeError(wrong) if wrong else None,
            context={},
        )

    def visit(self, it: Browser) -> Script:
        """Do what one has come for."""
        raise NotImplementedError


class Finder(Visitor):
    """Somebody who looks for what is needed, and asks where a dossier stands."""

    weight = 30

    def visit(self, it: Browser) -> Script:
        """Home, a search or two, procedures, a code."""
        it.get("/", "home")
        yield
        for words in DICE.sample(WORDS, 2):
            found = it.get(f"/tim-kiem/?q={_typed(words)}", "search")
            yield
            codes = found.links(r"/thu-tuc/[^\"/]+/") or [f"/thu-tuc/{FILED}/"]
            it.get(DICE.choice(codes[:3]), "procedure")
            yield
        if DICE.random() < 0.3:
            it.get("/thu-tuc/", "browse")
            yield
        it.get("/tra-cuu/", "lookup, empty")
        yield
        it.get(f"/tra-cuu/?ma={DICE.choice(PLAN['codes'])}", "lookup")
        yield
        if DICE.random() < 0.4:
            it.get(f"/tra-cuu/phieu/{DICE.choice(PLAN['tokens'])}/", "slip")
            yield


class Follower(Visitor):
    """Somebody who looks after his own dossiers."""

    weight = 9

    def visit(self, it: Browser) -> Script:
        """Sign in, look at what one has, at one of them, at the papers kept."""
        yield from _sign_in(it, "/cua-toi/")
        mine = it.get("/cua-toi/", "mine")
        yield
        for there in mine.links(r"/cua-toi/ho-so/[^\"/]+/")[:2]:
            it.get(there, "my dossier")
            yield
        if DICE.random() < 0.5:
            it.get("/cua-toi/kho/", "vault")
            yield


class Filer(Visitor):
    """Somebody who files: questions, place, form, files, check, submit."""

    weight = 15

    def visit(self, it: Browser) -> Script:
        """File one."""
        it.get(f"/thu-tuc/{FILED}/", "procedure")
        yield
        yield from _sign_in(it, f"/nop/{FILED}/")
        begun = it.get(f"/nop/{FILED}/", "filing: start")
        yield
        form = begun.form_with("csrfmiddlewaretoken")
        led = it.post(f"/nop/{FILED}/", "filing: begin (save)", form.fields)
        at = it.get(led.there, "filing: go on (led on)", expected=(302,))
        page = it.get(at.there, "filing: conditions")
        yield
        form = page.form_with("edition")
        chosen = {name: offered[0] for name, offered in form.choices.items()}
        at = it.post(at.there, "filing: conditions (save)", form.with_these(chosen))
        page = it.get(at.there, "filing: place")
        yield
        form = page.form_with("noi")
        at = it.post(at.there, "filing: place (save)", form.with_these({"noi": form.choices["noi"][0]}))
        page = it.get(at.there, "filing: form")
        yield
        yield from _declare_and_send(it, at.there, page)


def _declare_and_send(it: Browser, where: str, page: Answer) -> Script:
    at = it.post(where, "filing: form (save)", page.form_with("edition").with_these(DECLARED), expected=BOTH)
    if not at.there:  # another question hangs on what was answered
        yield
        typed = at.form_with("edition").with_these(DECLARED)
        at = it.post(where, "filing: form (save)", typed)
    page = it.get(at.there, "filing: papers")
    yield
    form = page.form_with("act")
    paper = next(name for name in form.choices if name.startswith("tep."))
    at = it.post(at.there, "filing: papers (upload)", form.fields, files=[(paper, "giay.pdf", PAPER)])
    page = it.get(at.there, "filing: check")
    yield
    at = it.post(at.there, "submit", page.form_with("nhan").with_these({"act": "nop"}))
    it.get(at.there, "filing: done")
    yield


class Officer(Visitor):
    """Somebody who works there: what is to be done, one of it, the counter's lists."""

    weight = 6

    def on_start(self) -> None:
        """Sit down, signed in."""
        self.who = next(_officers)
        super().on_start()

    def come(self) -> None:
        """Stay who one is."""
        super().come()
        self.browser.cookies = {PLAN["address"].removeprefix("http://"): {"sessionid": self.who["cookie"]}}

    def visit(self, it: Browser) -> Script:
        """Look through the work."""
        for there, name in self.who["pages"]:
            page = it.get(there, name)
            yield
            tasks = page.links(r"/(?:ban-lam-viec|quay)/ho-so/[0-9a-f-]{36}/")
            if tasks:
                it.get(DICE.choice(tasks), "officer: dossier")
                yield


_officers = itertools.cycle(PLAN["officers"])


class Bare(Visitor):
    """Somebody who asks a bare Django on the same server in the same minutes."""

    fixed_count = 2
    base: ClassVar[str] = PLAN["bare"]

    def visit(self, it: Browser) -> Script:
        """One row, a hundred, one written."""
        it.get("/one", "bare: one row")
        yield
        it.get("/cases", "bare: list of 100")
        yield
        body = json.dumps(PLAN["case"]).encode()
        it.ask("POST", "/cases", "bare: insert", body=body, kind="application/json", expected=(201,))
        yield


def _sign_in(it: Browser, wanted: str) -> Script:
    """Come in by the identity service, for a page that asks for it."""
    who = next(_signed_in)
    asked = it.get(wanted, "sign in: sent there (led on)", expected=(302,))
    page = it.get(asked.there, "sign in: page")
    yield
    form = page.form_with("next")
    there = it.post(form.action, "sign in: to the service (led on)", form.fields).there
    chosen = it.get(there, "(identity service)").form_with("number")
    yield
    said = {"number": who["number"], "name": who["name"], "birth": who["birth"]}
    back = it.post(
        there.partition("?")[0], "(identity service)", chosen.with_these(said), expected=(303,)
    ).there
    it.get(back, "sign in: back", expected=(302,))


def _typed(words: str) -> str:
    return words.replace(" ", "+")
