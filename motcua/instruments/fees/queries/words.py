"""Words for money on pages and papers: a charge with its count, why a sum is what it is."""

from motcua.foundation.money import dong
from motcua.instruments.fees.models import Charge, Line, Per
from motcua.instruments.fees.queries.amounts import scale_from

_PIECES = {Per.PAGE: "trang", Per.COPY: "bản", Per.DOSSIER: "bộ hồ sơ", Per.PIECE: "đơn vị"}


def piece_word(charge: Charge) -> str:
    """Say by what a charge is counted: "trang", "bản sao"; nothing if it is not."""
    scale = scale_from(charge.scale)
    return "" if scale is None else scale.word or _PIECES[scale.per]


def counted_words(charge: Charge) -> str:
    """Name a charge with what was counted and taken off: "Phí chứng thực (5 trang × 2 bản)"."""
    parts = []
    if charge.is_counted and charge.count is not None:
        times = f" × {charge.times} bản" if charge.times > 1 else ""
        parts.append(f"{charge.count} {piece_word(charge)}{times}")
    if charge.share and charge.amount:
        parts.append(f"giảm {charge.share}%")
    return f"{charge.title} ({'; '.join(parts)})" if parts else charge.title


def tariff_words(of: Charge | Line) -> str:
    """Say the tariff of a line: "2.000 đ mỗi trang, từ trang thứ 3: 1.000 đ, tối đa 200.000 đ"."""
    scale = of.scale if isinstance(of, Line) else scale_from(of.scale)
    if scale is None:
        return dong(of.rate) if of.rate is not None else of.text
    word = scale.word or _PIECES[scale.per]
    first, *later = scale.tiers
    said = [f"{dong(first[1])} mỗi {word}"]
    said += [f"từ {word} thứ {start}: {dong(price)}" for start, price in later]
    if scale.cap is not None:
        said.append(f"tối đa {dong(scale.cap)}")
    return ", ".join(said)
