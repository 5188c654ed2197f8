"""A way written as BPMN 2.0, with its drawing."""

from lxml import etree

from motcua.instruments.workflow.adapters.bpmn.expressions import written
from motcua.instruments.workflow.adapters.bpmn.layout import Drawing, drawn
from motcua.instruments.workflow.adapters.bpmn.names import (
    DRAWING,
    EDGES,
    ELEMENTS,
    OURS,
    PREFIXES,
    SHAPES,
    TYPES,
    model,
    ours,
)
from motcua.instruments.workflow.rules import Flow, Node, NodeKind, Way


def to_bpmn(way: Way, *, name: str, process_id: str = "process") -> bytes:
    """Write a sound way, under a name that people read and an id for machines. UTF-8."""
    root = etree.Element(model("definitions"), nsmap=PREFIXES, id="definitions", targetNamespace=OURS)
    process = etree.SubElement(root, model("process"), id=process_id, name=name, isExecutable="true")
    for node in way.nodes:
        _node(process, way, node)
    for flow in way.flows:
        _flow(process, way, flow)
    _drawing(root, way, drawn(way), process_id)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def flow_id(flow: Flow) -> str:
    """Name a flow by its ends."""
    return f"flow.{flow.source}.{flow.target}"


def _node(process: etree._Element, way: Way, node: Node) -> None:
    written_node = etree.SubElement(process, model(ELEMENTS[node.kind]), id=node.key)
    if node.title:
        written_node.set("name", node.title)
    if node.step is not None:
        written_node.set(ours("role"), node.step.role)
        written_node.set(ours("kind"), node.step.kind)
        written_node.set(ours("budgetMinutes"), str(node.step.budget_minutes))
    if node.kind in {NodeKind.STEP, NodeKind.AUTOMATIC}:
        written_node.set(ours("outcomes"), " ".join(node.outcomes))
    if node.outcome_names:
        names = (name.replace("|", "/") for name in node.outcome_names)
        written_node.set(ours("outcomeNames"), "|".join(names))
    if node.agency:
        written_node.set(ours("agency"), node.agency)
    if node.pauses:
        written_node.set(ours("pauses"), "true")
    if node.act:
        written_node.set(ours("act"), node.act)
    rest = [flow for flow in way.out_of(node.key) if flow.when is None]
    if node.kind is NodeKind.CHOICE:
        written_node.set("default", flow_id(rest[0]))
    for flow in way.into(node.key):
        etree.SubElement(written_node, model("incoming")).text = flow_id(flow)
    for flow in way.out_of(node.key):
        etree.SubElement(written_node, model("outgoing")).text = flow_id(flow)


def _flow(process: etree._Element, way: Way, flow: Flow) -> None:
    ends = {"sourceRef": flow.source, "targetRef": flow.target}
    written_flow = etree.SubElement(process, model("sequenceFlow"), ends, id=flow_id(flow))
    if flow.when is not None:
        asked = etree.SubElement(written_flow, model("conditionExpression"))
        asked.set(f"{{{TYPES}}}type", "bpmn:tFormalExpression")
        asked.text = written(flow.when)


def _drawing(root: etree._Element, way: Way, drawing: Drawing, process_id: str) -> None:
    diagram = etree.SubElement(root, f"{{{DRAWING}}}BPMNDiagram", id="diagram")
    plane = etree.SubElement(diagram, f"{{{DRAWING}}}BPMNPlane", id="plane", bpmnElement=process_id)
    for node in way.nodes:
        box = drawing.boxes[node.key]
        shape = etree.SubElement(
            plane, f"{{{DRAWING}}}BPMNShape", id=f"shape.{node.key}", bpmnElement=node.key
        )
        if node.kind is NodeKind.CHOICE:
            shape.set("isMarkerVisible", "true")
        sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        etree.SubElement(shape, f"{{{SHAPES}}}Bounds", {name: str(side) for name, side in sides.items()})
    for flow in way.flows:
        name = flow_id(flow)
        edge = etree.SubElement(plane, f"{{{DRAWING}}}BPMNEdge", id=f"edge.{name}", bpmnElement=name)
        for x, y in drawing.bends[flow.source, flow.target]:
            etree.SubElement(edge, f"{{{EDGES}}}waypoint", x=str(x), y=str(y))
