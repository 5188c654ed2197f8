"""Stores for the contract test: a folder, and a bucket at a server of moto's that really listens."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from motcua.foundation.files.adapters.folder import FolderStore
from motcua.foundation.files.adapters.s3 import S3Store
from motcua.foundation.files.ports import Store

BUCKET = "motcua"


@pytest.fixture(scope="module")
def s3_address() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(s3_address: str, monkeypatch: pytest.MonkeyPatch) -> S3Store:
    for name, value in {
        "ACCESS_KEY_ID": "x",
        "SECRET_ACCESS_KEY": "x",
        "DEFAULT_REGION": "ap-southeast-1",
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    client = boto3.client("s3", endpoint_url=s3_address)
    if not client.list_buckets()["Buckets"]:
        place = {"LocationConstraint": "ap-southeast-1"}
        client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)  # type: ignore[typeddict-item]
    kept = client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    for entry in kept:
        client.delete_object(Bucket=BUCKET, Key=entry["Key"])
    return S3Store(BUCKET, "tinh/binh-dinh", s3_address)


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "files")
    made: S3Store = request.getfixturevalue("s3")
    return made
