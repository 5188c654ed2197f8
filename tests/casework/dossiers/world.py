"""A ward that takes in dossiers: its procedure with form, papers, limit and process, and who comes."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from motcua.casework.dossiers.actions import NewResult, take_in
from motcua.casework.dossiers.models import Dossier, Filing, Paper
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.clock import VN
from motcua.foundation.files.actions import keep_file
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.people.models import Person
from motcua.registers.places.models import Place
from motcua.registers.procedures.actions import publish_version
from motcua.registers.procedures.models import ProcedureVersion
from tests.instruments.house import AT, Ward, a_ward

CODE = "1.004873"
DAY = date(2023, 11, 20)
DUE = datetime(2023, 11, 23, 8, tzinfo=VN)
STEPS = [
    ("tiep_nhan", "Tiếp nhận hồ sơ", "one_stop_clerk", 2, "ACCEPT"),
    ("tham_tra", "Thẩm tra, tra cứu", "civil_status_officer", 14, "APPRAISE"),
    ("ky", "Ký Giấy xác nhận", "commune_leader", 4, "SIGN"),
    ("vao_so", "Vào sổ, đóng dấu", "civil_status_officer", 2, "ISSUE"),
    ("tra", "Trả kết quả", "one_stop_clerk", 2, "HAND_OVER"),
]
FORM = {
    "title": "Tờ khai",
    "schema": {
        "type": "object",
        "additionalProperties": False,
        "required": ["purpose"],
        "properties": {
            "purpose": {"type": "string", "title": "Mục đích", "maxLength": 200},
            "copies": {"type": "integer", "title": "Số bản", "minimum": 1, "maximum": 20},
        },
    },
    "layout": {"sections": [{"title": "Nội dung", "fields": ["purpose", "copies"]}]},
}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


def a_procedure(**more: Any) -> ProcedureVersion:
    """The marital-status certificate as the law sheet has it, or as a test wants it."""
    return publish_version(procedure_item(**more), by=SYSTEM, at=AT)


def procedure_item(**more: Any) -> dict[str, Any]:
    """The same as its pack would say it."""
    item = {
        "code": CODE,
        "kind": "STANDARD",
        "valid_from": "2023-01-01",
        "decision": {"number": "1234/QĐ-UBND"},
        "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "fields": [{"name": "Hộ tịch"}],
        "levels": ["COMMUNE"],
        "competent": {"kind": "COMMUNE_COMMITTEE", "name": "Ủy ban nhân dân cấp xã"},
        "executing": ["Ủy ban nhân dân cấp xã"],
        "promulgator": "Bộ Tư pháp",
        "authority_place": "RESIDENCE",
        "subjects": ["Công dân Việt Nam"],
        "results": [{"name": "Giấy xác nhận tình trạng hôn nhân"}],
        "steps": [{"text": "Nộp hồ sơ."}],
        "online": {"level": "FULL"},
        "documents": [
            {"name": "Tờ khai", "originals": 1, "copies": 0, "form": "to-khai"},
            {"name": "Bản án ly hôn", "originals": 0, "copies": 1, "condition": "Đã ly hôn"},
            {"name": "Giấy ủy quyền", "originals": 1, "copies": 0, "condition": "Nhờ người khác"},
        ],
        "limits": [{"channels": ["DIRECT", "ONLINE", "POSTAL"], "quantity": 3, "unit": "WORKING_DAY"}],
        "fees": [{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí hộ tịch", "amount": 15000}],
        "legal_bases": [{"number": "123/2015/NĐ-CP", "title": "Nghị định 123"}],
        "forms": [{"key": "to-khai", "title": "Tờ khai", "form": FORM}],
        "processes": [
            {
                "steps": [
                    {"key": key, "name": name, "post": post, "hours": hours, "kind": kind}
                    for key, name, post, hours, kind in STEPS
                ]
            }
        ],
    }
    return item | more


@dataclass
class World:
    """Everything a dossier needs."""

    ward: Ward
    version: ProcedureVersion
    person: Person

    def filing(self, **more: Any) -> Filing:
        """What Nguyễn Thị Bình An asks for, complete."""
        papers = tuple(
            Paper(document.id, document.originals, document.copies)
            for document in self.version.documents.filter(need="ALWAYS")
        )
        facts = {
            "procedure_code": CODE,
            "unit_id": self.ward.one_stop,
            "person_id": self.person.id,
            "answers": {"purpose": "Đăng ký kết hôn", "copies": 1},
            "papers": papers,
        }
        return Filing(**(facts | more))

    def taken_in(self, at: datetime = AT, by: Actor | None = None, **more: Any) -> Dossier:
        """A dossier taken in at the counter."""
        return take_in(self.filing(**more), by=by or self.ward.clerk(), at=at)


def a_world() -> World:
    """Make it."""
    ward = a_ward()
    draft = PersonDraft(
        "Nguyễn Thị Bình An",
        birth="14/03/1996",
        gender="FEMALE",
        personal_id="052196001417",
        phone="0905123218",
        place_id=Place.objects.get(code="21556").id,
        address_line="Tổ 5",
    )
    return World(ward, a_procedure(), register_person(draft, by=SYSTEM, at=AT))


def a_result(by: Actor, **more: Any) -> NewResult:
    """A result with a file of its own."""
    file = keep_file(BytesIO(PDF), name="giay.pdf", by=by, at=AT)
    facts = {
        "title": "Giấy xác nhận tình trạng hôn nhân",
        "number": "12/UBND-XNTTHN",
        "issued_on": DAY,
        "file": file,
        "file_name": "giay.pdf",
    }
    return NewResult(**(facts | more))
