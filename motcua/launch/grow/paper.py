"""The paper that stands for the result of a made-up dossier: it says so itself."""

from datetime import datetime
from io import BytesIO

from motcua.foundation.access.models import Actor
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.papers.queries import render_paper

TEMPLATE = "results/ket-qua-dung-thu"
NAME = "ket-qua.pdf"
UNIT = "Bản dùng thử"
SCANNED, SCAN_NAME = "Bản quét thành phần hồ sơ", "ban-quet.pdf"
"""The title of what stands for every scan, and under which name it is put."""


def sample_result(title: str, *, by: Actor, at: datetime) -> StoredFile:
    """Keep the paper of this title."""
    pdf = render_paper(TEMPLATE, {"title": title, "unit": UNIT}, at=at)
    return keep_file(BytesIO(pdf), name=NAME, by=by, at=at, made_here=True)
