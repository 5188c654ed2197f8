"""A way read from BPMN 2.0: the part of it that a way can be, everything else refused by its name.

Files come from outside: no entity is expanded, nothing is fetched, nothing is run, and what is larger than
any way is not taken apart.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from motcua.instruments.workflow.adapters.bpmn.expressions import NotACondition, read
from motcua.instruments.workflow.adapters.bpmn.labels import by_their_labels
from motcua.instruments.workflow.adapters.bpmn.names import ELEMENTS, MODEL, model, ours
from motcua.instruments.workflow.errors import DrawingTooLarge, DrawingUnreadable, ElementNotSupported
from motcua.instruments.workflow.rules import Condition, Flow, Node, NodeKind, Step, StepKind, Way
from motcua.instruments.workflow.rules.soundness import MOST_NODES

MOST_BYTES: Final = 2 * 1024 * 1024
_MOST_ELEMENTS: Final = 40 * MOST_NODES
_KINDS: Final = {name: kind for kind, name in ELEMENTS.items()} | {
    "task": NodeKind.STEP,
    "manualTask": NodeKind.STEP,
}
_BESIDE: Final = frozenset(
    {
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "laneSet",
        "textAnnotation",
        "association",
        "group",
    }
)
"""What may stand beside and changes nothing: words, lanes, notes."""
_MOST_MINUTES: Final = 10_000_000
_MOST_FIGURES: Final = len(str(_MOST_MINUTES))
_ENTITIES: Final = "khai báo kiểu tài liệu"


def from_bpmn(content: bytes) -> Way:
    """Read the one process of a file. Whether the way is sound is asked of `rules.faults`.

    Raises DrawingTooLarge, DrawingUnreadable, ElementNotSupported; each names the element.
    """
    process = _process(content)
    nodes, flows = [], []
    defaults: set[str] = set()
    for element in _children(process):
        word = etree.QName(element).localname
        if word == "sequenceFlow":
            flows.append(element)
        elif word in _KINDS:
            nodes.append(_node(element, _KINDS[word]))
            defaults.add(element.get("default", ""))
        elif word not in _BESIDE:
            raise _unsupported(element)
    read_flows = tuple(_flow(element, defaults) for element in flows)
    way = Way(tuple(_split(node, read_flows) for node in nodes), read_flows)
    return _without_passages(by_their_labels(way, list(zip(flows, read_flows, strict=True)), defaults))


def _process(content: bytes) -> etree._Element:
    if len(content) > MOST_BYTES:
        raise DrawingTooLarge(most=MOST_NODES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    _refuse_entities(content)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        line = cause.position[0] if isinstance(cause, etree.XMLSyntaxError) else 0
        raise DrawingUnreadable(line=line or 0) from cause
    if root.getroottree().docinfo.doctype:
        raise ElementNotSupported(word="DOCTYPE", name=_ENTITIES, line=1)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise DrawingTooLarge(most=MOST_NODES)
    _refuse_what_stands_beside(root)
    processes = root.findall(model("process")) if root.tag == model("definitions") else []
    if not processes:
        raise DrawingUnreadable(line=root.sourceline or 0)
    for another in processes[1:]:
        raise _unsupported(another)
    return processes[0]


def _refuse_entities(content: bytes) -> None:
    """Name what declares entities before anything is made of them. Raises ElementNotSupported."""
    place = content.find(b"<!DOCTYPE")
    if place >= 0:
        line = content.count(b"\n", 0, place) + 1
        raise ElementNotSupported(word="DOCTYPE", name=_ENTITIES, line=line)


def _refuse_what_stands_beside(root: etree._Element) -> None:
    """Let drawings and a frame round the one process pass; messages between processes do not."""
    for child in _children(root):
        word = etree.QName(child).localname
        if word == "collaboration":
            for one in _children(child):
                if etree.QName(one).localname not in {"participant", *_BESIDE}:
                    raise _unsupported(one)
        elif word not in {"process", "category", "documentation", "extensionElements"}:
            raise _unsupported(child)


def _unsupported(element: etree._Element) -> ElementNotSupported:
    word = etree.QName(element).localname
    return ElementNotSupported(word=word, name=_named(element), line=element.sourceline or 0)


def _children(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if not isinstance(child.tag, str):  # a comment, or a word to a machine
            continue
        if etree.QName(child).namespace == MODEL:
            yield child


def _node(element: etree._Element, kind: NodeKind) -> Node:
    key = element.get("id", "")
    for child in _children(element):
        word = etree.QName(child).localname
        if word not in _BESIDE:  # a timer, a message, a loop of its own
            raise ElementNotSupported(word=word, name=_named(element), line=child.sourceline or 0)
    title = " ".join(element.get("name", "").split())
    outcomes = tuple(element.get(ours("outcomes"), "done").split()) or ("done",)
    names = tuple(name for name in element.get(ours("outcomeNames"), "").split("|") if name)
    return Node(
        key,
        kind,
        title,
        step=_step(element, key, title) if kind is NodeKind.STEP else None,
        outcomes=outcomes,
        pauses=element.get(ours("pauses")) == "true",
        act=element.get(ours("act"), ""),
        outcome_names=names if len(names) == len(outcomes) else (),
        agency=element.get(ours("agency"), ""),
    )


def _step(element: etree._Element, key: str, title: str) -> Step:
    """Read what a step is; what a public modeller knows nothing of is left for a person to fill in."""
    kind = element.get(ours("kind"), StepKind.HANDLE)
    minutes = element.get(ours("budgetMinutes"), "0")
    is_number = minutes.isdecimal() and len(minutes) <= _MOST_FIGURES
    if kind not in StepKind.__members__ or not is_number or int(minutes) > _MOST_MINUTES:
        raise DrawingUnreadable(line=element.sourceline or 0)
    return Step(key, title or key, element.get(ours("role"), ""), StepKind(kind), int(minutes))


def _flow(element: etree._Element, defaults: set[str]) -> Flow:
    source, target = element.get("sourceRef", ""), element.get("targetRef", "")
    asked = element.find(model("conditionExpression"))
    when: Condition | None = None
    if asked is not None and element.get("id") not in defaults:
        try:
            when = read("".join(str(text) for text in asked.itertext()))
        except NotACondition as cause:
            words = str(cause)
            line = element.sourceline or 0
            raise ElementNotSupported(word="conditionExpression", name=words, line=line) from cause
    return Flow(source, target, when)


def _split(node: Node, flows: tuple[Flow, ...]) -> Node:
    """Say which of its two kinds a parallel gateway is."""
    if node.kind not in {NodeKind.FORK, NodeKind.JOIN}:
        return node
    out = sum(flow.source == node.key for flow in flows)
    return Node(node.key, NodeKind.FORK if out > 1 else NodeKind.JOIN, node.title)


def _without_passages(way: Way) -> Way:
    """Leave out gates that only lead on: modellers draw one where branches come together again."""
    flows = list(way.flows)
    left_out: set[str] = set()
    for node in way.nodes:
        if node.kind not in {NodeKind.CHOICE, NodeKind.JOIN}:
            continue
        out = [flow for flow in flows if flow.source == node.key]
        into = [flow for flow in flows if flow.target == node.key]
        leads_on = node.kind is NodeKind.CHOICE or len(into) == 1
        if len(out) != 1 or not into or out[0].when or out[0].target == node.key or not leads_on:
            continue
        left_out.add(node.key)
        flows = [
            Flow(flow.source, out[0].target, flow.when) if flow.target == node.key else flow
            for flow in flows
            if flow is not out[0]
        ]
    return Way(tuple(node for node in way.nodes if node.key not in left_out), tuple(flows))


def _named(element: etree._Element) -> str:
    return element.get("name") or element.get("id") or ""
