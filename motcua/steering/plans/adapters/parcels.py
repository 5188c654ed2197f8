"""Files that are zips inside (.docx, .xlsx): opened within limits, so that none unpacks into a flood."""

import io
import zipfile
from typing import Final

from lxml import etree

from motcua.steering.plans.errors import FileHasMacros, FileUnreadable

_MOST_PARTS: Final = 4_000
_MOST_BYTES: Final = 400 * 2**20
_MOST_PART: Final = 150 * 2**20
_MOST_SWELLING: Final = 400  # honest XML shrinks to a tenth, seldom to a hundredth
_SMALL: Final = 2**20


class Parcel:
    """The parts of a zip, each read within its limit."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._parts = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as broken:
            raise FileUnreadable(why="tệp nén bên trong bị hỏng hoặc bị cắt cụt") from broken
        self._see_to_limits()

    def _see_to_limits(self) -> None:
        if len(self._parts) > _MOST_PARTS:
            raise FileUnreadable(why=f"bên trong có hơn {_MOST_PARTS} phần, không giống một văn bản")
        if sum(part.file_size for part in self._parts) > _MOST_BYTES:
            raise FileUnreadable(why="nội dung nén bung ra quá lớn (bom nén)")
        for part in self._parts:
            swells = part.file_size > _SMALL and part.file_size > _MOST_SWELLING * max(part.compress_size, 1)
            if swells or part.file_size > _MOST_PART:
                raise FileUnreadable(why="nội dung nén bung ra quá lớn (bom nén)")
            if part.flag_bits & 0x1:
                raise FileUnreadable(why="tệp được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi thử lại")

    @property
    def size(self) -> int:
        """Say how large its XML is, unpacked."""
        return sum(part.file_size for part in self._parts if part.filename.endswith(".xml"))

    @property
    def names(self) -> frozenset[str]:
        """Give the names of all parts."""
        return frozenset(part.filename for part in self._parts)

    def refuse_macros(self) -> None:
        """Raise FileHasMacros if the document carries a program."""
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self.names):
            raise FileHasMacros
        types = self.part("[Content_Types].xml") if "[Content_Types].xml" in self.names else b""
        if b"macroEnabled" in types:
            raise FileHasMacros

    def part(self, name: str) -> bytes:
        """Read one part. Raises FileUnreadable if it is not there, broken, or larger than it says."""
        try:
            with self._zip.open(name) as stream:
                content = stream.read(_MOST_PART + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as broken:
            raise FileUnreadable(why=f"phần “{name}” bên trong bị thiếu hoặc hỏng") from broken
        if len(content) > _MOST_PART:
            raise FileUnreadable(why="nội dung nén bung ra quá lớn (bom nén)")
        return content

    def xml(self, name: str) -> etree._Element:
        """Read one part as XML; nothing outside it is ever fetched, no entity is expanded."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self.part(name), parser)
        except etree.XMLSyntaxError as broken:
            raise FileUnreadable(why=f"phần “{name}” bên trong không phải XML đúng") from broken
