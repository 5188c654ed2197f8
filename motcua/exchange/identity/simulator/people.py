"""Who can sign in at the simulator: people and organisations of a list in YAML, or whoever is typed in."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_GENDERS = {"MALE": "Nam", "FEMALE": "Nữ"}
_MOST = 12


@dataclass(frozen=True)
class Bearer:
    """Someone with an account here; an organisation's account names who acts for it."""

    number: str
    name: str
    birth: str = ""
    gender: str = ""
    phone: str = ""
    tax_code: str = ""
    organisation: str = ""

    @property
    def sub(self) -> str:
        """Give the name by which this service alone knows the account."""
        return hashlib.sha256(f"sub {self.number} {self.tax_code}".encode()).hexdigest()[:24]

    def claims(self) -> dict[str, Any]:  # Any: JSON
        """Give what this service tells of an account, under its own names."""
        told = {
            "sub": self.sub,
            "so_dinh_danh": self.number,
            "ho_ten": self.name,
            "ngay_sinh": self.birth,
            "gioi_tinh": self.gender,
            "so_dien_thoai": self.phone,
            "loai_tai_khoan": "2" if self.tax_code else "1",
            "ma_so_thue": self.tax_code,
            "ten_to_chuc": self.organisation,
        }
        return {name: value for name, value in told.items() if value}


def bearers_of(people: Path | None, entities: Path | None) -> list[Bearer]:
    """Read the first people of a list, and the organisations, for each of which the first person acts."""
    found = [
        Bearer(
            number=one["personal_id"],
            name=one["full_name"],
            birth=str(one.get("birth", "")),
            gender=_GENDERS.get(one.get("gender", ""), ""),
            phone=one.get("phone", ""),
        )
        for one in _items(people)
        if one.get("personal_id")
    ][:_MOST]
    if not found:
        return []
    return found + [
        Bearer(found[0].number, found[0].name, tax_code=one["tax_code"], organisation=one["name"])
        for one in _items(entities)[:3]
    ]


def _items(file: Path | None) -> list[dict[str, Any]]:  # Any: YAML
    if file is None or not file.is_file():
        return []
    return list(YAML(typ="safe").load(file.read_text()).get("items", []))
