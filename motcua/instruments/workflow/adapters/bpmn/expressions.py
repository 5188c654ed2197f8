"""A condition as an expression that engines of BPMN can reckon, and such an expression read back.

`outcome_<step> in ["a", "b"]`, `answer_<path, dots as two underscores> >= 5`. What is read is taken apart,
never run.
"""

import ast
import json
from typing import Final

from motcua.instruments.workflow.rules import Condition, Subject
from motcua.instruments.workflow.rules.ways import Value

MOST_CHARACTERS: Final = 2_000
_PREFIX: Final = {Subject.OUTCOME: "outcome_", Subject.ANSWER: "answer_"}
_OPERATORS: Final[dict[type[ast.cmpop], str]] = {
    ast.In: "in", ast.NotIn: "not in", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


class NotACondition(Exception):
    """The expression is not one that a condition can be."""


def variable(subject: Subject, of: str) -> str:
    """Name what a condition asks for, as a variable."""
    return _PREFIX[subject] + of.replace(".", "__")


def written(condition: Condition) -> str:
    """Write a condition as an expression."""
    name = variable(condition.subject, condition.of)
    values = [_literal(value) for value in condition.values]
    said = f"[{', '.join(values)}]" if condition.op in {"in", "not in"} else values[0]
    return f"{name} {condition.op} {said}"


def read(expression: str) -> Condition:
    """Read an expression. Raises NotACondition."""
    if len(expression) > MOST_CHARACTERS:
        raise NotACondition(expression[:80])
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
        if isinstance(tree, ast.Compare) and len(tree.ops) == 1 and isinstance(tree.left, ast.Name):
            subject, of = _asked(tree.left.id)
            return _compared(subject, of, tree.ops[0], ast.literal_eval(tree.comparators[0]))
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError) as cause:
        raise NotACondition(expression[:80]) from cause
    raise NotACondition(expression[:80])


def _literal(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _asked(name: str) -> tuple[Subject, str]:
    for subject, prefix in _PREFIX.items():
        if name.startswith(prefix) and len(name) > len(prefix):
            rest = name[len(prefix) :]
            return subject, rest.replace("__", ".") if subject is Subject.ANSWER else rest
    raise ValueError(name)


def _compared(subject: Subject, of: str, op: ast.cmpop, said: object) -> Condition:
    if isinstance(op, ast.Eq | ast.NotEq):
        return Condition(subject, of, "in" if isinstance(op, ast.Eq) else "not in", (_value(said),))
    word = _OPERATORS.get(type(op), "")
    if word.endswith("in") and isinstance(said, list | tuple) and said:
        return Condition(subject, of, word, tuple(_value(one) for one in said))
    if word[:1] in {"<", ">"} and isinstance(said, int | float) and not isinstance(said, bool):
        return Condition(subject, of, word, (said,))
    raise ValueError(word)


def _value(said: object) -> Value:
    if isinstance(said, str | int | float | bool):
        return said
    raise ValueError(said)
