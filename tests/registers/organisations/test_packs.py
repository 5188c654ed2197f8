"""Packs of the administration: what is wrong with them in a sentence, what they change, what they may not."""

from datetime import date

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.packs.ports import Context
from motcua.registers.organisations.errors import AgencyRewritten, PostRewritten
from motcua.registers.organisations.models import Agency, Officer, Post
from motcua.registers.organisations.packs import (
    AgencyClassItems,
    AgencyItems,
    AgencyKindItems,
    AgencyPatternItems,
    OfficerItems,
    PostItems,
    PostPatternItems,
)
from motcua.registers.organisations.queries import (
    agency_by_code,
    holders_of,
    identifier_for,
    one_stop,
    post_by_code,
    resolve_agency,
)
from tests.registers.organisations.town import AT, DAY, a_town

pytestmark = pytest.mark.django_db
LATER = "2024-01-01"


@pytest.fixture(autouse=True)
def town():
    return a_town()


def agency(code="phong", **more):
    item = {
        "code": code,
        "name": f"Phòng {code}",
        "kind": "DIVISION",
        "level": "COMMUNE",
        "parent": "dong-da",
        "valid_from": "2021-01-01",
    } | more
    return {key: value for key, value in item.items() if value is not None}


def said(kind, items, **others):
    """What a kind finds wrong, path and sentence."""
    context = Context("thu", {kind.name: items, **others})
    return [(problem.path, problem.sentence) for problem in kind.check(items, context)]


def verbs(kind, items):
    return [change.verb for change in kind.diff(items)]


def load(kind, items):
    return kind.load(items, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("item", "path", "sentence"),
    [
        (agency(parent=None), "code", "“Phòng phong” chưa có cơ quan cấp trên: hãy thêm khóa “parent”."),
        (agency(parent="khong-co"), "parent", "Không có cơ quan mã “khong-co” vào 01/01/2021."),
        (agency(kind="KHONG"), "kind", "Không có loại cơ quan “KHONG”."),
        (agency(place="99999"), "place", "Không có đơn vị hành chính mã 99999 vào 01/01/2021."),
        (agency(one_stop={"serves": []}), "one_stop", "thuộc loại không tiếp nhận hồ sơ một cửa"),
        (agency(identifier={"code": "h8", "mark": "made"}), "identifier", "không đúng cấu trúc mã định danh"),
        (agency(aliases=["…"]), "aliases", "ít nhất một chữ cái hoặc chữ số"),
        (agency(aliases=["VP UBND", "Văn phòng UBND"]), "aliases", "là một tên gọi; chỉ cần ghi một lần"),
        (agency(parent="phong"), "parent", "trực thuộc vòng quanh về chính nó"),
    ],
)
def test_an_agency_that_cannot_be_is_named_with_its_sentence(item, path, sentence):
    ((where, what),) = said(AgencyItems(), [item])
    assert where[:2] == (0, path)
    assert sentence in what


def test_one_code_for_two_agencies_is_named_at_both():
    identifier = {"code": "H08.77", "mark": "made"}
    found = said(AgencyItems(), [agency("a", identifier=identifier), agency("b", identifier=identifier)])
    assert [path[0] for path, _said in found] == [0, 1]


def test_a_parent_that_the_pack_itself_brings_is_there():
    assert said(AgencyItems(), [agency("con", parent="cha"), agency("cha")]) == []
    load(AgencyItems(), [agency("con", parent="cha"), agency("cha")])
    assert agency_by_code("con", DAY).parent.code == "cha"


def test_a_later_item_describes_an_agency_anew():
    first, second = agency(), agency(name="Phòng mới", valid_from=LATER)
    assert verbs(AgencyItems(), [first, second]) == ["add", "new_version"]
    report = load(AgencyItems(), [first, second])
    assert (report.added, report.changed) == (1, 1)
    assert agency_by_code("phong", DAY).name == "Phòng phong"
    assert agency_by_code("phong", date(2024, 1, 1)).name == "Phòng mới"
    told = Event.objects.count()
    assert verbs(AgencyItems(), [first, second]) == ["same", "same"]
    load(AgencyItems(), [first, second])
    assert Event.objects.count() == told


def test_a_pack_cannot_rewrite_what_stands():
    load(AgencyItems(), [agency()])
    other = [agency(name="Tên khác"), agency("moi")]
    assert verbs(AgencyItems(), other) == ["conflict", "add"]
    with pytest.raises(AgencyRewritten):
        load(AgencyItems(), other)
    assert not Agency.objects.filter(code="moi").exists()
    assert verbs(AgencyItems(), [agency(name="Quá khứ khác", valid_from="2020-06-01")]) == ["conflict"]


def test_what_a_pack_adds_to_an_agency_is_completed():
    load(AgencyItems(), [agency(kind="ONE_STOP_UNIT")])
    more = agency(
        kind="ONE_STOP_UNIT",
        aliases=["Phòng cũ"],
        identifier={"code": "H08.88", "mark": "known"},
        one_stop={"serves": ["dong-da"], "address": "1 Phan Đình Phùng"},
    )
    assert verbs(AgencyItems(), [more]) == ["new_version"]
    load(AgencyItems(), [more])
    unit = agency_by_code("phong", DAY).agency_id
    assert identifier_for(unit, DAY) == "H08.88"
    assert [term.agency_id for term in resolve_agency("Phòng cũ", DAY)] == [unit]
    assert one_stop(unit, DAY).unit.address == "1 Phan Đình Phùng"
    assert verbs(AgencyItems(), [more]) == ["same"]
    wider = more | {"one_stop": {"serves": ["dong-da", "nhon-phu"], "address": "2 Phan Đình Phùng"}}
    load(AgencyItems(), [wider])
    assert len(one_stop(unit, DAY).serves) == 2
    assert verbs(AgencyItems(), [more | {"identifier": {"code": "H08.99", "mark": "made"}}]) == ["conflict"]


def pattern(**more):
    return {
        "code": "mau",
        "each": {"kind": "PEOPLES_COMMITTEE", "level": "COMMUNE"},
        "suffix": "tu-phap",
        "name": "Ban Tư pháp {short}",
        "kind": "DIVISION",
        "valid_from": "2021-01-01",
    } | more


def test_a_pattern_puts_a_unit_below_each_agency_it_means():
    assert said(AgencyPatternItems(), [pattern()]) == []
    assert load(AgencyPatternItems(), [pattern()]).added == 1
    assert agency_by_code("dong-da.tu-phap", DAY).name == "Ban Tư pháp UBND phường Đống Đa"
    assert agency_by_code("dong-da.tu-phap", DAY).place.code == "21556"
    assert verbs(AgencyPatternItems(), [pattern()]) == ["same"]
    load(AgencyItems(), [agency("xa-moi", kind="PEOPLES_COMMITTEE", parent="quy-nhon")])
    assert verbs(AgencyPatternItems(), [pattern()]) == ["add"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": "Ban {ten}"}, "Trong mẫu chỉ dùng được {name} và {short}"),
        ({"kind": "KHONG"}, "Không có loại cơ quan “KHONG”."),
        ({"receives": True}, "không tiếp nhận hồ sơ một cửa"),
        ({"each": {"kind": "DIVISION", "level": "PROVINCE"}}, "không ứng với cơ quan nào"),
    ],
)
def test_a_pattern_that_means_nobody_or_says_strange_words_is_named(more, sentence):
    ((_path, what),) = said(AgencyPatternItems(), [pattern(**more)])
    assert sentence in what


def post(**more):
    return {
        "code": "dong-da.ho-tich",
        "title": "Công chức Tư pháp – Hộ tịch",
        "agency": "dong-da",
        "roles": ["civil_status_officer"],
        "valid_from": "2021-01-01",
    } | more


def test_posts_are_opened_given_other_roles_and_never_rewritten():
    assert said(PostItems(), [post()]) == []
    assert load(PostItems(), [post()]).added == 1
    assert verbs(PostItems(), [post()]) == ["same"]
    other = post(roles=["civil_status_officer", "one_stop_clerk"])
    assert verbs(PostItems(), [other]) == ["new_version"]
    load(PostItems(), [other])
    assert post_by_code("dong-da.ho-tich", DAY).role_codes == ["civil_status_officer", "one_stop_clerk"]
    with pytest.raises(PostRewritten):
        load(PostItems(), [post(title="Tên khác"), post(code="moi")])
    assert not Post.objects.filter(code="moi").exists()


@pytest.mark.parametrize(
    ("more", "path", "sentence"),
    [
        ({"agency": "khong-co"}, (0, "agency"), "Không có cơ quan mã “khong-co” vào 2021-01-01."),
        ({"roles": ["khong-co"]}, (0, "roles", 0), "Không có vai trò “khong-co”."),
        ({"valid_to": "2020-01-01"}, (0, "valid_to"), "Chức danh hết hiệu lực trước khi có hiệu lực."),
    ],
)
def test_a_post_that_cannot_be_is_named(more, path, sentence):
    assert said(PostItems(), [post(**more)]) == [(path, sentence)]


def posts(**more):
    return {
        "code": "hai-chuc-danh",
        "each": {"kind": "PEOPLES_COMMITTEE", "level": "COMMUNE"},
        "valid_from": "2021-01-01",
        "posts": [
            {"suffix": "chu-tich", "title": "Chủ tịch {short}", "roles": ["commune_leader"]},
            {"suffix": "ho-tich", "title": "Công chức Tư pháp – Hộ tịch", "roles": ["civil_status_officer"]},
        ],
    } | more


def test_a_pattern_of_posts_opens_them_at_each_agency():
    assert said(PostPatternItems(), [posts()]) == []
    load(PostPatternItems(), [posts()])
    assert post_by_code("nhon-phu.chu-tich", DAY).title == "Chủ tịch UBND phường Nhơn Phú"
    assert Post.objects.count() == 4
    assert verbs(PostPatternItems(), [posts()]) == ["same"]
    strange = posts(posts=[{"suffix": "x", "title": "{x}", "roles": ["khong-co"]}])
    assert [path for path, _said in said(PostPatternItems(), [strange])] == [
        (0, "posts", 0, "title"),
        (0, "posts", 0, "roles", 0),
    ]


def officer(code="CB01", **more):
    holds = [{"post": "dong-da.ho-tich", "from": "2022-01-03"}]
    return {"code": code, "full_name": "Trần Thị Mẫu", "login": "mau", "holds": holds} | more


def test_officers_take_up_posts_that_the_pack_itself_opens():
    assert said(OfficerItems(), [officer()], post=[post()]) == []
    assert said(OfficerItems(), [officer()], post_pattern=[posts()]) == []
    load(PostItems(), [post()])
    assert load(OfficerItems(), [officer()]).added == 1
    (holder,) = holders_of(post_by_code("dong-da.ho-tich", DAY).id, DAY)
    assert (holder.officer.code, holder.holding.valid_from) == ("CB01", date(2022, 1, 3))
    assert verbs(OfficerItems(), [officer()]) == ["same"]
    assert verbs(OfficerItems(), [officer(phone="0905123456")]) == ["new_version"]
    load(OfficerItems(), [officer(phone="0905123456")])
    assert Officer.objects.get().phone == "0905123456"


def test_officers_without_their_posts_and_logins_given_twice_are_named():
    found = said(OfficerItems(), [officer(), officer("CB02", holds=[])])
    assert found == [
        ((0, "holds", 0, "post"), "Không có chức danh mã “dong-da.ho-tich” vào 2022-01-03."),
        ((1, "login"), "Tên đăng nhập “mau” đã dùng cho cán bộ “CB01”."),
    ]


def test_kinds_and_groups_come_in_and_change():
    kind = {"code": "BOARD", "name": "Ban", "rank": 25}
    group = {"code": "cac-ban", "name": "các ban", "kinds": ["BOARD"]}
    assert said(AgencyKindItems(), [kind]) == []
    assert said(AgencyClassItems(), [group], agency_kind=[kind]) == []
    assert said(AgencyClassItems(), [group])[0][1] == "Không có loại cơ quan “BOARD”."
    assert (verbs(AgencyKindItems(), [kind]), verbs(AgencyClassItems(), [group])) == (["add"], ["add"])
    for items, loader in (([kind], AgencyKindItems()), ([group], AgencyClassItems())):
        load(loader, items)
        assert verbs(loader, items) == ["same"]
        assert verbs(loader, [items[0] | {"name": "các ban khác"}]) == ["new_version"]


def test_one_phrase_means_one_group():
    one = {"code": "mot", "name": "cấp xã", "kinds": ["DIVISION"]}
    two = {"code": "hai", "name": "khác", "phrases": ["CẤP XÃ"], "kinds": ["DIVISION"]}
    ((path, what),) = said(AgencyClassItems(), [one, two])
    assert path == (1, "phrases")
    assert "đã chỉ nhóm “mot”" in what
