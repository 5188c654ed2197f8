"""Whoever is put on a post bears a code that fits, and no two posts give the same."""

from motcua.launch.grow.hands import officer_code

LONG = "tp-quy-nhon.van-phong-dang-ky-dat-dai.bo-phan-mot-cua."


def test_the_code_of_a_short_post_names_it_whole():
    assert officer_code("p-dong-da.ho-tich") == "TC-p-dong-da.ho-tich"


def test_codes_of_long_posts_fit_and_differ():
    codes = {officer_code(LONG + role) for role in ("tiep-nhan", "tra-ket-qua")}
    assert len(codes) == 2
    assert {len(code) for code in codes} == {40}
    assert all(code.startswith("TC-tp-quy-nhon.van-phong-dang-k") for code in codes)
