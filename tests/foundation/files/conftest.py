"""The stores of the contract are at hand in every test."""

from tests.foundation.files.stores import s3, s3_address, store

__all__ = ["s3", "s3_address", "store"]
