"""The contract every store keeps."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

from motcua.foundation.files.adapters.folder import FolderStore
from motcua.foundation.files.adapters.s3 import S3Store
from motcua.foundation.files.ports import Store
from motcua.foundation.files.queries import _store


def put(store: Store, content: bytes) -> str:
    name = hashlib.sha256(content).hexdigest()
    with NamedTemporaryFile(dir=store.workplace(), delete=False) as written:
        written.write(content)
    draft = Path(written.name)
    store.put(draft, name)
    assert not draft.exists()
    return name


def test_what_is_put_is_opened_again(store: Store):
    name = put(store, b"xin chao" * 100_000)
    with store.open(name) as stream:
        assert stream.read(8) == b"xin chao"
        assert len(stream.read()) == 799_992


def test_putting_an_equal_content_again_is_no_matter(store: Store):
    assert put(store, b"a") == put(store, b"a")
    assert [lying.size for lying in store.lying()] == [1]


def test_all_that_lies_there_is_walked_over_with_size_and_moment(store: Store):
    names = {put(store, content): len(content) for content in (b"a", b"bb", b"ccc")}
    lying = list(store.lying())
    assert {one.sha256: one.size for one in lying} == names
    assert all(abs(datetime.now(UTC) - one.put_at) < timedelta(minutes=5) for one in lying)


def test_what_is_taken_away_is_gone_and_taking_it_twice_is_no_matter(store: Store):
    name = put(store, b"a")
    store.delete(name)
    store.delete(name)
    assert list(store.lying()) == []
    with pytest.raises(FileNotFoundError):
        store.open(name)


def test_an_empty_store_can_be_walked_over(store: Store):
    assert list(store.lying()) == []


def test_settings_name_the_store(tmp_path: Path, s3: S3Store):
    assert isinstance(_store(str(tmp_path), ""), FolderStore)
    there = _store("s3://motcua/a/b", s3.client.meta.endpoint_url)
    assert isinstance(there, S3Store)
    assert (there.bucket, there.prefix) == ("motcua", "a/b/")


def test_a_bucket_that_cannot_be_reached_is_an_error_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "x")
    gone = S3Store("motcua", "", "http://127.0.0.1:9")
    draft = tmp_path / "draft"
    draft.write_bytes(b"a")
    with pytest.raises(OSError, match="S3"):
        gone.put(draft, "0" * 64)
    assert draft.exists()
    with pytest.raises(OSError, match="S3"):
        gone.open("0" * 64)
