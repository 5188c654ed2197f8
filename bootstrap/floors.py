"""The picture of the floors, drawn from the floor plan that the imports are held to."""

import configparser
from html import escape
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
PICTURE = Path("docs") / "pictures" / "floors.svg"
WHAT_FOR = {
    "faces": ("people come in", "#8B1E24", "#fff"),
    "exchange": ("other systems, through ports", "#1E4E8C", "#fff"),
    "steering": ("what the province wants, and where it stands", "#26171B", "#fff"),
    "casework": ("one person's request", "#E3A82B", "#1C2024"),
    "office": ("the house's own letters", "#7A5A10", "#fff"),
    "instruments": ("what every kind of case uses", "#0B5566", "#fff"),
    "registers": ("what is true before anyone comes, by day", "#1E6A3B", "#fff"),
    "foundation": ("knows nothing of government", "#4A5058", "#fff"),
}
WIDTH, INDENT, FIRST, FLOOR, LINE, LETTERS = 900, 20, 46, 62, 19, 128


def draw_floors(checkout: Path = CHECKOUT) -> str:
    """Draw what stands of each floor, from the top; what is only planned is left out."""
    plan = configparser.ConfigParser()
    plan.read(checkout / ".importlinter")
    top, drawn = FIRST, []
    for floor, (what_for, ground, ink) in WHAT_FOR.items():
        layers = _rooms(plan, checkout, floor)
        if not layers:
            continue
        lines = _broken(layers)
        height = FLOOR + LINE * (len(lines) - 1)
        drawn.append(
            f'<rect x="{INDENT}" y="{top}" width="{WIDTH - 2 * INDENT}" height="{height}" rx="6"'
            f' fill="{ground}"/>'
            f'<text x="36" y="{top + 25}" font-size="17" font-weight="700" fill="{ink}">{floor}</text>'
            f'<text x="160" y="{top + 25}" font-size="13" fill="{ink}">{escape(what_for)}</text>'
        )
        drawn += [
            f'<text x="36" y="{top + 48 + LINE * place}" font-size="12.5" fill="{ink}">{escape(line)}</text>'
            for place, line in enumerate(lines)
        ]
        top += height + 8
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 44}"'
            ' font-family="Be Vietnam Pro, Arial, sans-serif" role="img"'
            ' aria-label="The floors of the house, from faces at the top to foundation at the bottom">',
            '<rect width="100%" height="100%" fill="#FBFAF7"/>',
            _remark(
                30, "wiring.py joins: event → reaction, port → adapter, job → hour. launch starts the house."
            ),
            *drawn,
            _remark(
                top + 22, "A floor uses only floors below it. A fact travels upward as an event with ids."
            ),
            "</svg>\n",
        ]
    )


def _rooms(plan: configparser.ConfigParser, checkout: Path, floor: str) -> list[str]:
    """Give the layers of a floor, from the top, as they are written."""
    layers = plan.get(f"importlinter:contract:{floor}", "layers", fallback="").split("\n")
    standing = (
        [
            room
            for room in layer.replace("(", "").replace(")", "").replace("|", " ").split()
            if _stands(checkout / "motcua" / floor / room)
        ]
        for layer in layers
    )
    return [" · ".join(rooms) for rooms in standing if rooms]


def _stands(place: Path) -> bool:
    return place.is_dir() or place.with_suffix(".py").is_file()


def _broken(layers: list[str]) -> list[str]:
    """Break the layers, joined by arrows, into lines that fit."""
    lines = [""]
    for place, layer in enumerate(layers):
        piece = f"→ {layer}" if place else layer
        fits = len(lines[-1]) + len(piece) + 1 <= LETTERS
        lines = [*lines[:-1], f"{lines[-1]} {piece}".strip()] if fits else [*lines, piece]
    return lines


def _remark(height: int, words: str) -> str:
    return f'<text x="{INDENT}" y="{height}" font-size="13" fill="#4A5058">{escape(words)}</text>'


if __name__ == "__main__":
    (CHECKOUT / PICTURE).write_text(draw_floors(), encoding="utf-8")
