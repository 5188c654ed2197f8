"""The command itself: what it understands, how it refuses, what it exits with."""

import json

import pytest
from django.db import OperationalError

from motcua.faces.terminal.grammar import VERBS, Verb, build
from motcua.foundation.errors import NotFound
from motcua.launch import main as command
from motcua.launch.errors import CannotStart
from motcua.launch.grammar import LAUNCH_VERBS

ALL = [*LAUNCH_VERBS, *VERBS]


def raising(trouble: Exception):
    def fail(self, asked):
        raise trouble

    return fail


@pytest.fixture
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize("verb", ALL, ids=lambda verb: verb.path)
def test_every_verb_explains_itself(verb, capsys):
    with pytest.raises(SystemExit) as end:
        build(ALL).parse_args([*verb.path.split(), "--help"])
    assert end.value.code == 0
    assert "usage: motcua " + verb.path in capsys.readouterr().out


def test_a_misspelt_command_is_two():
    with pytest.raises(SystemExit) as end:
        command.main(["mo-cua"])
    assert end.value.code == 2


def test_nothing_founded_is_a_sentence_and_one(at_home, capsys):
    assert command.main(["events", "verify"]) == 1
    said = capsys.readouterr().err
    assert "motcua init" in said
    assert not at_home.exists()


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (CannotStart("Chưa được.", "not yet"), "✗ Chưa được. (not yet)"),
        (NotFound(what="gói"), "✗ Không tìm thấy gói."),
        (
            OperationalError("server closed"),
            "✗ Cơ sở dữ liệu không trả lời: server closed",
        ),
        (OperationalError("could not extend file: No space left on device"), "✗ Hết chỗ trống trên đĩa"),
        (OSError(28, "No space left on device", "/x"), "✗ Hết chỗ trống trên đĩa chứa /x"),
        (OSError(13, "Permission denied", "/x"), "✗ Không mở được /x (Permission denied): hãy xem lại"),
    ],
)
def test_trouble_is_a_sentence_and_never_a_trace(at_home, monkeypatch, capsys, trouble, sentence):
    del at_home
    monkeypatch.setattr(Verb, "run", raising(trouble))
    assert command.main(["doctor"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(sentence)
    assert "Traceback" not in said.err


def test_a_program_reads_the_refusal_as_json(at_home, monkeypatch, capsys):
    del at_home
    monkeypatch.setattr(Verb, "run", raising(NotFound(what="gói")))
    assert command.main(["doctor", "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert error == {"code": "not_found", "message": "Không tìm thấy gói."}
