"""Đọc số liệu chất lượng: what the public page says is read from the facts anew, all of it at once."""

from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.steering.reports.access import must_prepare
from motcua.steering.reports.models import QualityFigure
from motcua.steering.reports.queries.quality import read_figures


@act
def read_quality(*, by: Actor, at: datetime) -> int:
    """Đọc lại số liệu as of a moment, in place of what was read before; count the rows. Raises NotAllowed."""
    must_prepare(by)
    rows = read_figures(at)
    QualityFigure.objects.all().delete()
    QualityFigure.objects.bulk_create(rows)
    return len(rows)
