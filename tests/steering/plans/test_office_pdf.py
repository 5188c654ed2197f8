"""PDFs as office programs make them: signs of a second font set after the line, letterheads side by side."""

import typst

from motcua.steering.plans.adapters.pdf_words import Glyph, words_of
from motcua.steering.plans.queries.reading import read_content


def signs(text: str, left: float, *, apart: bool = False) -> list[Glyph]:
    return [
        Glyph(sign, left + 8 * place, 100, left + 8 * place + 7.4, 108, 100.0, apart and place == 0)
        for place, sign in enumerate(text)
    ]


def test_signs_of_another_font_find_their_place_though_they_were_set_after_the_line():
    blank = Glyph(" ", 42, 100, 45, 100)
    line = [*signs("T", 10), *signs("NH", 26, apart=True), blank, *signs("S", 46)]
    set_later = Glyph("Ỉ", 18, 100, 25.4, 113, 100.0)
    assert [word.text for word in words_of([*line, set_later])] == ["TỈNH", "S"]


def test_words_that_a_blank_parts_stay_two_however_near_they_stand():
    blank = Glyph(" ", 17.4, 100, 17.9, 100)
    assert [word.text for word in words_of([*signs("T", 10), blank, *signs("B", 18)])] == ["T", "B"]


def test_a_letterhead_of_two_columns_is_read_column_by_column():
    source = """#set text(size: 12pt, lang: "vi")
#grid(columns: (1fr, 1fr), align: center, row-gutter: 6pt,
  [ỦY BAN NHÂN DÂN], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
  [TỈNH SÔNG TRÀ], [Độc lập - Tự do - Hạnh phúc],
  [Số: 12\\/KH-UBND], [Sông Trà, ngày 15 tháng 01 năm 2024])
#v(1cm)
#align(center)[KẾ HOẠCH \\ Nâng cao chất lượng tiếp dân năm 2024]
#table(columns: (1cm, 1fr, 1fr, 1fr), [TT], [Nhiệm vụ], [Cơ quan chủ trì], [Thời hạn],
  [1], [Mở thêm phòng tiếp dân], [Thanh tra tỉnh], [Quý II])
#grid(columns: (1fr, 1fr), [Nơi nhận: \\ \\- Thanh tra tỉnh; \\ \\- Lưu: VT.],
  align(center)[TM. ỦY BAN NHÂN DÂN \\ CHỦ TỊCH \\ #v(1cm) Trần Văn Hòa])
"""
    draft = read_content(typst.compile(source.encode()), "kh.pdf")
    head = draft.document
    assert (head.kind, head.number, head.issuer) == (
        "Kế hoạch",
        "12/KH-UBND",
        "ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ",
    )
    assert (head.signer, head.signer_title) == ("Trần Văn Hòa", "CHỦ TỊCH")
    assert head.recipients == ["Thanh tra tỉnh", "Lưu: VT"]
    assert [line.lead.printed for line in draft.assignments] == [["Thanh tra tỉnh"]]


def test_a_title_in_the_middle_belongs_to_neither_half_of_the_letterhead_above_it():
    source = """#set text(size: 12pt, lang: "vi")
#grid(columns: (1fr, 1fr), align: center, row-gutter: 4pt,
  [ỦY BAN NHÂN DÂN], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
  [TỈNH SÔNG TRÀ], [Độc lập - Tự do - Hạnh phúc])
#align(center)[KẾ HOẠCH \\ Nâng cao chất lượng tiếp dân năm 2024]
Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""
    head = read_content(typst.compile(source.encode()), "kh.pdf").document
    assert (head.kind, head.title) == ("Kế hoạch", "Nâng cao chất lượng tiếp dân năm 2024")
    assert head.issuer == "ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ"
