"""Every page of the console: opens to its right, stays shut without it, is right on an empty province."""

import pytest
from django.urls import get_resolver

from motcua.faces.shared.doors import Door, Who, door_of
from motcua.foundation.access.ports import HOUSE_BOOK

PAGES = {
    "": (),
    "to-chuc/": (),
    "to-chuc/?tim=so+tu+phap&ngay=2023-11-20": (),
    "to-chuc/them/": ("organisations.edit",),
    "can-bo/": (),
    "can-bo/them/": ("organisations.edit",),
    "can-bo/nhap/": ("organisations.edit",),
    "dia-ban/": (),
    "dia-ban/?tim=dong+da": (),
    "lich/": (),
    "lich/?nam=2025": (),
    "lich/khai-bao/": ("calendars.keep",),
    "lich/gio/": ("calendars.keep",),
    "lich/nam/2024/": ("calendars.keep",),
    "nguoi/": ("people.view",),
    "nguoi/trung/": ("people.merge",),
    "thu-tuc/": ("procedures.view",),
    "thu-tuc/?tim=khai+sinh": ("procedures.view",),
    "thu-tuc/can-lam-ro/": ("procedures.view",),
    "thu-tuc/can-lam-ro/tiep/heading_only/": ("procedures.settle_doubt",),
    "goi/": ("packs.view",),
    "goi/nap/": ("packs.propose",),
    "tai-khoan/": ("accounts.edit",),
    "tai-khoan/mo/": ("accounts.edit",),
    "vai-tro/": ("access.edit_roles",),
    "vai-tro/them/": ("access.edit_roles",),
    "ma-truy-cap/": ("access.issue_token",),
    "ma-truy-cap/cap/": ("access.issue_token",),
    "dinh-danh/": ("identity.keep",),
    "dinh-danh/them/": ("identity.keep",),
    "viec-nen/": ("jobs.view",),
    "viec-nen/?trang-thai=failed": ("jobs.view",),
    "chuyen-tin/": ("jobs.view",),
    "su-kien/": ("events.view",),
    "su-kien/kiem-chung/": ("events.view",),
    "nhat-ky/": ("audit.view",),
}
NOTHING = "00000000-0000-7000-8000-000000000404"
UNKNOWN = {
    f"to-chuc/{NOTHING}/": (),
    f"can-bo/{NOTHING}/": (),
    f"dia-ban/{NOTHING}/": (),
    "dia-ban/dot/khong-co/": (),
    f"nguoi/{NOTHING}/": ("people.view",),
    "thu-tuc/9.999999/": ("procedures.view",),
    "thu-tuc/9.999999/lich-su/": ("procedures.view",),
    f"thu-tuc/phien-ban/{NOTHING}/": ("procedures.view",),
    f"thu-tuc/can-lam-ro/{NOTHING}/": ("procedures.settle_doubt",),
    f"goi/{NOTHING}/": ("packs.view",),
    "goi/kiem-tra/khong-ky/": ("packs.propose",),
    f"tai-khoan/{NOTHING}/": ("accounts.edit",),
    "vai-tro/khong-co/": ("access.edit_roles",),
    f"ma-truy-cap/{NOTHING}/thu-hoi/": ("access.issue_token",),
    f"dinh-danh/{NOTHING}/": ("identity.keep",),
    "chuyen-tin/999/": ("jobs.view",),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_its_right_even_in_an_empty_province(keeper, page):
    html = keeper(*PAGES[page]).read(f"/quan-tri/{page}")
    assert "<h1" in html
    assert "style=" not in html  # the content policy forbids it


@pytest.mark.parametrize("page", [page for page, rights in PAGES.items() if rights])
def test_a_page_stays_shut_without_its_right(keeper, page):
    assert "Cần quyền" in keeper("notices.view").read(f"/quan-tri/{page}", 403)


@pytest.mark.parametrize("page", PAGES)
def test_whoever_has_not_signed_in_is_led_to_the_door(client, db, page):
    response = client.get(f"/quan-tri/{page}")
    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/?next=")


@pytest.mark.parametrize("page", UNKNOWN)
def test_what_is_not_there_is_a_404_in_words(keeper, page):
    assert "Traceback" not in keeper(*UNKNOWN[page]).read(f"/quan-tri/{page}", 404)


@pytest.mark.parametrize(
    ("page", "right", "said"),
    [
        ("to-chuc/?ngay=hom-nay", "organisations.edit", "Không đọc được ngày «hom-nay»"),
        ("dia-ban/?ngay=2023-02-30", "organisations.edit", "Không đọc được ngày «2023-02-30»"),
        ("lich/?nam=nam-nay", "calendars.keep", "Không đọc được năm «nam-nay»"),
        ("lich/?nam=99999999999", "calendars.keep", "Không đọc được năm «99999999999»"),
        ("viec-nen/?sau=x", "jobs.view", "Không mở được trang này của danh sách"),
        ("su-kien/?sau=-1", "events.view", "Không mở được trang này của danh sách"),
        ("su-kien/?nguoi=ai", "events.view", "Mã «ai» trong địa chỉ không đúng"),
        ("thu-tuc/?sau=xx", "procedures.view", "Dấu trang của danh sách không hợp lệ"),
        ("thu-tuc/can-lam-ro/?sau=xx", "procedures.view", "Dấu trang của danh sách không hợp lệ"),
        ("nguoi/trung/?sau=1.2", "people.merge", "Không mở được trang này của danh sách"),
        ("can-bo/?sau=x", "organisations.edit", "Không mở được trang này của danh sách"),
        ("lich/?noi=khong+co+noi+nay", "calendars.keep", "Không tìm thấy «khong co noi nay» trong sổ"),
    ],
)
def test_an_address_that_cannot_be_read_says_so(keeper, page, right, said):
    assert said in keeper(right).read(f"/quan-tri/{page}", 422)


def test_every_view_of_the_console_is_for_officers_and_every_act_has_a_right():
    console = next(one for one in get_resolver().url_patterns if str(one.pattern) == "quan-tri/")
    doors = {str(pattern.name): door_of(pattern.callback) for pattern in console.url_patterns}
    assert all(door and door.who is Who.OFFICER for door in doors.values())
    asked = {right for door in doors.values() if isinstance(door, Door) for right in door.rights}
    assert asked <= set(HOUSE_BOOK.rights)
    free = {name for name, door in doors.items() if isinstance(door, Door) and not door.rights}
    assert free == {
        "home",
        "organisations",
        "agency",
        "officers",
        "officer",
        "places",
        "place",
        "place-change",
        "calendar",
    }


@pytest.mark.parametrize(
    ("page", "rights", "queries"),
    [
        ("", ("jobs.view", "events.view", "packs.approve", "accounts.edit"), 14),
        ("to-chuc/", (), 5),
        ("dia-ban/", (), 6),
        ("thu-tuc/", ("procedures.view",), 6),
        ("thu-tuc/can-lam-ro/", ("procedures.view",), 6),
        ("goi/", ("packs.view",), 6),
        ("su-kien/", ("events.view",), 6),
        ("nhat-ky/", ("audit.view",), 5),
        ("chuyen-tin/", ("jobs.view",), 6),
    ],
)
def test_what_a_page_costs_is_pinned(keeper, django_assert_num_queries, page, rights, queries):
    someone = keeper(*rights)
    someone.read(f"/quan-tri/{page}")
    with django_assert_num_queries(queries):
        someone.read(f"/quan-tri/{page}")
