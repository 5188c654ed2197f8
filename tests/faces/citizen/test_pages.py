"""The citizen's pages: every part that the law wants, doubts as doubts, right on an empty province too."""

import json
import re
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN, real_now
from motcua.registers.procedures.actions import SynonymDraft, import_records, repeal, teach_synonyms
from motcua.registers.procedures.packs import FilingPortalKind
from tests.faces.citizen.provinces import AT, COPY, MARITAL, publish
from tests.registers.from_packs import items
from tests.registers.procedures.samples import a_heading, line

pytestmark = pytest.mark.django_db


def text_of(html: str) -> str:
    """Give what is read: no tags, single blanks."""
    said = " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())
    return re.sub(r" (?=[,;:.)])|(?<=\() ", "", said)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()[-2000:]
    return response.content.decode()


def test_an_empty_province_says_what_to_do(client: Client) -> None:
    for address in ("/", "/thu-tuc/"):
        assert "Tỉnh chưa công bố thủ tục nào ở đây" in page(client, address)
    assert "Chưa tìm thấy “khai sinh”" in page(client, "/tim-kiem/?q=khai+sinh")
    assert "Chưa có thủ tục nào ở đây" in page(client, "/tim-kiem/")


def test_home_shows_the_essential_services_with_time_and_cost(client: Client) -> None:
    publish(MARITAL)
    said = text_of(page(client, "/"))
    assert "Dịch vụ thiết yếu Cấp Giấy xác nhận tình trạng hôn nhân 3 ngày làm việc · " in said
    assert "phí, lệ phí: 15.000 đ, có trường hợp không thu" in said
    assert "Hay tìm: giấy độc thân" in said


def test_home_shows_fields_while_no_service_is_called_essential(client: Client) -> None:
    publish(COPY)
    assert "Theo lĩnh vực Chứng thực 1" in text_of(page(client, "/"))


@pytest.mark.parametrize("asked", ["giay+doc+than", "Giấy+xác+nhận+tình+trạng+hôn+nhân", "1.004873"])
def test_citizens_words_find_the_procedure(client: Client, asked: str) -> None:
    publish(MARITAL)
    publish(COPY)
    html = page(client, f"/tim-kiem/?q={asked}")
    assert re.findall(r'<a href="(/thu-tuc/[^"]+)"', html) == ["/thu-tuc/1.004873/"]
    assert 'class="mc-card mc-card--first"' in html


def test_a_field_lists_its_procedures(client: Client) -> None:
    publish(MARITAL)
    publish(COPY)
    html = page(client, "/tim-kiem/?linh_vuc=Ch%E1%BB%A9ng+th%E1%BB%B1c")
    assert re.findall(r'<a href="(/thu-tuc/[^"]+)"', html) == ["/thu-tuc/2.000815/"]


def test_a_long_list_goes_on_by_cursor(client: Client) -> None:
    for number in range(21):
        publish(COPY, code=f"2.1{number:05d}")
    first = page(client, "/tim-kiem/")
    assert first.count('class="mc-hit"') == 20
    follows = re.search(r'href="(\?sau=[^"]+)" rel="next"', first)
    assert follows is not None
    second = page(client, "/tim-kiem/" + follows[1].replace("&amp;", "&"))
    assert re.findall(r'<a href="(/thu-tuc/[^"]+)"', second) == ["/thu-tuc/2.100020/"]


def test_a_cursor_from_nowhere_is_refused_in_a_sentence(client: Client) -> None:
    response = client.get("/tim-kiem/?sau=abc")
    assert response.status_code == 422
    assert "Dấu trang của danh sách không hợp lệ" in response.content.decode()


def test_browsing_leads_by_field_and_by_agency(client: Client) -> None:
    publish(MARITAL)
    publish(COPY)
    said = text_of(page(client, "/thu-tuc/"))
    assert (
        "Theo lĩnh vực Chứng thực 1 Hộ tịch 1 Theo cơ quan Phòng Tư pháp 1 Ủy ban nhân dân cấp xã 2" in said
    )


PARTS = [
    "Mã thủ tục 1.004873 Trực tuyến toàn trình nộp ở đâu trong tỉnh cũng được",
    "Thời hạn 3 ngày làm việc Phí, lệ phí 15.000 đ, có trường hợp không thu",
    "Nơi giải quyết Ủy ban nhân dân cấp xã",
    "Cách nộp Trực tiếp, Trực tuyến, Dịch vụ bưu chính công ích",
    "Số bộ hồ sơ: 1",
    "Tờ khai Mẫu TT 04/2020/TT-BTP 1 0",
    "Bản án ly hôn Khi nào cần: người đã ly hôn mà cơ sở dữ liệu chưa có 0 1",
    "Căn cước công dân chỉ xuất trình Cơ sở dữ liệu quốc gia về dân cư 1 0",
    "Dễ bị trả lại vì Thiếu nơi cư trú trước đây",
    "Nộp hồ sơ Người yêu cầu nộp tờ khai. Trả kết quả Nhận tại Bộ phận Một cửa.",
    "Trực tiếp, Dịch vụ bưu chính công ích 3 ngày làm việc luật cho 5 ngày làm việc Lệ phí: 15.000 đ",
    "Lệ phí: 15.000 đ đang đối chiếu",
    "Trực tuyến 3 ngày làm việc luật cho 5 ngày làm việc Lệ phí: không thu",
    "Miễn, giảm Hộ nghèo: miễn",
    "Đối tượng thực hiện Công dân Việt Nam",
    "Cơ quan có thẩm quyền Ủy ban nhân dân cấp xã (theo nơi cư trú)",
    "Nơi tiếp nhận Bộ phận Tiếp nhận và Trả kết quả cấp xã",
    "Giấy xác nhận tình trạng hôn nhân (1 bản chính) Dùng được trong: 6 tháng",
    "Không kết hôn với người khác tại thời điểm yêu cầu.",
    "123/2015/NĐ-CP – Hướng dẫn Luật Hộ tịch (Điều 21)",
    "Quyết định công bố 2345/QĐ-UBND, thứ Sáu 30/06/2023 Chủ tịch UBND tỉnh đang đối chiếu",
    "Có hiệu lực từ thứ Bảy 01/07/2023",
    "Nguồn Công bố của tỉnh",
]


def test_a_procedure_says_every_part_that_the_law_wants_public(client: Client) -> None:
    publish(MARITAL)
    said = text_of(page(client, "/thu-tuc/1.004873/"))
    assert [part for part in PARTS if part not in said] == []


def test_a_procedure_partly_online_says_why(client: Client) -> None:
    publish(COPY)
    said = text_of(page(client, "/thu-tuc/2.000815/"))
    assert "Vì sao mới trực tuyến một phần: Phải xuất trình bản chính để đối chiếu." in said
    assert "trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo" in said
    assert "2.000 đ mỗi trang, từ trang thứ 3: 1.000 đ, tối đa 200.000 đ" in said


def test_the_long_way_of_writing_a_code_leads_to_the_page(client: Client) -> None:
    publish(MARITAL)
    response = client.get("/thu-tuc/1.004873.000.00.00.H08/")
    assert response.status_code == 302
    assert response["Location"] == "/thu-tuc/1.004873/"


def test_an_unknown_procedure_is_a_page_that_says_so(client: Client) -> None:
    response = client.get("/thu-tuc/9.999999/")
    assert response.status_code == 404
    assert "Không có thủ tục nào mang mã 9.999999" in response.content.decode()


def test_a_procedures_qr_code_is_a_picture_without_code(client: Client) -> None:
    response = client.get("/thu-tuc/1.004873/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    svg = response.content.decode()
    assert svg.startswith("<?xml")
    assert "<script" not in svg
    assert "style=" not in svg


def test_search_engines_read_the_same_facts(client: Client) -> None:
    publish(MARITAL, name="Cấp giấy </script><script>alert(1)</script> & hết")
    html = page(client, "/thu-tuc/1.004873/")
    assert "<script>alert" not in html
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert block is not None
    told = json.loads(block[1])
    assert told["@type"] == "GovernmentService"
    assert told["name"] == "Cấp giấy </script><script>alert(1)</script> & hết"
    assert told["availableChannel"][0] == {
        "@type": "ServiceChannel",
        "name": "Trực tiếp",
        "availableLanguage": "vi",
        "processingTime": "P3D",
    }
    assert _foreign_words(told) == []


THING = "name alternateName description identifier image url sameAs mainEntityOfPage"
SERVICE = (
    "areaServed audience availableChannel category hoursAvailable isRelatedTo isSimilarTo logo offers "
    "provider serviceOutput serviceType termsOfService"
)
VOCABULARY = {
    "GovernmentService": f"{THING} {SERVICE} jurisdiction serviceOperator",
    "ServiceChannel": f"{THING} availableLanguage processingTime providesService serviceLocation "
    "servicePhone servicePostalAddress serviceSmsNumber serviceUrl",
    "GovernmentOrganization": f"{THING} address areaServed email legalName telephone",
    "Audience": f"{THING} audienceType geographicArea",
}
"""The properties that schema.org knows of the types used here, of themselves and of what they inherit."""


def _foreign_words(told: object, place: str = "") -> list[str]:
    """List what a block says in words that schema.org does not know."""
    if isinstance(told, list):
        return [word for one in told for word in _foreign_words(one, place)]
    if not isinstance(told, dict):
        return []
    known = {"@context", "@type", *VOCABULARY.get(told.get("@type", ""), "").split()}
    here = [f"{place}.{name}" for name in told if name not in known]
    return here + [word for name, one in told.items() for word in _foreign_words(one, f"{place}.{name}")]


def test_the_english_page_speaks_english_and_marks_what_is_vietnamese(client: Client) -> None:
    publish(MARITAL)
    html = page(client, "/en/thu-tuc/1.004873/")
    assert '<html lang="en"' in html
    assert "<h1>Certificate of marital status</h1>" in html
    assert '<p class="mc-lead" lang="vi">Chỉ cần số định danh.</p>' in html
    assert 'href="/thu-tuc/1.004873/" lang="vi" hreflang="vi">Tiếng Việt</a>' in html
    assert "3 working days" in text_of(html)


QUERIES = {
    "/": 6,
    "/tim-kiem/?q=chung+thuc": 6,
    "/thu-tuc/": 2,
    "/thu-tuc/1.004873/": 12,
}  # the last three of a procedure: how it goes, whose door is open, what nobody may ask for any more


def test_pages_ask_the_database_a_fixed_number_of_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(MARITAL)
    for number in range(12):
        publish(COPY, code=f"2.1{number:05d}", essential_rank=number + 2)
    for address in QUERIES:  # calendars are compiled and lists kept once a process
        page(client, address)
    for address, count in QUERIES.items():
        with django_assert_num_queries(count):
            page(client, address)


def test_home_of_a_bare_catalogue_asks_thrice_however_long_it_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        publish(COPY, code=f"2.1{number:05d}", fields=[{"name": f"Lĩnh vực {number:02d}"}])
    publish(COPY, code="2.200000", fields=[{"name": "Lĩnh vực 39"}])
    page(client, "/")
    with django_assert_num_queries(3):
        html = page(client, "/")
    assert html.count("linh_vuc=") == 24
    assert "Lĩnh vực 39 2" in text_of(html)
    page(client, "/thu-tuc/")
    with django_assert_num_queries(2):
        assert page(client, "/thu-tuc/").count("linh_vuc=") == 40


def test_what_is_published_or_called_otherwise_shows_at_once(client: Client) -> None:
    publish(COPY)
    assert "Chứng thực 1" in text_of(page(client, "/"))
    publish(COPY, code="2.200000")
    assert "Chứng thực 2" in text_of(page(client, "/"))
    outcomes = list(import_records([line(a_heading(categories=["Hàng hải"]))], by=SYSTEM, at=AT))
    assert len(outcomes) == 1
    assert "Chứng thực 2 Hàng hải 1" in text_of(page(client, "/"))
    repeal("2.200000", last_day=date(2023, 12, 31), decision="9/QĐ", reason="Hết", by=SYSTEM, at=AT)
    assert "Chứng thực 1 Hàng hải 1" in text_of(page(client, "/"))
    publish(MARITAL)
    assert "Hay tìm: giấy độc thân" in text_of(page(client, "/"))
    teach_synonyms([SynonymDraft("giấy FA", code="1.004873")], by=SYSTEM, at=AT)
    assert "Hay tìm: giấy FA" in text_of(page(client, "/"))


SINGLE = "Cấp Giấy xác nhận tình trạng hôn nhân"


def test_the_everyday_name_is_read_first_and_the_law_s_below(client: Client) -> None:
    publish(MARITAL, everyday_name="giấy xác nhận độc thân")
    for address in ("/", "/tim-kiem/?q=doc+than"):
        assert f"Giấy xác nhận độc thân {SINGLE} 3 ngày làm việc" in text_of(page(client, address))
    said = text_of(page(client, "/thu-tuc/1.004873/"))
    assert f"{SINGLE} Thường gọi: Giấy xác nhận độc thân Mã thủ tục 1.004873" in said


def test_in_english_the_english_name_stands_alone(client: Client) -> None:
    publish(MARITAL, everyday_name="giấy xác nhận độc thân")
    publish(COPY, essential_rank=2, everyday_name="sao y")
    said = text_of(page(client, "/en/"))
    assert "Certificate of marital status 3 working days" in said
    assert "Sao y Chứng thực bản sao từ bản chính" in said


def test_an_everyday_name_that_is_the_law_s_is_said_once(client: Client) -> None:
    publish(MARITAL, everyday_name=SINGLE)
    assert text_of(page(client, "/")).count(SINGLE) == 1
    assert "Thường gọi" not in page(client, "/thu-tuc/1.004873/")


def test_what_any_counter_takes_in_is_a_list_of_its_own(client: Client) -> None:
    publish(COPY)
    assert "noi_nop" not in page(client, "/thu-tuc/")
    publish(MARITAL, boundary_free=True)
    assert "noi_nop=bat_ky" in page(client, "/thu-tuc/")
    for address in ("/tim-kiem/?noi_nop=bat_ky", "/tim-kiem/?noi_nop=bat_ky&q=ban+sao+hon+nhan"):
        html = page(client, address)
        assert f"/thu-tuc/{MARITAL['code']}/" in html
        assert f"/thu-tuc/{COPY['code']}/" not in html
        assert "không kể nơi ở" in html


def test_life_events_lead_to_their_procedures(client: Client) -> None:
    publish(MARITAL, life_events=["FAMILY", "HOME"])
    publish(COPY, life_events=["FAMILY"])
    for address in ("/", "/thu-tuc/"):
        html = page(client, address)
        assert "Hôn nhân và gia đình 2 Điện lực, nhà ở, đất đai 1" in text_of(html)
        assert re.findall(r"su_kien=(\w+)", html) == ["FAMILY", "HOME"]
    html = page(client, "/tim-kiem/?su_kien=HOME")
    assert re.findall(r'<a href="(/thu-tuc/[^"]+)"', html) == ["/thu-tuc/1.004873/"]
    assert "<h2>Điện lực, nhà ở, đất đai</h2>" in html
    assert "Chỉ trong “Điện lực, nhà ở, đất đai”." in text_of(
        page(client, "/tim-kiem/?su_kien=HOME&q=hon+nhan")
    )
    assert "By life event" in page(client, "/en/thu-tuc/")


@pytest.mark.parametrize("event", ["FAMILY", "NEVER", "%00", "'"])
def test_a_life_event_without_procedures_says_so(client: Client, event: str) -> None:
    for address in ("/", "/thu-tuc/"):
        assert "su_kien" not in page(client, address)
    assert "Chưa có thủ tục nào ở đây" in page(client, f"/tim-kiem/?su_kien={event}")


def open_doors() -> None:
    FilingPortalKind().load(items("vietnam", "filing_portal"), by=SYSTEM, at=AT)


def test_while_the_own_door_is_open_one_files_here_or_at_the_national_portal(
    client: Client, settings: Any
) -> None:
    publish(MARITAL)
    open_doors()
    settings.MOTCUA_CLOCK_SHIFT = datetime(2025, 6, 30, 12, tzinfo=VN) - real_now()
    said = text_of(page(client, "/"))
    assert "Nộp ngay tại cổng này, hoặc tại Cổng Dịch vụ công quốc gia: hai nơi" in said
    unserved = page(client, "/thu-tuc/1.004873/")  # no unit takes it in
    assert "Thủ tục này chưa nộp trực tuyến tại cổng này được." in unserved
    assert 'href="/nop/1.004873/"' not in unserved


def test_once_it_is_closed_pages_hand_over_with_the_code_and_the_text_it_rests_on(
    client: Client, settings: Any
) -> None:
    publish(MARITAL)
    at_the_counter = [{"channels": ["DIRECT"], "unit": "SAME_DAY", "cut_off_hour": 15}]
    publish(COPY, online={"level": "NONE"}, limits=at_the_counter, fees=[])
    open_doors()
    settings.MOTCUA_CLOCK_SHIFT = datetime(2025, 7, 1, 12, tzinfo=VN) - real_now()
    said = text_of(page(client, "/thu-tuc/1.004873/"))
    assert "Hồ sơ trực tuyến nay nộp tại Cổng Dịch vụ công quốc gia. Ở đây vẫn xem cách làm" in said
    assert "Tìm ở đó bằng mã 1.004873. Sang Cổng Dịch vụ công quốc gia" in said
    assert "Căn cứ: Nghị định 118/2025/NĐ-CP" in said
    assert 'href="https://dichvucong.gov.vn"' in page(client, "/")
    assert "Sang Cổng Dịch vụ công quốc gia" not in page(client, "/thu-tuc/2.000815/")


def test_where_no_door_is_said_to_be_open_the_counter_is_named(client: Client) -> None:
    publish(MARITAL)
    assert "Chưa nộp trực tuyến được. Xin nộp tại bộ phận một cửa." in page(client, "/thu-tuc/1.004873/")
