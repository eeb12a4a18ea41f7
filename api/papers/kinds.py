"""Every kind of paper. A feature adds its own with one line."""

from collections.abc import Mapping
from typing import Final

from api.papers.kind import Kind
from api.papers.kinds_of import hours_certificate, monthly_report

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        hours_certificate.KIND,
        monthly_report.KIND,
    )
}
