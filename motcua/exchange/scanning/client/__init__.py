"""The side that asks: a scanner for `foundation/files`."""

from motcua.exchange.scanning.client.clamd import ClamdScanner, scanner_at

__all__ = ["ClamdScanner", "scanner_at"]
