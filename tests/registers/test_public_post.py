"""The pack's people of the public post take in, carry and return; no role they bear lets them decide."""

from pathlib import Path

import yaml

from motcua.casework.dossiers.access import CARRY, LIMITS

PACK = Path(__file__).resolve().parents[2] / "packs" / "binhdinh"


def items(name):
    return yaml.load((PACK / name).read_text(encoding="utf-8"), yaml.BaseLoader)["items"]


def test_who_carries_keeps_of_all_his_roles_what_takes_in_and_returns():
    rights = {role["code"]: set(role["rights"]) for role in items("roles.yaml")}
    posts = [post for post in items("posts.yaml") if "postal_service" in post["roles"]]
    assert [post["agency"] for post in posts] == ["ttpvhcc", "p-dong-da.mot-cua", "buu-dien-tinh"]
    held = [set().union(*(rights[role] for role in post["roles"])) - LIMITS[CARRY] for post in posts]
    at_the_counter = {
        CARRY,
        "dossiers.accept",
        "dossiers.hand_over",
        "dossiers.view",
        "people.view",
        "people.edit",
        "people.reveal",
        "fees.collect",
    }
    assert held == [at_the_counter, at_the_counter, {CARRY}]


def test_no_role_of_the_pack_mixes_carrying_with_deciding():
    mixed = [
        role["code"]
        for role in items("roles.yaml")
        if CARRY in role["rights"] and LIMITS[CARRY] & set(role["rights"])
    ]
    assert mixed == []
