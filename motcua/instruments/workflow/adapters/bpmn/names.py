"""The words of BPMN 2.0 that a way is written in (ISO/IEC 19510:2013), and ours beside them."""

from typing import Final

from motcua.instruments.workflow.rules import NodeKind

MODEL: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DRAWING: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
SHAPES: Final = "http://www.omg.org/spec/DD/20100524/DC"
EDGES: Final = "http://www.omg.org/spec/DD/20100524/DI"
TYPES: Final = "http://www.w3.org/2001/XMLSchema-instance"
OURS: Final = "urn:motcua:process:1"
PREFIXES: Final = {"bpmn": MODEL, "bpmndi": DRAWING, "dc": SHAPES, "di": EDGES, "xsi": TYPES, "motcua": OURS}

ELEMENTS: Final = {
    NodeKind.BEGIN: "startEvent",
    NodeKind.STEP: "userTask",
    NodeKind.AUTOMATIC: "serviceTask",
    NodeKind.CHOICE: "exclusiveGateway",
    NodeKind.FORK: "parallelGateway",
    NodeKind.JOIN: "parallelGateway",
    NodeKind.END: "endEvent",
}
"""How each node is written. Which of its two kinds a parallel gateway is says the count of its flows."""


def model(name: str) -> str:
    """Give the full name of a word of BPMN."""
    return f"{{{MODEL}}}{name}"


def ours(name: str) -> str:
    """Give the full name of a word of ours."""
    return f"{{{OURS}}}{name}"
