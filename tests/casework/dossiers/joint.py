"""A joint procedure of the ward itself, for tests that need no province."""

from motcua.casework.dossiers.actions import finish_step, record_result
from motcua.casework.dossiers.models import KIND
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, CODE, STEPS, a_procedure, a_result

JOINT = "NB.H08.001"
WAY = [
    ("accept", "Tiếp nhận hồ sơ", "one_stop_clerk", 2, "ACCEPT"),
    ("joined", "Theo dõi các phần", "civil_status_officer", 20, "HANDLE"),
    ("hand_over", "Trả kết quả", "one_stop_clerk", 2, "HAND_OVER"),
]


def drawn(steps):
    return [dict(zip(("key", "name", "post", "hours", "kind"), step, strict=True)) for step in steps]


def joint(*parts, partial=False, **more):
    """A joint procedure."""
    process = {"parts": list(parts), "steps": drawn(WAY), "partial": partial}
    name = "Liên thông khai sinh, thường trú"
    return a_procedure(code=JOINT, kind="LOCAL_INTERNAL", name=name, processes=[process], **more)


def part(key, code=CODE, **more):
    return {"key": key, "name": f"Phần {key}", "procedure": code, **more}


def signed(world, one, officer=None, chair=None, at=AT):
    """A part on its last step, with its result; give the task that is left."""
    officer, chair = officer or world.ward.civil_status_officer(), chair or world.ward.leader()
    finish_step(one.id, waiting_of(KIND, [one.id])[one.id].id, by=officer, at=at)
    record_result(one.id, a_result(chair), by=chair, at=at)
    finish_step(one.id, waiting_of(KIND, [one.id])[one.id].id, by=chair, at=at)
    return waiting_of(KIND, [one.id])[one.id]


def without_own_steps():
    """A procedure that has nothing between taking in and handing over."""
    steps = drawn([STEPS[0], STEPS[4]])
    steps[0]["hours"] = 22
    return a_procedure(code="1.000009", name="Không có bước", processes=[{"steps": steps}])
