"""What prepares a bare machine: skips what is done, and says in a sentence what is in the way."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import debian, new_room, prepare, python, stages
from bootstrap.stages import Stopped

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in which nothing was prepared."""
    for module in (stages, new_room):
        monkeypatch.setattr(module, "CHECKOUT", tmp_path)
    monkeypatch.setattr(stages, "STAMPS", tmp_path / "stamps")
    return tmp_path


def test_a_stage_is_done_once_and_again_when_its_input_changes(checkout):
    source, made = checkout / "source", checkout / "made"
    times: list[int] = []

    def work() -> None:
        made.write_text("x")
        times.append(1)

    for text in ("a", "a", "b", "b"):
        source.write_text(text)
        stages.stage("a stage", inputs=[source], outputs=[made], work=work)
    assert len(times) == 2
    made.unlink()
    stages.stage("a stage", inputs=[source], outputs=[made], work=work)
    assert len(times) == 3


def test_a_stage_that_failed_is_tried_again(checkout):
    def fail() -> None:
        raise Stopped("no")

    with pytest.raises(Stopped):
        stages.stage("a stage", inputs=["x"], outputs=[], work=fail)
    done: list[int] = []
    stages.stage("a stage", inputs=["x"], outputs=[], work=lambda: done.append(1))
    assert done == [1]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("npm error code ENOTFOUND", "không ra mạng"),
        ("Temporary failure in name resolution", "không ra mạng"),
        ("OSError: [Errno 28] No space left on device", "Hết chỗ trống"),
        ("THESE PACKAGES DO NOT MATCH: do not match the hashes", "mã băm"),
        ("EACCES: Permission denied", "quyền ghi"),
        ("something else", "Không làm được."),
    ],
)
def test_trouble_is_a_sentence(checkout, said, sentence):
    del checkout
    with pytest.raises(Stopped, match=sentence):
        stages.run([sys.executable, "-c", f"print({said!r}); raise SystemExit(1)"], trouble="Không làm được.")


def test_without_root_the_exact_command_is_printed(monkeypatch):
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian.shutil, "which", lambda _name: None)
    with pytest.raises(Stopped, match="sudo apt-get install -y chromium"):
        debian.have_browser()


def test_uv_is_told_what_pip_is_set_up_with(monkeypatch, tmp_path):
    there = tmp_path / "wheels"
    there.mkdir()
    config = (
        f":env:.index-url='https://mirror.example/simple'\nglobal.index-url='https://other.example/simple'\n"
        f"global.extra-index-url='file://{there} file:///nowhere'\nglobal.trusted-host='a b'\n"
    )
    monkeypatch.setattr(python, "run", lambda *_args, **_kwargs: config)
    monkeypatch.delenv("UV_INDEX", raising=False)
    told = python._as_pip_is_set_up()
    assert told["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert told["UV_INDEX"] == f"file://{there}"
    assert told["UV_INSECURE_HOST"] == "a b"


def test_an_unknown_verb_is_a_sentence(capsys):
    assert prepare.main(["dance"]) == 2
    assert "dance" in capsys.readouterr().err


def test_an_old_python_is_told_so_before_anything_else():
    program = (
        "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); sys.path.insert(0, '.');"
        "runpy.run_path('bootstrap/__main__.py', run_name='__main__')"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "Cần Python 3.11 trở lên, máy đang có 3.9" in said.stderr


def test_a_new_room_is_one_that_the_house_accepts(checkout):
    for path in ("motcua/settings/apps.py", ".importlinter"):
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, checkout / path)
    new_room.new_room("registers", "vehicles")
    settings: dict[str, list[str]] = {}
    exec((checkout / "motcua/settings/apps.py").read_text(), settings)
    assert settings["REGISTERS"][-1] == "vehicles"
    assert "motcua.registers.vehicles" in settings["INSTALLED_APPS"]
    plan = configparser.ConfigParser()
    plan.read(checkout / ".importlinter")
    assert plan["importlinter:contract:registers"]["layers"].split("\n")[1] == "vehicles"
    assert ">vehicles<" in (checkout / "docs/pictures/floors.svg").read_text(encoding="utf-8")
    for drawer in (checkout / "motcua/registers/vehicles").glob("*.py"):
        compile(drawer.read_text(), drawer, "exec")
        assert drawer.read_text().startswith('"""')
    with pytest.raises(Stopped, match="đã có"):
        new_room.new_room("registers", "vehicles")


@pytest.mark.parametrize(
    ("floor", "name"), [("attic", "cars"), ("registers", "Xe"), ("registers", "class"), ("", "")]
)
def test_a_room_of_no_floor_or_no_name_is_refused(checkout, floor, name):
    with pytest.raises(Stopped, match="FLOOR"):
        new_room.new_room(floor, name)
    assert list(checkout.iterdir()) == []
