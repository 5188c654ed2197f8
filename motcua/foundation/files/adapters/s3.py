"""An S3 bucket as the store."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from motcua.foundation.files.ports import Lying

if TYPE_CHECKING:
    from types_boto3_s3.client import S3Client

_GONE: Final = frozenset({"NoSuchKey", "404", "NotFound"})
_TIMEOUTS: Final = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 3, "mode": "standard"})


class S3Store:
    """Contents at `<prefix>/ab/cd/abcd…` in a bucket. Credentials come the way boto3 finds them."""

    def __init__(self, bucket: str, prefix: str = "", endpoint: str = "") -> None:
        self.bucket = bucket
        self.prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self.client: S3Client = boto3.client("s3", endpoint_url=endpoint or None, config=_TIMEOUTS)

    def workplace(self) -> Path:
        """The system's own folder for passing files."""
        return Path(tempfile.gettempdir())

    def put(self, finished: Path, sha256: str) -> None:
        """Upload; S3 shows an object only when it is whole."""
        try:
            self.client.upload_file(str(finished), self.bucket, self._key(sha256))
        except (ClientError, BotoCoreError, boto3.exceptions.S3UploadFailedError) as cause:
            raise OSError(f"S3 refused {sha256}") from cause
        finished.unlink()

    def open(self, sha256: str) -> IO[bytes]:
        """Open the object's stream."""
        try:
            answer = self.client.get_object(Bucket=self.bucket, Key=self._key(sha256))
        except ClientError as cause:
            if cause.response.get("Error", {}).get("Code") in _GONE:
                raise FileNotFoundError(sha256) from cause
            raise OSError(f"S3 refused {sha256}") from cause
        except BotoCoreError as cause:
            raise OSError("S3 cannot be reached") from cause
        return cast("IO[bytes]", answer["Body"])

    def delete(self, sha256: str) -> None:
        """Delete the object; S3 says nothing of one that is not there."""
        self.client.delete_object(Bucket=self.bucket, Key=self._key(sha256))

    def lying(self) -> Iterator[Lying]:
        """Page through the bucket."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
        for page in pages:
            for entry in page.get("Contents", []):
                yield Lying(entry["Key"].rsplit("/", 1)[-1], entry["Size"], entry["LastModified"])

    def _key(self, sha256: str) -> str:
        return f"{self.prefix}{sha256[:2]}/{sha256[2:4]}/{sha256}"
