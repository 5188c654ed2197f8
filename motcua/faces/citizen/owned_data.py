"""Tệp dữ liệu của tôi: all that is held of one person, in plain words, with nobody else's data in it.

What was declared in dossiers may name others, and so does not come along; it is read dossier by dossier.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import named_dossiers, owned_by
from motcua.casework.feedback.queries import rating_of
from motcua.casework.privacy.queries import requests_of
from motcua.faces.citizen.readers import readers_of
from motcua.foundation.audit.queries import looks_at
from motcua.foundation.clock import VN
from motcua.instruments.contacts.queries import contacts_of
from motcua.instruments.documents.models import VaultDocument
from motcua.instruments.documents.queries import consents_of, reuses_of
from motcua.registers.people.models import Person, Representation
from motcua.registers.people.queries import principals_of, representatives_of

Facts = dict[str, Any]  # Any: JSON
_MOST: Final = 1000
_NOTE: Final = (
    "Nội dung tờ khai của từng hồ sơ có thể nêu người khác nên không nằm trong tệp này; xem tại từng hồ sơ. "
    "Tên người khác trong việc đại diện cũng không nêu."
)


def all_of(person: Person, papers: Sequence[VaultDocument], *, actor_id: UUID, now: datetime) -> Facts:
    """Gather what is held of a person, as words and dates that JSON can carry."""
    day = now.astimezone(VN).date()
    dossiers = [one for one in owned_by([person.pk], [], most=_MOST) if one.applicant_person_id == person.pk]
    return {
        "lap_luc": _moment(now),
        "ghi_chu": _NOTE,
        "ca_nhan": _person(person),
        "dai_dien": _representations(person, day),
        "ho_so": [_dossier(one) for one in dossiers],
        "kho_giay_to": _papers(papers),
        "dong_y": [
            {
                "ve_viec": one.text.title,
                "noi_dung": one.text.words,
                "luc": _moment(one.given_at),
                "rut_luc": _moment(one.withdrawn_at),
            }
            for one in consents_of(person.pk)
        ],
        "noi_nhan_tin": _contacts(person),
        "yeu_cau_ve_du_lieu": [
            {
                "yeu_cau": str(one.get_wish_display()),
                "noi_dung": one.words,
                "luc": _moment(one.asked_at),
                "trang_thai": str(one.get_state_display()),
                "tra_loi": one.answer,
            }
            for one in requests_of(person.pk)
        ],
        "luot_xem": _looks(person, dossiers, actor_id),
    }


def _contacts(person: Person) -> list[Facts]:
    return [
        {
            "kenh": one.channel,
            "dia_chi": str(one.address),
            "trang_thai": str(one.get_state_display()),
            "xac_nhan_luc": _moment(one.confirmed_at),
        }
        for one in contacts_of(person.pk)
    ]


def _person(person: Person) -> Facts:
    return {
        "ho_ten": person.full_name,
        "sinh": "-".join(
            f"{part:02d}" for part in (person.birth_year, person.birth_month, person.birth_day) if part
        ),
        "gioi_tinh": str(person.get_gender_display()),
        "quoc_tich": person.nationality,
        "dan_toc": person.ethnic_code,
        "so_dinh_danh": str(person.personal_id),
        "so_cmnd_cu": str(person.previous_number),
        "ho_chieu": str(person.passport),
        "dien_thoai": str(person.phone),
        "thu_dien_tu": str(person.email),
        "noi_cu_tru": person.place.full_name if person.place else "",
        "dia_chi": str(person.address_line),
        "muc_do_dinh_danh": str(person.get_identity_level_display()),
        "nguon": str(person.get_source_display()),
    }


def _representations(person: Person, day: date) -> list[Facts]:
    def said(rows: Iterable[Representation], how: str) -> list[Facts]:
        return [
            {
                "viec": how,
                "tu_cach": str(one.get_kind_display()),
                "pham_vi": one.matter,
                "tu": str(one.valid_from),
                "den": str(one.valid_to or ""),
            }
            for one in rows
        ]

    own = said(principals_of(person.pk, day=day), "làm thay người khác")
    return own + said(representatives_of(person_id=person.pk, day=day), "được người khác làm thay")


def _dossier(one: Dossier) -> Facts:
    rating = rating_of(one.pk)
    return {
        "ma": str(one),
        "thu_tuc": one.version.title,
        "trang_thai": str(one.get_state_display()),
        "nop_luc": _moment(one.submitted_at),
        "tiep_nhan_luc": _moment(one.accepted_at),
        "hen_tra": _moment(one.due_at),
        "co_ket_qua_luc": _moment(one.resolved_at),
        "ket_thuc_luc": _moment(one.ended_at),
        "danh_gia": rating.steps if rating else None,
    }


def _papers(papers: Sequence[VaultDocument]) -> list[Facts]:
    codes = named_dossiers({one.subject_id for one in papers})
    reuses = reuses_of(papers)
    return [
        {
            "ten": one.name,
            "so": one.number,
            "ngay_cap": str(one.issued_on or ""),
            "dung_den": str(one.valid_to or ""),
            "muc_do_tin_cay": str(one.get_trust_display()),
            "tu_ho_so": codes.get(one.subject_id, ""),
            "xac_nhan_luc": _moment(one.confirmed_at),
            "dung_lai": [_moment(each.reused_at) for each in reuses.get(one.pk, ())],
        }
        for one in papers
    ]


def _looks(person: Person, dossiers: Sequence[Dossier], actor_id: UUID) -> list[Facts]:
    looks = list(looks_at("person", person.pk, limit=200).looks)
    for one in dossiers[:50]:
        looks += looks_at(KIND, one.pk, limit=50).looks
    return [
        {
            "luc": _moment(one.at),
            "chuc_danh": one.post,
            "don_vi": one.unit,
            "de_lam_gi": one.purpose,
            "muc": one.field,
        }
        for one in readers_of(looks, actor_id)
    ]


def _moment(at: datetime | None) -> str:
    return at.astimezone(VN).isoformat(timespec="seconds") if at else ""
