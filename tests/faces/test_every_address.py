"""Every address of every face, on a province of nothing, asked nonsense: a sentence, never a crash."""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from django.forms import BaseForm
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

import motcua.faces
from motcua.faces.shared.doors import Who, door_of
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.accounts.actions import give_second_factor
from motcua.foundation.accounts.models import Account
from motcua.foundation.accounts.queries import accounts
from motcua.foundation.clock import now
from motcua.launch.init import FirstKeeper
from motcua.launch.init_world import found

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOBODYS = str(UUID(int=0x019AA000_0000_7000_8000_000000000001))
NONSENSE = ("", "không-có", "\0", "-1", "99999999999999999999", "2023-02-30", NOBODYS, "x" * 300)
NASTY = ("\0", "99999999999999999999", "0001-01-01")
IN_PATHS = {
    "uuid": [NOBODYS],
    "int": ["99999999999999999999"],
    "str": ["khong-co", "%00"],
    "path": ["khong/co"],
}
PART = re.compile(r"<(?:(\w+):)?\w+>|\{\w+\}")
Asked = tuple[str, dict[str, str]]
EVERYTHING: list[str] = []
"""Every name that a page or a view knows; known once the views are loaded."""
FOLDER = Path(motcua.faces.__path__[0])


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def walked() -> list[tuple[str, Who | None, set[str]]]:
    """Give every address with nonsense in its parts, its door, and the names that its view's module reads."""
    found_ones = []
    for route, pattern in addresses(get_resolver()):
        if "^" in route or "?P<" in route:
            continue  # what is nowhere else is said not to be there
        door = door_of(pattern.callback)
        names = names_in(inspect.unwrap(pattern.callback).__module__)
        found_ones += [(f"/{said}", door.who if door else None, names) for said in spelled(route)]
    return found_ones


def spelled(route: str) -> Iterator[str]:
    part = PART.search(route)
    if part is None:
        yield route
        return
    for value in IN_PATHS.get(part[1] or "str", ["khong-co"]):
        yield from spelled(route[: part.start()] + value + route[part.end() :])


@cache
def names_in(module: str) -> set[str]:
    """Names that a module takes out of a request: request.GET.get("ngay"), and helpers given a request."""
    if module not in sys.modules or not module.startswith("motcua."):
        return set()
    found_names = set()
    for node in ast.walk(ast.parse(inspect.getsource(sys.modules[module]))):
        if isinstance(node, ast.Call) and re.search(r"GET|POST|FILES|request", ast.unparse(node)):
            found_names |= {
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return {name for name in found_names if re.fullmatch(r"[a-z][a-z_-]{0,30}", name)}


def all_names() -> set[str]:
    """Every name that any page's form or any view may send or read."""
    written = {
        name
        for page in FOLDER.rglob("templates/**/*.html")
        for name in re.findall(r'name="([a-z_-]+)"', page.read_text(encoding="utf-8"))
    }
    forms = {name for form in forms_below(BaseForm) for name in getattr(form, "base_fields", {})}
    read = {name for module in list(sys.modules) if "faces" in module for name in names_in(module)}
    return (written | forms | read) - {"csrfmiddlewaretoken"}


def forms_below(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        yield below
        yield from forms_below(below)


@pytest.fixture
def keeper(db: None) -> Account:
    """Found a province of nothing but its first keeper, who holds every right."""
    found(FirstKeeper(province="Tỉnh Thử", name="Nguyễn Văn Giữ", login="giu", password="nước-chảy-đá-mòn"))
    account = accounts().get(login="giu")
    give_second_factor(account.id, by=SYSTEM, at=now())
    return account


def mixed(names: list[str], turn: int) -> dict[str, str]:
    """Give every name some nonsense, another in each turn."""
    return {name: NONSENSE[(place + turn) % len(NONSENSE)] for place, name in enumerate(names)}


def quick(names: set[str], turn: int) -> list[Asked]:
    """What one address is asked in the suite: nothing, and a mixture of nonsense by one way or the other."""
    del names
    return [("get", {}), ("post" if turn % 3 else "get", mixed(EVERYTHING, turn))]


def thorough(names: set[str], turn: int) -> list[Asked]:
    """What one address is asked at length, by both ways: each nonsense everywhere, and each name alone."""
    everywhere = [mixed(EVERYTHING, turn), *(dict.fromkeys(EVERYTHING, value) for value in NONSENSE)]
    asked = [{}, *everywhere, *({name: value} for name in sorted(names) for value in NASTY)]
    return [(way, one) for way in ("get", "post") for one in asked]


def crashes(client: Client, account: Account | None, tries: Callable[..., list[Asked]]) -> list[str]:
    """Walk the house; give every address that answered with a crash, and what it had been asked."""
    client.raise_request_exception = False
    EVERYTHING[:] = sorted(all_names())
    told = []
    for turn, (address, door, names) in enumerate(walked()):
        if account is None and door not in {Who.PUBLIC, Who.TOKEN}:
            continue  # the door is shut: tests/house/test_doors.py
        if account is not None and client.session.get("_auth_user_id") is None:
            client.force_login(account, backend=BACKEND)  # the last address may have been the way out
        for way, data in tries(names, turn):
            response = getattr(client, way)(address, data)
            said = b"" if response.streaming else response.content
            if (response.status_code >= 500 and address != "/readyz") or b"Traceback" in said:
                told.append(f"{way} {address} {str(data)[:200]}: {response.status_code}")
    return told


def test_nobody_crashes_an_empty_province(keeper: Account, client: Client) -> None:
    assert crashes(client, None, quick) == []


def test_a_keeper_of_every_right_crashes_nothing_in_an_empty_province(
    keeper: Account, client: Client
) -> None:
    assert crashes(client, keeper, quick) == []


@pytest.mark.soak
@pytest.mark.parametrize("signed_in", [False, True])
def test_no_nonsense_at_all_crashes_an_empty_province(
    keeper: Account, client: Client, signed_in: bool
) -> None:
    assert crashes(client, keeper if signed_in else None, thorough) == []
