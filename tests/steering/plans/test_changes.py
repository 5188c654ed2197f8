"""What a document says that it does to an earlier one, in the manners in which documents say it."""

import pytest

from motcua.steering.plans.rules.changes import AMENDS, CLOSES, REPLACES, SaidChange, change_said

KNOWN = ("15/KH-UBND", "115/KH-UBND", "02/CTr-UBND")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Sửa đổi, bổ sung Kế hoạch số 15/KH-UBND ngày 05/01/2023", ("15/KH-UBND", AMENDS)),
        ("Kế hoạch này thay thế Kế hoạch số 115/KH-UBND ngày 01/02/2023.", ("115/KH-UBND", REPLACES)),
        ("Điều chỉnh thời hạn của một số nhiệm vụ tại Kế hoạch số 15/KH-UBND", ("15/KH-UBND", AMENDS)),
        ("Thay thế nhiệm vụ số 3 của Kế hoạch số 15/KH-UBND", ("15/KH-UBND", AMENDS)),
        ("Kết thúc thực hiện Chương trình số 02/CTr-UBND", ("02/CTr-UBND", CLOSES)),
        ("Kế hoạch số 15/KH-UBND hết hiệu lực kể từ ngày ký.", ("15/KH-UBND", CLOSES)),
        ("Bãi bỏ Phụ lục II kèm theo Kế hoạch số 15/KH-UBND", ("15/KH-UBND", AMENDS)),
        ("Căn cứ Kế hoạch số 15/KH-UBND về sửa đổi quy trình;", None),
        ("Thay thế Kế hoạch số 215/KH-UBND", None),
        ("Triển khai Kế hoạch số 15/KH-UBND.", None),
        ("Sửa đổi Quyết định số 09/QĐ-UBND; thực hiện Kế hoạch số 15/KH-UBND", None),
    ],
)
def test_a_sentence_says_which_plan_it_changes_and_how(said, found):
    heard = change_said([said], KNOWN)
    assert (heard and (heard.number, heard.relation)) == found


def test_the_lines_that_end_are_gathered_from_the_whole_text():
    texts = [
        "Sửa đổi, bổ sung Kế hoạch số 15/KH-UBND",
        "Bãi bỏ nhiệm vụ số 1, 7.2 và 9 của Kế hoạch số 15/KH-UBND",
        "Không thực hiện nhiệm vụ số 1",
    ]
    assert change_said(texts, KNOWN) == SaidChange("15/KH-UBND", AMENDS, ("1", "7.2", "9"))
    assert change_said(["Thay thế Kế hoạch số 15/KH-UBND", texts[2]], KNOWN).ended == ()
