"""What moves tasks from one officer's hands to another's."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.events.events import Told
from motcua.instruments.workflow import access
from motcua.instruments.workflow.errors import ReceiverNotAtPost, TaskFinished
from motcua.instruments.workflow.events import TaskHandedOn, TaskReleased
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import hands_that_left, held_task
from motcua.registers.organisations.queries import heir_of


@act
def hand_on(task_id: UUID, receiver_id: UUID, *, by: Actor, at: datetime) -> Task:
    """Giao việc cho người khác who bears the same role there.

    Raises TaskUnknown, NotAllowed, TaskFinished, ReceiverNotAtPost.
    """
    task = held_task(task_id)
    access.must_hand_on(by, task)
    if not task.is_waiting:
        raise TaskFinished(title=task.title, state=task.get_state_display())
    seats = HOUSE_BOOK.seats.seats_of(receiver_id, at.astimezone(VN).date())
    fitting = [seat for seat in seats if seat.agency_id == task.agency_id and task.role in seat.roles]
    if not fitting:
        raise ReceiverNotAtPost(title=task.title)
    task.state, task.holder_id, task.post_id = Task.State.CLAIMED, receiver_id, fitting[0].post_id
    task.claimed_at = at
    task.save(update_fields=["state", "holder_id", "post_id", "claimed_at"])
    tell(TaskHandedOn(task.id, receiver_id, fitting[0].post_id), by=by, at=at)
    return task


@act
def move_hand(
    giver: tuple[UUID, UUID], receiver: tuple[UUID, UUID | None], *, by: Actor, at: datetime
) -> int:
    """Bàn giao: move everything one account has in hand at a post to another hand, and count it.

    A receiver without an account gets it at his post, free to be claimed. Whether the officer may leave
    is for `organisations` to say; this is a part of its act.
    """
    (post_id, account_id), (to_post, to_account) = giver, receiver
    tasks = list(
        Task.objects.select_for_update(of=("self",))
        .filter(post_id=post_id, holder_id=account_id, state=Task.State.CLAIMED)
        .order_by("id")
    )
    told: list[Told] = []
    for task in tasks:
        if to_account is None:
            task.state, task.holder_id, task.post_id, task.claimed_at = Task.State.OPEN, None, None, None
            told.append(TaskReleased(task.id))
        else:
            task.holder_id, task.post_id, task.claimed_at = to_account, to_post, at
            told.append(TaskHandedOn(task.id, to_account, to_post))
    Task.objects.bulk_update(tasks, ["state", "holder_id", "post_id", "claimed_at"])
    tell_many(told, by=by, at=at)
    return len(tasks)


def empty_left_hands(*, by: Actor, at: datetime) -> int:
    """Thu hồi việc: move what lies in hands that may no longer do it, hand by hand, and count it.

    A holding ended, standing in was over, what was lent went back: the tasks go to who was named to take
    them, to who is back from leave, or lie open again at their post.
    """
    day = at.astimezone(VN).date()
    count = 0
    for account_id, post_id in hands_that_left(day):
        heir = heir_of(account_id, post_id, day)
        count += move_hand((post_id, account_id), (post_id, heir), by=by, at=at)
    return count
