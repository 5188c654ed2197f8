"""A form with one of everything, an address book of two provinces, and a reader of drawn forms."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

from ruamel.yaml import YAML

from motcua.foundation.forms.models import Choice, ChoiceGroup, FormSpec
from motcua.foundation.forms.queries import read_form

DAY = date(2023, 11, 20)

TEXT = """
title: Tờ khai cấp Giấy xác nhận tình trạng hôn nhân
intro: Mỗi giấy dùng cho một mục đích.
schema:
  type: object
  additionalProperties: false
  required: [requester, purpose, pledge]
  properties:
    requester:
      $ref: urn:motcua:person
      title: Người yêu cầu
      required: [full_name, birth_date, personal_id]
    relation: {type: string, title: Quan hệ, maxLength: 20}
    purpose:
      title: Mục đích sử dụng
      oneOf:
        - {const: marriage, title: Đăng ký kết hôn}
        - {const: other, title: Mục đích khác}
    other_purpose: {type: string, title: Mục đích cụ thể, maxLength: 300}
    partner: {$ref: urn:motcua:person, title: Người dự định kết hôn, required: [full_name]}
    married_before: {type: boolean, title: Đã từng kết hôn}
    divorced_on: {type: string, format: date, title: Ngày ly hôn}
    copies: {type: integer, title: Số bản, minimum: 1, maximum: 20}
    area: {type: number, title: Diện tích}
    price: {type: integer, title: Giá trị, minimum: 0}
    uses:
      type: array
      title: Dùng ở
      uniqueItems: true
      items: {enum: [Trong nước, Ngoài nước]}
    country: {type: string, title: Nước đến}
    residences:
      type: array
      title: Quá trình cư trú
      maxItems: 4
      items:
        type: object
        additionalProperties: false
        required: [since, place]
        properties:
          since: {$ref: urn:motcua:partial-date, title: Từ}
          place: {$ref: urn:motcua:address, title: Nơi cư trú, required: [province, commune]}
          kind: {title: Loại, enum: [thường trú, tạm trú]}
          until: {type: string, format: date, title: Tạm trú đến ngày}
    note: {type: string, title: Ghi chú, maxLength: 1000}
    pledge: {type: boolean, const: true, title: Tôi cam đoan lời khai là đúng}
layout:
  sections:
    - title: Người yêu cầu
      fields:
        - name: requester
          parts: [full_name, birth_date, sex, personal_id, nationality, ethnicity, residence, phone, email]
        - relation
    - title: Nội dung
      intro: Nói rõ mục đích.
      fields:
        - {name: purpose, hint: Chọn một mục đích}
        - {name: other_purpose, show_if: {field: purpose, is: other}, required: true, widget: textarea}
        - name: partner
          show_if: {field: purpose, is: marriage}
          required: true
          parts: [full_name, birth_date]
        - married_before
        - name: divorced_on
          show_if: {field: married_before, is: true}
          required: true
          max: today
          min: "1950-01-01"
        - {name: copies, suffix: bản}
        - area
        - {name: price, widget: money}
        - uses
        - {name: country, show_if: {field: uses, includes: Ngoài nước}, choices_from: countries}
        - name: residences
          row: Nơi cư trú
          fields:
            - since
            - place
            - kind
            - {name: until, show_if: {field: kind, is: tạm trú}}
        - note
        - pledge
"""


def text() -> dict[str, Any]:
    return YAML(typ="safe", pure=True).load(TEXT)


def marital() -> FormSpec:
    return read_form(text())


class Places:
    def home(self, day: date) -> str:
        return "52"

    def provinces(self, day: date) -> list[Choice]:
        return [Choice("52", "tỉnh Bình Định"), Choice("64", "tỉnh Gia Lai")]

    def communes(self, province: str, day: date) -> list[ChoiceGroup]:
        return {
            "52": [
                ChoiceGroup(
                    "thành phố Quy Nhơn",
                    (Choice("21550", "phường Nhơn Bình"), Choice("21553", "phường Nhơn Phú")),
                ),
                ChoiceGroup("huyện An Lão", (Choice("21609", "thị trấn An Lão"),)),
            ],
            "64": [ChoiceGroup("", (Choice("23560", "phường Yên Đỗ"),))],
        }.get(province, [])

    def district_of(self, commune: str, day: date) -> str:
        return {"21550": "540", "21553": "540", "21609": "542"}.get(commune, "")

    def wrong_part(self, province: str, district: str, commune: str, day: date) -> str:
        if province and province not in {choice.value for choice in self.provinces(day)}:
            return "province"
        known = {choice.value for group in self.communes(province, day) for choice in group.choices}
        fits = commune in known and district in {"", self.district_of(commune, day)}
        return "" if fits or not commune else "commune"

    def in_words(self, province: str, commune: str, day: date) -> str:
        names = {
            "21550": "phường Nhơn Bình, thành phố Quy Nhơn, tỉnh Bình Định",
            "23560": "phường Yên Đỗ, tỉnh Gia Lai",
        }
        return names.get(commune, "")


class Drawn(HTMLParser):
    """A drawn form as a browser holds it: what it would send, its buttons, ids, labels."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: dict[str, list[str]] = {}
        self.buttons: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.described: list[str] = []
        self.boxes: list[dict[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._select = ""
        self._textarea = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append((tag, said))
        self.ids += [said["id"]] if said.get("id") else []
        self.described += (said.get("aria-describedby") or "").split()
        if tag == "label":
            self.labelled.add(said["for"] or "")
        if tag == "button":
            self.buttons.append((said.get("name") or "", said.get("value") or ""))
        if tag == "input":
            self._input(said)
        if tag == "select":
            self._select = said["name"] or ""
            self.boxes.append(said)
            self.sent.setdefault(self._select, [""])
        if tag == "option" and "selected" in said:
            self.sent[self._select] = [said["value"] or ""]
        if tag == "textarea":
            self._textarea = said["name"] or ""
            self.boxes.append(said)
            self.sent[self._textarea] = [""]

    def _input(self, said: dict[str, str | None]) -> None:
        name, value = said["name"] or "", said.get("value") or ""
        if said["type"] != "hidden":
            self.boxes.append(said)
        if said["type"] not in {"radio", "checkbox"} or "checked" in said:
            self.sent.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.sent[self._textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # a browser takes the first line break away and sends the others as two signs
            self.sent[self._textarea] = [
                self.sent[self._textarea][0].removeprefix("\n").replace("\n", "\r\n")
            ]
            self._textarea = ""


ANSWERS: dict[str, Any] = {
    "requester": {
        "full_name": "Nguyễn Thị Bưởi",
        "birth_date": "1990-03-07",
        "sex": "female",
        "personal_id": "052190000123",
        "nationality": "VN",
        "ethnicity": "01",
        "residence": {"province": "52", "district": "540", "commune": "21550", "street": "12 Lê Lợi"},
        "phone": "0912345678",
        "email": "buoi@vidu.vn",
    },
    "relation": "Bản thân",
    "purpose": "marriage",
    "partner": {"full_name": "Trần Văn Cam", "birth_date": "1988"},
    "married_before": True,
    "divorced_on": "2020-02-29",
    "copies": 2,
    "area": 1234.5,
    "price": 1500000,
    "uses": ["Trong nước", "Ngoài nước"],
    "country": "JP",
    "residences": [
        {"since": "2010-05", "place": {"province": "64", "commune": "23560"}, "kind": "thường trú"},
        {
            "since": "2015-01-31",
            "place": {"province": "52", "district": "542", "commune": "21609", "street": "Thôn 1"},
            "kind": "tạm trú",
            "until": "2024-12-31",
        },
    ],
    "note": 'Dòng một\nDòng <b>hai</b> & "ba"',
    "pledge": True,
}
