"""What changes plans: taking a document in, reviewing its lines, publishing them."""

from motcua.steering.plans.actions.publish import Change, publish_reading
from motcua.steering.plans.actions.review import (
    Edit,
    HeadEdit,
    confirm_line,
    correct_head,
    drop_line,
    edit_line,
    merge_line,
    reopen_line,
    split_line,
)
from motcua.steering.plans.actions.take_in import set_aside, take_in_document

__all__ = [
    "Change",
    "Edit",
    "HeadEdit",
    "confirm_line",
    "correct_head",
    "drop_line",
    "edit_line",
    "merge_line",
    "publish_reading",
    "reopen_line",
    "set_aside",
    "split_line",
    "take_in_document",
]
