"""Bad packs: each flaw is one Vietnamese sentence at a file and a line."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from motcua.foundation.packs.queries import check_pack
from tests.foundation.packs.things import GOOD, HEAD, Things, said, write_pack

pytestmark = pytest.mark.django_db


def flaws(folder: Path, text: str | bytes) -> list[str]:
    return said(check_pack(write_pack(folder / "p", {"a.yaml": text})).flaws)


def test_a_good_pack_is_sound(tmp_path: Path):
    report = check_pack(write_pack(tmp_path))
    assert report.sound
    assert report.head is not None
    assert report.head.name == "thu"
    assert report.counts == {"thing": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "kind: thing\nitems:\n  - code: a\n   title: x\n",
            "a.yaml:4: Thụt lề sai: dòng này không thẳng hàng với các mục cùng cấp. "
            "Hãy so số dấu cách đầu dòng với dòng trên.",
        ),
        (
            "kind: thing\nitems:\n  - code: a\n      title: x\n",
            "a.yaml:4: Dấu hai chấm đặt sai chỗ, hoặc dòng này thụt lề sai.",
        ),
        ("kind: thing\n\titems: []\n", "a.yaml:2: Thụt lề bằng phím Tab; YAML chỉ nhận dấu cách."),
        (GOOD + "    title: Hai\n", "a.yaml:6: Khóa “title” đã có ở dòng 4; mỗi khóa chỉ viết một lần."),
        (
            'kind: thing\nitems:\n  - code: "a\n    title: x\n',
            "a.yaml:3: Thiếu dấu nháy đóng cho chuỗi bắt đầu ở dòng 3.",
        ),
        (
            "kind: thing\nitems: [a, b\n",
            "a.yaml:2: Thiếu dấu phẩy hoặc dấu ] cho danh sách bắt đầu ở dòng 2.",
        ),
        (GOOD + "---\nkind: thing\n", "a.yaml:6: Tệp chỉ được có một tài liệu YAML; hãy bỏ dòng ---."),
        ("", "a.yaml:1: Tệp trống."),
        (
            "kind: thing\nitems: !!python/object:os.system x\n",
            "a.yaml:2: Không dùng thẻ kiểu (!) hay ký hiệu đặc biệt này trong gói dữ liệu.",
        ),
        (
            "kind: thing\nitems:\n  - <<: {a: 1}\n",
            "a.yaml:3: Tên khóa phải là chữ thường gặp; không dùng khóa gộp (<<) hay khóa ghép.",
        ),
        ("kind: thing\nitems: &x [*x]\n", "a.yaml:2: Bí danh (*) quay vòng về chính nó."),
        ("kind: thing\nitems: [*y]\n", "a.yaml:2: Bí danh (*) này chưa được đặt tên ở đâu phía trên."),
        (
            "kind: thing\nitems: x\x01\n",
            "a.yaml:2: Có ký tự điều khiển không nhìn thấy được ở dòng này; hãy xóa nó.",
        ),
        (
            b"kind: thing\nitems: \xff\xfe\n",
            "a.yaml:2: Tệp không viết bằng UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.",
        ),
    ],
)
def test_a_text_that_is_no_yaml_is_named_by_line(tmp_path: Path, text: str | bytes, expected: str):
    assert flaws(tmp_path, text) == [expected]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("    titel: x\n", "a.yaml:6: Không có khóa “titel”. Ý anh, chị là “title”?"),
        (
            "    zzz: x\n",
            "a.yaml:6: Không có khóa “zzz”. Có thể dùng: code, fees, parent, title, valid_from, valid_to.",
        ),
        (
            "    valid_to: 2023-02-30\n",
            "a.yaml:6: “valid_to” phải là ngày có thật, viết NĂM-THÁNG-NGÀY như 2023-11-20, "
            "không phải “2023-02-30”.",
        ),
        (
            "    parent: 12\n",
            "a.yaml:6: “parent” phải là chữ, không phải “12”. Mã viết bằng số phải đặt trong dấu nháy.",
        ),
        (
            "    parent: 012\n",
            'a.yaml:6: “012” trông như một mã viết bằng số; hãy đặt trong dấu nháy: "012".',
        ),
        ("    fees:\n      - amount: -5\n", "a.yaml:7: “amount” phải từ 0 trở lên, không phải “-5”."),
        ("    fees:\n      - amount: mười\n", "a.yaml:7: “amount” phải là số nguyên, không phải “mười”."),
        ("    fees:\n      - channel: online\n", "a.yaml:7: Thiếu khóa bắt buộc “amount”."),
        (
            "    fees:\n      - amount: 1\n        channel: onlin\n",
            "a.yaml:8: “channel” phải là một trong: online, counter; không phải “onlin”. "
            "Ý anh, chị là “online”?",
        ),
        (
            "    fees: 5\n",
            "a.yaml:6: “fees” phải là danh sách (mỗi phần tử một dòng bắt đầu bằng dấu -), không phải “5”.",
        ),
        ("    parent:\n", "a.yaml:6: “parent” phải là chữ, không phải giá trị trống."),
        ("    parent: B\n", "a.yaml:6: “A” thuộc “B”, mà gói không có."),
        (
            "    valid_to: 2022-12-31\n",
            "a.yaml:6: Vật “A” hết hiệu lực (2022-12-31) trước khi có hiệu lực (2023-01-01).",
        ),
        (
            '  - code: "A"\n    title: Hai\n    valid_from: 2023-06-01\n',
            "a.yaml:8: Vật “A” có hai bản cùng hiệu lực từ 2023-06-01: bản trước từ 2023-01-01 đến nay.",
        ),
    ],
)
def test_an_item_that_is_not_as_it_should_be_is_named_by_line(tmp_path: Path, extra: str, expected: str):
    assert flaws(tmp_path, GOOD + extra) == [expected]


def test_every_flaw_is_told_at_once_in_the_order_of_files_and_lines(tmp_path: Path):
    bad = GOOD.replace("title: Một", "titel: Một")
    found = said(
        check_pack(
            write_pack(tmp_path, {"b.yaml": bad, "a.yaml": bad, "c.yaml": "kind: thign\nitems: []\n"})
        ).flaws
    )
    assert found == [
        "a.yaml:3: Thiếu khóa bắt buộc “title”.",
        "a.yaml:4: Không có khóa “titel”. Ý anh, chị là “title”?",
        "b.yaml:3: Thiếu khóa bắt buộc “title”.",
        "b.yaml:4: Không có khóa “titel”. Ý anh, chị là “title”?",
        "c.yaml:1: Không có loại “thign”. Ý anh, chị là “thing”?",
    ]


def test_two_validities_in_two_files_overlap_too(tmp_path: Path):
    report = check_pack(write_pack(tmp_path, {"a.yaml": GOOD, "sub/b.yaml": GOOD.replace("Một", "Hai")}))
    assert said(report.flaws) == [
        "sub/b.yaml:5: Vật “A” có hai bản cùng hiệu lực từ 2023-01-01: bản trước từ 2023-01-01 đến nay."
    ]


def test_an_item_written_twice_word_for_word_is_told(tmp_path: Path):
    report = check_pack(
        write_pack(
            tmp_path,
            {"a.yaml": GOOD + "    valid_to: 2023-01-01\n", "b.yaml": GOOD + "    valid_to: 2023-01-01\n"},
        )
    )
    assert "b.yaml:3: Mục “A” viết hai lần y hệt nhau." in said(report.flaws)


def test_one_key_with_two_contents_is_told_where_the_kind_itself_says_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(Things, "check", lambda self, items, context: [])
    report = check_pack(write_pack(tmp_path, {"a.yaml": GOOD, "b.yaml": GOOD.replace("Một", "Hai")}))
    assert said(report.flaws) == ["b.yaml:3: Mục “A” viết hai lần với nội dung khác nhau; hãy giữ một."]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path):
    folder = write_pack(tmp_path, {"a.yaml": GOOD})
    os.mkfifo(folder / "b.yaml")
    assert check_pack(folder).sound


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (None, "pack.yaml: Gói thiếu tệp pack.yaml (name, title, version, effective_from)."),
        (
            HEAD.replace('"1"', "1"),
            "pack.yaml:3: “version” phải là chữ, không phải “1”. Mã viết bằng số phải đặt trong dấu nháy.",
        ),
        (HEAD + "requires: [vietnam]\n", "pack.yaml: Cần nạp gói “vietnam” trước."),
        (
            HEAD + "author: x\n",
            "pack.yaml:5: Không có khóa “author”. "
            "Có thể dùng: description, effective_from, name, requires, title, version.",
        ),
    ],
)
def test_a_head_that_is_not_as_it_should_be(tmp_path: Path, head: str | None, expected: str):
    assert said(check_pack(write_pack(tmp_path, head=head)).flaws) == [expected]


def test_a_file_of_no_use_is_told(tmp_path: Path):
    report = check_pack(write_pack(tmp_path, {"a.yaml": GOOD, "x.exe": b"MZ", "doc.md": "# ghi chú"}))
    assert said(report.flaws) == [
        "x.exe: Gói dữ liệu chỉ gồm tệp .yaml (và .md, .txt, .csv, .typ, .svg, .bpmn, .json đi kèm)."
    ]


def test_aliases_that_blow_a_small_file_up_are_refused_quickly(tmp_path: Path):
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert flaws(tmp_path, "\n".join(levels)) == [
        "a.yaml:1: Tệp nở ra quá nhiều giá trị qua các bí danh (*); hãy viết thẳng ra."
    ]


def test_a_tower_of_brackets_is_refused(tmp_path: Path):
    found = flaws(tmp_path, "kind: thing\nitems: " + "[" * 50 + "]" * 50 + "\n")
    assert found == ["a.yaml:2: Các mục lồng nhau quá 40 cấp."]
    assert flaws(tmp_path, "kind: thing\nitems: " + "[" * 20000) == [
        "a.yaml:1: Các mục lồng nhau quá 40 cấp."
    ]


# ------------------------------------------------------------------ zips


def zipped(entries: dict[str, str | bytes], *, links: tuple[str, ...] = ()) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name)
            if name in links:
                info.external_attr = 0o120777 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    stream.seek(0)
    return stream


def test_a_zip_with_or_without_an_outer_folder_reads_as_the_folder_does(tmp_path: Path):
    folder = check_pack(write_pack(tmp_path))
    flat = check_pack(zipped({"pack.yaml": HEAD, "a.yaml": GOOD}))
    outer = check_pack(
        zipped(
            {
                "thu/pack.yaml": HEAD,
                "thu/a.yaml": GOOD,
                "__MACOSX/._a.yaml": b"\x00",
                "thu/.DS_Store": b"\x00",
            }
        )
    )
    assert flat.sound
    assert folder.digest == flat.digest == outer.digest


@pytest.mark.parametrize("name", ["../a.yaml", "/etc/a.yaml", "x/../../a.yaml", "C:\\a.yaml", "..\\a.yaml"])
def test_a_path_out_of_the_zip_is_refused(name: str):
    report = check_pack(zipped({"pack.yaml": HEAD, name: GOOD}))
    assert [flaw.sentence for flaw in report.flaws] == [
        "Đường dẫn trong gói zip trỏ ra ngoài gói; không nhận gói này."
    ]


def test_a_link_in_a_zip_is_refused():
    report = check_pack(zipped({"pack.yaml": HEAD, "a.yaml": "/etc/passwd"}, links=("a.yaml",)))
    assert said(report.flaws) == ["a.yaml: Gói zip chứa liên kết thay cho tệp thật; không nhận gói này."]


def test_a_zip_bomb_is_refused_before_it_is_all_unpacked():
    report = check_pack(zipped({"pack.yaml": HEAD, "a.yaml": b"#" * (25 * 1024 * 1024)}))
    assert said(report.flaws) == ["Gói lớn hơn 20 MB khi mở ra. Hãy chia thành nhiều gói nhỏ hơn."]


def test_a_zip_with_ten_thousand_files_is_refused():
    report = check_pack(zipped({f"{n}.yaml": "" for n in range(2001)}))
    assert said(report.flaws) == ["Gói có hơn 2.000 tệp."]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_what_is_no_zip_is_refused(content: bytes):
    report = check_pack(io.BytesIO(content))
    assert said(report.flaws) == ["Tệp không phải zip đọc được, hoặc bị hỏng giữa chừng."]


def test_a_zip_cut_in_half_is_refused():
    whole = zipped({"pack.yaml": HEAD, "a.yaml": GOOD * 500}).getvalue()
    assert not check_pack(io.BytesIO(whole[: len(whole) // 2])).sound


def test_a_link_out_of_a_folder_is_refused(tmp_path: Path):
    (tmp_path / "secret.yaml").write_text(GOOD)
    folder = write_pack(tmp_path / "p")
    os.symlink(tmp_path / "secret.yaml", folder / "b.yaml")
    assert said(check_pack(folder).flaws) == [
        "b.yaml: Liên kết trỏ ra ngoài thư mục của gói; hãy đặt tệp thật vào gói."
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    assert said(check_pack(tmp_path / "none").flaws) == ["none: Không có thư mục hay tệp zip này."]
