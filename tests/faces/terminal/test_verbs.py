"""The rooms' verbs at the terminal: clear sentences for people, plain data for programs."""

import gzip
import json
import os
from argparse import Namespace
from pathlib import Path

import pytest

from motcua.faces.terminal.grammar import VERBS, Said, build
from motcua.faces.terminal.procedures import FolderNotFile
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.errors import TokenUnknown
from motcua.foundation.access.models import SYSTEM, Role
from motcua.foundation.errors import NotFound
from motcua.foundation.events.models import Event
from motcua.foundation.keys.actions import ensure_keys
from motcua.foundation.keys.queries import forget_ring
from motcua.launch.grammar import LAUNCH_VERBS
from motcua.registers.people.models import Person
from motcua.registers.procedures.models import Procedure
from tests.registers.organisations.town import AT, a_town, posts_of_dong_da
from tests.registers.procedures.samples import a_heading, line

pytestmark = pytest.mark.django_db


def say(*words: str) -> Said:
    asked: Namespace = build([*LAUNCH_VERBS, *VERBS]).parse_args(list(words))
    return asked.verb.run(asked)


def a_pack(folder: Path, roles: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(
        'name: thu\ntitle: Gói thử\nversion: "1"\neffective_from: 2023-01-01\nrequires: []\n'
    )
    (folder / "roles.yaml").write_text(f"kind: role\nitems:\n{roles}")
    return str(folder)


GOOD = "  - {code: clerk, name: Công chức một cửa, rights: [accounts.edit]}\n"
BAD = "  - {code: clerk, name: Công chức một cửa, rights: [accounts.edit], colour: red}\n"


def test_a_sound_pack_is_checked_compared_and_loaded_once(tmp_path):
    pack = a_pack(tmp_path / "pack", GOOD)
    assert say("pack", "check", pack).ok
    compared = say("pack", "diff", pack)
    assert compared.lines[0] == "role: 1 thay đổi, 0 giữ nguyên"
    assert say("pack", "load", pack).data == {"added": 1, "same": 0, "changed": 0}
    assert Role.objects.get(code="clerk").rights == ["accounts.edit"]
    assert "Không có gì thay đổi" in say("pack", "load", pack).lines[0]


def test_an_unsound_pack_is_named_by_file_and_line_and_nothing_is_written(tmp_path):
    pack = a_pack(tmp_path / "pack", BAD)
    for verb in ("check", "diff", "load"):
        said = say("pack", verb, pack)
        assert not said.ok
        assert said.lines[0].startswith("✗ roles.yaml:3: ")
        assert said.data["flaws"][0]["line"] == 3
    assert not Role.objects.filter(code="clerk").exists()


def test_the_record_is_proven_and_a_row_changed_behind_its_back_is_named(intruder):
    set_role("clerk", name="Công chức", rights=["accounts.edit"], by=SYSTEM, at=AT)
    assert say("events", "verify").ok
    last = Event.objects.order_by("-id").first()
    with intruder() as cursor:
        cursor.execute("update events_event set data = '{}' where id = %s", [last.id])
    said = say("events", "verify")
    assert not said.ok
    assert said.data["findings"][0]["event_id"] == last.id
    assert f"#{last.id}" in said.lines[0]


def test_the_record_is_anchored_on_demand():
    set_role("clerk", name="Công chức", rights=["accounts.edit"], by=SYSTEM, at=AT)
    said = say("events", "anchor")
    last, told = Event.objects.order_by("-id")[1], Event.objects.order_by("-id")[0]
    assert (said.data["last_event"], told.kind) == (last.id, "events.AnchorSigned")


def test_stored_files_are_held_against_their_hashes():
    assert say("files", "verify").data == {"holds": True, "damages": []}


def test_a_token_is_issued_once_listed_and_revoked():
    a_town()
    post = posts_of_dong_da()["dong-da.tiep-nhan"]
    issued = say("token", "issue", "--post", post.code, "--scopes", "accounts.edit, jobs.view", "--days", "7")
    secret = issued.data["secret"]
    assert issued.lines[-1] == secret
    listed = say("token", "list")
    assert secret not in json.dumps(listed.data)
    assert listed.data[0]["scopes"] == ["accounts.edit", "jobs.view"]
    assert "còn hiệu lực" in listed.lines[0]
    assert say("token", "revoke", issued.data["id"]).ok
    assert "đã thu hồi" in say("token", "list").lines[0]


def test_a_token_that_is_not_there_cannot_be_revoked():
    for name in ("không-phải-số", "00000000-0000-0000-0000-000000000000"):
        with pytest.raises(TokenUnknown):
            say("token", "revoke", name)


def test_a_rotated_key_closes_every_value_anew(tmp_path, settings):
    settings.MOTCUA_KEYS = str(tmp_path / "keys")
    ensure_keys(tmp_path / "keys")
    said = say("keys", "rotate")
    assert said.data["key"] == "k2"
    assert said.data["closed_anew"] == Person.objects.count() == 0
    forget_ring()


def test_national_records_land_and_a_broken_line_is_named(tmp_path):
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"code": "cut in ha\n'))
    said = say("procedures", "import", str(path))
    assert not said.ok
    assert said.data[0]["landed_as"] == "refused"
    assert said.lines[0].startswith("✗ Không đọc được bản ghi nào trong ")
    assert (
        said.lines[1] == "✗ dòng 1: Bản ghi bị cắt ngang ở ký tự thứ 10; không nhập phần nào của bản ghi này."
    )
    assert not Procedure.objects.exists()


def test_an_empty_file_and_a_folder_are_told_and_a_pipe_is_read(tmp_path):
    empty = tmp_path / "records.jsonl"
    empty.touch()
    said = say("procedures", "import", str(empty))
    assert (said.ok, said.lines, said.data) == (False, [f"✗ {empty} trống: không có bản ghi nào."], [])
    with pytest.raises(FolderNotFile, match="là một thư mục"):
        say("procedures", "import", str(tmp_path))
    end, write = os.pipe()
    os.write(write, gzip.compress(line(a_heading())))
    os.close(write)
    assert say("procedures", "import", f"/dev/fd/{end}").ok
    os.close(end)
    assert Procedure.objects.count() == 1


def test_a_file_that_is_not_there_is_a_refusal():
    with pytest.raises(NotFound, match="không-có"):
        say("procedures", "import", "không-có.jsonl")
