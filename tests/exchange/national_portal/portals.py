"""A national portal to exchange with: our simulator as a program of its own, and what people file there."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.exchange.national_portal.client import NationalPortal

ROOT = Path(__file__).resolve().parents[3]
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
FILED: dict[str, Any] = {
    "MaHoSo": "G22.99-231120-0000001",
    "MaTTHC": "1.004873",
    "DonViXuLy": "H08.41.21",
    "ChuHoSo": "Nguyễn Thị Bình An",
    "LoaiDoiTuong": "1",
    "DinhDanhCHS": {"LoaiDinhDanh": "1", "SoDinhDanh": "052196001417"},
    "SoDienThoai": "0905123218",
    "Email": "an@example.vn",
    "NgayNopHoSo": "20231120080000",
    "TrangThaiHoSo": "1",
    "NoiNopHoSo": "1",
    "TaiKhoanDuocXacThucVoiVNeID": "1",
    "ThongTinKhac": json.dumps({"ToKhai": {"purpose": "Đăng ký kết hôn", "copies": 1}}, ensure_ascii=False),
    "TaiLieuNop": [],
}


@dataclass(frozen=True)
class Running:
    """A running portal."""

    base: str
    folder: Path

    def client(self, **more: Any) -> NationalPortal:
        """Ask it as the province does."""
        said = {"client_id": "motcua", "secret": "bi-mat", "seconds": 3.0} | more
        return NationalPortal(self.base, **said)

    def begin(self) -> None:
        """Forget everything."""
        for name in ("faults", "told.json", "heard", "forgot", "progress"):
            (self.folder / name).unlink(missing_ok=True)
        for kept in (*self.folder.glob("filings/*"), *self.folder.glob("files/*")):
            kept.unlink()

    def be(self, *faults: str) -> None:
        """Tell it what to do wrong."""
        (self.folder / "faults").write_text("\n".join(faults))

    def file(self, **more: Any) -> dict[str, Any]:
        """Have someone file there."""
        said = FILED | more
        (self.folder / "filings" / f"{said['MaHoSo']}.json").write_text(json.dumps(said))
        return said

    def paper(self, name: str, content: bytes, **more: str) -> dict[str, str]:
        """Put a file there, as a line of TaiLieuNop."""
        (self.folder / "files" / name).write_bytes(content)
        return {"TenTepDinhKem": name, "DuongDanTaiTepTin": f"files/{name}", "IsDeleted": "False", **more}

    def told(self) -> dict[str, Any]:
        """Give what it holds of each dossier."""
        found = self.folder / "told.json"
        said: dict[str, Any] = json.loads(found.read_text()) if found.exists() else {}
        return said

    def progress(self) -> list[dict[str, str]]:
        """Give every step that it was told of."""
        found = self.folder / "progress"
        return [json.loads(line) for line in found.read_text().splitlines()] if found.exists() else []

    def heard(self) -> list[str]:
        """Give every report that it understood, in order: whether an update, and the status."""
        found = self.folder / "heard"
        return found.read_text().splitlines() if found.exists() else []


@contextmanager
def simulator() -> Generator[Running]:
    """Run the simulator."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "motcua.exchange.national_portal.simulator", "--folder", folder]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            port = process.stdout.readline().strip()
            yield Running(f"http://127.0.0.1:{port}", Path(folder))
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
