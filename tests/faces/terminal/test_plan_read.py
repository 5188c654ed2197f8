"""`motcua plan read` where no house is open: what it says, and how little it opens."""

import json
import subprocess
import sys
from pathlib import Path

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG TRÀ
KẾ HOẠCH
Cải cách hành chính năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
1\tRà soát quy trình nội bộ\tSở Nội vụ\tQuý II
2\tTổng kết công tác cải cách\tSở Tư pháp\tTrước ngày 15/12
"""
ALONE = """
import sys
from motcua.launch.main import main
code = main(sys.argv[1:])
opened = [name for name in ("django.db.models", "motcua.wiring", "docx") if name in sys.modules]
sys.stderr.write(",".join(opened))
sys.exit(code)
"""


def read(path: Path, home: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", ALONE, "plan", "read", str(path), "--json"]
    surroundings = {"MOTCUA_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[3])}
    return subprocess.run(words, capture_output=True, text=True, check=False, env=surroundings)


def test_a_plan_is_read_without_a_house_and_without_its_tables(tmp_path):
    (tmp_path / "kh.txt").write_text(PLAN)
    done = read(tmp_path / "kh.txt", tmp_path / "home")
    lines = json.loads(done.stdout)["assignments"]
    assert [(one["no"], one["lead"], one["milestones"][0]["to"]) for one in lines] == [
        ("1", ["Sở Nội vụ"], "2024-06-30"),
        ("2", ["Sở Tư pháp"], "2024-12-14"),
    ]
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "home").exists()


def test_what_cannot_be_read_is_said_in_vietnamese(tmp_path):
    (tmp_path / "kh.pdf").write_bytes(b"%PDF-1.7 nothing")
    done = read(tmp_path / "kh.pdf", tmp_path / "home")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["message"].startswith("Không đọc được tệp")
