"""What an installation may set is read, used, and told to those who run it."""

import ast
import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from motcua.settings.given import networks, one_of, text, whole, yes

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/van-hanh.md").read_text()
CODE = [*(ROOT / "motcua").rglob("*.py"), *(ROOT / "bootstrap").rglob("*.py")]
TOLD_TO_ITSELF = {
    "MOTCUA_CLOCK_SHIFT_SECONDS",  # how far the demo's clock stands, by the parent to its children
    "MOTCUA_DEMO",
    "MOTCUA_FORGETFUL",  # a cluster that is thrown away after the tests
    "MOTCUA_NODE_MODULES",  # where the front end's libraries lie, for tests in a bare folder
    "MOTCUA_OPENED",
    "MOTCUA_POOL",
    "MOTCUA_SECRET_KEY",  # tools that serve nobody
}
"""What processes of one house tell each other: nobody sets it by hand."""
NAME = re.compile(r"MOTCUA_[A-Z0-9_]*[A-Z0-9]")
SETTING = "MOTCUA_TRY"


def names_read():
    """Every variable that stands in the code as a word of its own."""
    words = (
        node.value
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {word for word in words if NAME.fullmatch(word)}


def test_the_guide_names_every_variable_that_is_read_and_no_other():
    assert set(NAME.findall(GUIDE)) == names_read() - TOLD_TO_ITSELF


def test_every_setting_of_ours_is_asked_for_somewhere():
    own = {
        name
        for path in (ROOT / "motcua/settings").glob("*.py")
        for name in re.findall(r"^(MOTCUA_\w+) =", path.read_text(), re.MULTILINE)
    }
    asked = {
        name for path in CODE for name in re.findall(r"\b(?:settings|,)\.?(MOTCUA_\w+)", path.read_text())
    }
    within = {"MOTCUA_DEMO", "MOTCUA_HOME"}  # by the other settings
    assert own - within <= asked


def test_a_variable_that_makes_no_sense_is_refused_by_name(monkeypatch):
    monkeypatch.setenv(SETTING, "abc")
    with pytest.raises(ImproperlyConfigured, match="MOTCUA_TRY=abc: cần một số nguyên từ 1 đến 9"):
        whole(SETTING, 3, least=1, most=9)
    with pytest.raises(ImproperlyConfigured, match=r"MOTCUA_TRY=abc: hãy đặt 1 \(có\) hoặc 0 \(không\)"):
        yes(SETTING, otherwise=True)
    with pytest.raises(ImproperlyConfigured, match="MOTCUA_TRY=abc: hãy chọn một trong A, B"):
        one_of(SETTING, "A", ("A", "B"))
    with pytest.raises(ImproperlyConfigured, match="MOTCUA_TRY=abc: cần địa chỉ hoặc dải mạng"):
        networks(SETTING)
    monkeypatch.setenv(SETTING, "10")
    with pytest.raises(ImproperlyConfigured, match="MOTCUA_TRY=10"):
        whole(SETTING, 3, least=1, most=9)


def test_what_is_not_said_is_as_it_always_was(monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)
    assert (text(SETTING, "x"), whole(SETTING, 3), yes(SETTING, otherwise=True)) == ("x", 3, True)
    monkeypatch.setenv(SETTING, "")  # an empty line in a file of variables says nothing
    assert (whole(SETTING, 3), yes(SETTING, otherwise=True), one_of(SETTING, "A", "AB")) == (3, True, "A")
