"""The demo's packs: loaded once, and no obstacle to opening it when a later version's differ."""

import pytest

from motcua.foundation.accounts.actions import NewAccount
from motcua.foundation.accounts.models import Account
from motcua.foundation.packs.errors import PackUnsound
from motcua.foundation.packs.queries import packs
from motcua.launch import demo_world
from motcua.launch.home import Home

pytestmark = pytest.mark.django_db

PACK = "name: thu-nghiem\ntitle: Thử\nversion: '{}'\neffective_from: 2023-01-01\n"


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "thu-nghiem"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK.format(1))
    return folder


def test_a_demo_opens_as_it_was_when_a_later_pack_contradicts_it(pack, tmp_path, capsys):
    demo_world._load(pack, Home(tmp_path / "home"))
    (pack / "pack.yaml").write_text(PACK.format(2) + "strange: key\n")
    assert demo_world._load(pack, Home(tmp_path / "home")) == "giữ dữ liệu đã có"
    said = capsys.readouterr().err
    assert "pack.yaml:5" in said
    assert str(tmp_path / "home") in said
    assert packs().get(name="thu-nghiem").version == "1"


def test_a_pack_that_was_never_loaded_must_be_sound(pack, tmp_path):
    (pack / "pack.yaml").write_text("name: thu-nghiem\n")
    with pytest.raises(PackUnsound):
        demo_world._load(pack, Home(tmp_path / "home"))


def test_a_password_like_one_of_the_logins_is_drawn_anew(monkeypatch):
    """Of some thousand draws one is refused, and the demo would not open that day."""
    monkeypatch.setattr(demo_world, "_password", iter(["an-trang-song-99", "mai-bien-cau-dua-42"]).__next__)
    new = [NewAccount("bien", "Trần Biển"), NewAccount("an.trang.song", "Song Trang An")]
    password, opened = demo_world._opened(new, "song-trang-an-10")
    assert password == "mai-bien-cau-dua-42"
    assert [one.login for one in opened] == ["bien", "an.trang.song"]
    assert Account.objects.get(login="bien").check_password(password)
