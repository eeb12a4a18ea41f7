"""Every kind of paper. A feature adds its own with one line."""

from collections.abc import Mapping
from typing import Final

from api.papers.kind import Kind
from api.papers.kinds_of import (
    case_summary,
    completion_report,
    her_record,
    hours_certificate,
    make_up_agreement,
    monthly_report,
    plan_change_request,
    poster,
    sign_in_sheet,
)

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        hours_certificate.KIND,
        her_record.KIND,
        case_summary.KIND,
        completion_report.KIND,
        plan_change_request.KIND,
        monthly_report.KIND,
        poster.KIND,
        sign_in_sheet.KIND,
        make_up_agreement.KIND,
    )
}
