"""Reading the lines of a national file: gzip or plain, streamed, sure to say where it was cut."""

import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from motcua.registers.procedures.errors import FileBroken, FileCut

_CHUNK: Final = 1 << 18
_MOST_AT_ONCE: Final = 1 << 22
_GZIP: Final = b"\x1f\x8b"
_GZIP_ONLY: Final = 31
MOST_LINE: Final = 8 << 20
"""A longer line is no record: it is given cut to this length plus one, and refused further on."""


def read_lines(path: Path) -> Iterator[bytes]:
    """Give the lines of a file, gzip or plain.

    Raises FileCut after the last line when a packed file ends before its end (the line that was cut is
    given first), FileBroken when it is damaged.
    """
    with path.open("rb") as stream:
        head = stream.read(len(_GZIP))  # never wound back: it may be a pipe
        chunks = chain([head], iter(lambda: stream.read(_CHUNK), b""))
        yield from _lines(_unpacked(chunks) if head == _GZIP else chunks)


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip, one member after another; a bad end is told after all that could be read."""
    unpacker = zlib.decompressobj(wbits=_GZIP_ONLY)
    for chunk in chunks:
        packed = chunk
        while packed:
            if unpacker.eof:
                unpacker = zlib.decompressobj(wbits=_GZIP_ONLY)
            try:
                yield unpacker.decompress(packed, _MOST_AT_ONCE)
            except zlib.error as broken:
                raise FileBroken(line=0) from broken
            packed = unpacker.unconsumed_tail or unpacker.unused_data.lstrip(b"\0")
    if not unpacker.eof:
        raise FileCut(line=0)


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest, number = b"", 0
    try:
        for chunk in chunks:
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                number += 1
                yield line[: MOST_LINE + 1]
            rest = rest[: MOST_LINE + 1]
    except FileCut as cut:
        if rest.strip():
            number += 1
            yield rest
        raise type(cut)(line=number) from cut
    if rest.strip():
        yield rest
