"""Who may do what: the one permission table, by role, by route and by field.

Pure: an `Actor` and a question in, yes or no out. Two halves answer every request: the role (is
this kind of person let through this door at all?) and the scope (is this her order, their site,
their court?). Whoever fails the second half is told "not found", never "forbidden".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

Role = Literal["anyone", "participant", "host", "site_device", "clerk", "monitor", "admin"]

ANYONE: Final[Role] = "anyone"
SIGNED_IN: Final[frozenset[Role]] = frozenset(
    {"participant", "host", "site_device", "clerk", "monitor", "admin"}
)
ROLES: Final[frozenset[Role]] = SIGNED_IN | {ANYONE}
STAFF_ROLES: Final[frozenset[Role]] = frozenset({"host", "clerk", "monitor", "admin"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking, with the scope read from the database at this very request.

    `id` is the participant's, the staff member's or the site device's, by role; nobody's is None.
    A host and a site device carry the sites they may touch; a clerk carries one court, and what
    she said that she opens cases for; a monitor the organization that women may let in.
    """

    role: Role
    id: UUID | None = None
    court_id: UUID | None = None
    host_id: UUID | None = None
    site_ids: frozenset[UUID] = frozenset()
    participant_id: UUID | None = None
    order_id: UUID | None = None
    device_id: UUID | None = None
    session_id: UUID | None = None
    name: str = ""
    language: str = "es"
    purpose: str | None = None
    organization_id: UUID | None = None

    @property
    def kind(self) -> Role:
        """The role under its other name."""
        return self.role

    @property
    def is_signed_in(self) -> bool:
        """True for everybody but `ANONYMOUS`."""
        return self.role != ANYONE


ANONYMOUS: Final = Actor(role=ANYONE)


def _roles(words: str) -> frozenset[Role]:
    """The roles written in a row, e.g. "clerk host"; "signed_in" is every one of them."""
    if words == "signed_in":
        return SIGNED_IN
    named = frozenset(role for role in ROLES if role in words.split())
    if len(named) != len(words.split()):
        raise ValueError(f"no such role in {words!r}")
    return named


_V1 = "/api/v1"

# One row per door: the rule below /api/v1, then method -> roles.
_RESOURCES: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    # signing in
    ("/sessions", {"POST": "anyone"}),
    ("/sessions/device", {"POST": "anyone"}),
    ("/session", {"GET": "signed_in", "DELETE": "anyone"}),
    ("/session/password", {"PUT": "clerk host monitor admin"}),
    ("/devices/<uuid:device_id>/challenge", {"POST": "anyone"}),
    ("/devices/<uuid:device_id>/revocation", {"PUT": "clerk participant"}),
    # known by its signature alone: its owner leaves it, with or without a session
    ("/devices/<uuid:device_id>/retirement", {"PUT": "anyone"}),
    ("/enrolments/opening", {"POST": "anyone"}),
    ("/enrolments/redemption", {"POST": "anyone"}),
    ("/enrolments/site-device", {"POST": "anyone"}),
    ("/enrolments/<uuid:enrolment_id>", {"GET": "clerk"}),
    ("/devices/<uuid:device_id>/match", {"PUT": "clerk"}),
    ("/devices/<uuid:device_id>/matching", {"POST": "anyone"}),
    ("/site-devices/<uuid:device_id>/match", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/enrolments", {"POST": "clerk"}),
    ("/orders/<uuid:order_id>/devices", {"GET": "clerk"}),
    ("/sites/<uuid:site_id>/enrolments", {"POST": "clerk"}),
    ("/sites/<uuid:site_id>/devices", {"GET": "clerk host"}),
    ("/site-devices/<uuid:device_id>/revocation", {"PUT": "clerk host"}),
    ("/receipt-key", {"GET": "anyone"}),
    # hosts
    ("/hosts", {"GET": "clerk"}),
    ("/hosts/<uuid:host_id>", {"GET": "clerk host", "PUT": "clerk"}),
    ("/sites", {"GET": "clerk host"}),
    ("/sites/<uuid:site_id>", {"GET": "clerk host site_device", "PUT": "clerk"}),
    ("/sites/<uuid:site_id>/closures", {"GET": "clerk host"}),
    (
        "/sites/<uuid:site_id>/closures/<uuid:closure_id>",
        {"PUT": "clerk host", "DELETE": "clerk host"},
    ),
    ("/sites/<uuid:site_id>/code", {"GET": "site_device"}),
    ("/sites/<uuid:site_id>/code.svg", {"GET": "site_device"}),
    ("/sites/<uuid:site_id>/code.png", {"GET": "site_device"}),
    ("/sites/<uuid:site_id>/code-keys", {"GET": "site_device"}),
    ("/sites/<uuid:site_id>/clock", {"POST": "site_device"}),
    ("/sites/<uuid:site_id>/present", {"GET": "site_device host"}),
    ("/sites/<uuid:site_id>/screen", {"GET": "site_device"}),
    ("/sites/<uuid:site_id>/pages.css", {"GET": "anyone"}),
    ("/sites/<uuid:site_id>/poster", {"GET": "clerk host site_device"}),
    ("/sites/<uuid:site_id>/poster.svg", {"GET": "clerk host site_device"}),
    ("/sites/<uuid:site_id>/attendances", {"GET": "host"}),
    ("/sites/<uuid:site_id>/missed-shifts", {"GET": "host"}),
    # how sites are doing, and who is insured there; who has no other site, her court alone reads
    ("/site-health", {"GET": "clerk host"}),
    ("/sites/<uuid:site_id>/relying", {"GET": "clerk"}),
    ("/sites/<uuid:site_id>/coverage", {"GET": "clerk host"}),
    # who looked, and what for
    ("/orders/<uuid:order_id>/look", {"GET": "clerk", "PUT": "clerk"}),
    ("/looks/week", {"GET": "admin"}),
    ("/looks/counts", {"GET": "admin"}),
    ("/looks/log", {"GET": "admin"}),
    # orders
    ("/orders", {"GET": "clerk"}),
    ("/orders/search", {"POST": "clerk"}),
    ("/inboxes", {"GET": "clerk"}),
    # a court's notes: no host, no device
    ("/orders/<uuid:order_id>/notes", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/notes/<uuid:note_id>", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>", {"GET": "clerk", "PUT": "clerk"}),
    ("/orders/<uuid:order_id>/terms", {"GET": "clerk", "POST": "clerk"}),
    ("/orders/<uuid:order_id>/terms/<uuid:terms_id>/approval", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/pauses", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/pauses/<uuid:pause_id>", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/pauses/<uuid:pause_id>/withdrawal", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/placements", {"GET": "clerk participant host"}),
    (
        "/orders/<uuid:order_id>/placements/<uuid:placement_id>",
        {"GET": "clerk participant host", "PUT": "clerk host"},
    ),
    (
        "/orders/<uuid:order_id>/placements/<uuid:placement_id>/coverages/<uuid:coverage_id>",
        {"PUT": "clerk host"},
    ),
    ("/orders/<uuid:order_id>/shifts", {"GET": "clerk participant host"}),
    ("/orders/<uuid:order_id>/shifts/<uuid:exception_id>", {"PUT": "clerk host"}),
    ("/orders/<uuid:order_id>/attendances", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/weeks", {"GET": "clerk participant"}),
    ("/orders/<uuid:order_id>/weeks/<week:week>", {"GET": "clerk participant"}),
    ("/orders/<uuid:order_id>/deadlines", {"GET": "clerk participant"}),
    ("/orders/<uuid:order_id>/deadlines/<uuid:deadline_id>", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/deadlines/<uuid:deadline_id>/met", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/total", {"GET": "clerk participant"}),
    ("/orders/<uuid:order_id>/case", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/timeline", {"GET": "clerk"}),
    # entering an order, and taking back what was a mistake
    ("/orders/checks", {"POST": "clerk"}),
    ("/orders/<uuid:order_id>/undo", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/withdrawals/<uuid:withdrawal_id>", {"PUT": "clerk"}),
    (
        "/orders/<uuid:order_id>/placements/<uuid:placement_id>/withdrawals/<uuid:withdrawal_id>",
        {"PUT": "clerk"},
    ),
    ("/twin-orders", {"GET": "admin"}),
    # appearances
    ("/orders/<uuid:order_id>/appearance-rule", {"GET": "clerk participant", "PUT": "clerk"}),
    ("/orders/<uuid:order_id>/appearance-rule/withdrawal", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/appearances", {"GET": "clerk"}),
    ("/appearances", {"GET": "clerk"}),
    ("/appearances/<uuid:appearance_id>", {"GET": "clerk participant", "PUT": "clerk"}),
    ("/appearances/<uuid:appearance_id>/outcome", {"PUT": "clerk"}),
    ("/appearances/<uuid:appearance_id>/cannot-come", {"PUT": "participant"}),
    ("/me/appearances", {"GET": "participant"}),
    # the code at the court's desk
    ("/courts/desk/code", {"GET": "clerk"}),
    ("/courts/desk/code.svg", {"GET": "clerk"}),
    ("/courts/desk/screen", {"GET": "clerk"}),
    ("/courts/desk/pages.css", {"GET": "anyone"}),
    (
        "/calendar-link",
        {"GET": "clerk participant", "POST": "clerk participant", "DELETE": "clerk participant"},
    ),
    # whoever holds the secret link: a calendar cannot sign in
    ("/calendar/<token>.ics", {"GET": "anyone"}),
    # make-ups
    ("/make-ups", {"GET": "clerk host"}),
    ("/make-ups/<uuid:make_up_id>", {"GET": "clerk participant", "PUT": "clerk participant"}),
    ("/make-ups/<uuid:make_up_id>/word", {"PUT": "clerk host participant"}),
    ("/make-ups/<uuid:make_up_id>/agreement", {"GET": "clerk host participant"}),
    ("/make-ups/<uuid:make_up_id>/agreement.css", {"GET": "anyone"}),
    ("/orders/<uuid:order_id>/make-ups", {"GET": "clerk"}),
    ("/me/make-ups", {"GET": "participant"}),
    # monthly reports: a host writes them, its court looks
    ("/reports/months", {"GET": "clerk host"}),
    ("/reports/monthly", {"GET": "clerk host"}),
    ("/reports/monthly/court", {"GET": "clerk"}),
    ("/reports/monthly/pack", {"GET": "clerk"}),
    (
        "/orders/<uuid:order_id>/placements/<uuid:placement_id>/reports/<month:month>",
        {"GET": "clerk host", "PUT": "host"},
    ),
    (
        "/orders/<uuid:order_id>/placements/<uuid:placement_id>/reports/<month:month>/versions",
        {"PUT": "host"},
    ),
    (
        "/orders/<uuid:order_id>/placements/<uuid:placement_id>/reports/<month:month>/papers",
        {"GET": "clerk"},
    ),
    # asking a host for hours
    ("/hour-requests", {"GET": "clerk host"}),
    ("/hour-requests/<uuid:request_id>", {"PUT": "clerk participant"}),
    ("/hour-requests/<uuid:request_id>/answer", {"PUT": "host"}),
    ("/hour-requests/<uuid:request_id>/withdrawal", {"PUT": "clerk participant"}),
    ("/orders/<uuid:order_id>/hour-requests", {"GET": "clerk"}),
    ("/me/hour-requests", {"GET": "participant"}),
    # scans: a device is known by its signature, even when its sign-in is over
    ("/scans/<uuid:scan_id>", {"PUT": "anyone"}),
    ("/scans/batch", {"POST": "anyone"}),
    ("/scans/odd", {"GET": "clerk admin"}),
    # cards and passes: of women who are scanned by the site
    ("/me/pass", {"GET": "participant"}),
    ("/orders/<uuid:order_id>/card", {"POST": "clerk", "DELETE": "clerk"}),
    ("/orders/<uuid:order_id>/cards", {"GET": "clerk"}),
    ("/sites/<uuid:site_id>/roster", {"GET": "site_device"}),
    ("/sites/<uuid:site_id>/witnesses", {"POST": "site_device"}),
    ("/staff/me/site-pin", {"GET": "host", "PUT": "host", "DELETE": "host"}),
    # attendances
    ("/attendances/<uuid:attendance_id>/confirmation", {"PUT": "host"}),
    ("/attendances/<uuid:attendance_id>/decision", {"PUT": "clerk"}),
    (
        "/attendances/<uuid:attendance_id>/decisions/<uuid:decision_id>/approval",
        {"PUT": "clerk"},
    ),
    ("/confirmations/batch", {"POST": "host"}),
    ("/attendances", {"GET": "clerk"}),
    ("/decisions/batch", {"POST": "clerk"}),
    ("/attendances/<uuid:attendance_id>/replies/<uuid:reply_id>", {"PUT": "participant"}),
    # sign-in sheets of paper, copied afterwards by the host
    ("/sites/<uuid:site_id>/sheets", {"GET": "clerk host"}),
    ("/sites/<uuid:site_id>/sheets/<uuid:sheet_id>", {"PUT": "host"}),
    ("/sheets/<uuid:sheet_id>/people", {"GET": "host"}),
    ("/sheets/<uuid:sheet_id>/preview", {"POST": "host"}),
    ("/sheet-entries/<uuid:entry_id>", {"GET": "clerk host", "PUT": "host"}),
    ("/sheet-entries/<uuid:entry_id>/withdrawal", {"PUT": "host"}),
    (
        "/sheet-entries/<uuid:entry_id>/photos/<uuid:photo_id>",
        {"GET": "clerk host", "PUT": "host"},
    ),
    ("/attendances/<uuid:attendance_id>/sheet", {"GET": "clerk host participant"}),
    # excuses
    ("/me/excuses", {"GET": "participant"}),
    ("/excuses", {"GET": "clerk"}),
    (
        "/excuses/<uuid:excuse_id>",
        {"GET": "clerk participant", "PUT": "clerk participant"},
    ),
    ("/excuses/<uuid:excuse_id>/decision", {"PUT": "clerk"}),
    ("/excuses/<uuid:excuse_id>/answer", {"PUT": "participant"}),
    ("/excuses/<uuid:excuse_id>/withdrawal", {"PUT": "clerk participant"}),
    (
        "/excuses/<uuid:excuse_id>/papers/<uuid:paper_id>",
        {"GET": "clerk", "PUT": "clerk participant"},
    ),
    # her page
    ("/me", {"GET": "participant"}),
    ("/me/weeks/<week:week>", {"GET": "participant"}),
    ("/me/attendances", {"GET": "participant"}),
    ("/me/access-log", {"GET": "participant"}),
    ("/me/record", {"GET": "participant"}),
    ("/me/record/page", {"GET": "participant"}),
    ("/me/record/page.css", {"GET": "anyone"}),
    # whom she lets look, one purpose at a time; and what an organization sees by it
    ("/me/consents", {"GET": "participant"}),
    ("/me/consents/<uuid:new_id>", {"PUT": "participant"}),
    ("/me/consents/<uuid:consent_id>/withdrawal", {"PUT": "participant"}),
    ("/supported", {"GET": "monitor"}),
    ("/supported/<uuid:order_id>", {"GET": "monitor"}),
    # after the week
    ("/shortfalls", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/weeks/<week:week>/decisions", {"GET": "clerk participant"}),
    (
        "/orders/<uuid:order_id>/weeks/<week:week>/decisions/<uuid:decision_id>",
        {"PUT": "clerk"},
    ),
    ("/orders/<uuid:order_id>/missed-shifts", {"GET": "clerk participant"}),
    ("/orders/<uuid:order_id>/shifts/<uuid:shift_id>/marks/<uuid:mark_id>", {"PUT": "clerk host"}),
    # warnings
    ("/warnings", {"GET": "clerk"}),
    ("/warnings/<uuid:warning_id>", {"GET": "clerk participant"}),
    ("/warnings/<uuid:warning_id>/acknowledgement", {"PUT": "clerk participant"}),
    ("/me/warnings", {"GET": "participant"}),
    ("/me/told/<uuid:telling_id>/seen", {"PUT": "participant"}),
    # how a person is reached: she, and a host's people; of a court nobody is ever sent anything
    ("/me/channels", {"GET": "participant"}),
    ("/me/channels/order", {"PUT": "participant"}),
    ("/me/channels/<uuid:new_id>", {"PUT": "participant"}),
    ("/me/channels/<uuid:channel_id>/withdrawal", {"PUT": "participant"}),
    ("/me/channels/<uuid:channel_id>/return", {"PUT": "participant"}),
    ("/staff/me/channels/<uuid:channel_id>/return", {"PUT": "host"}),
    ("/channel-kinds", {"GET": "participant host clerk"}),
    ("/me/push-key", {"GET": "participant host"}),
    ("/me/notice-settings", {"GET": "participant", "PUT": "participant"}),
    ("/me/support-person", {"GET": "participant", "PUT": "participant"}),
    ("/me/support-person/withdrawal", {"PUT": "participant"}),
    ("/staff/me/channels", {"GET": "host"}),
    ("/staff/me/channels/order", {"PUT": "host"}),
    ("/staff/me/channels/<uuid:new_id>", {"PUT": "host"}),
    ("/staff/me/channels/<uuid:channel_id>/withdrawal", {"PUT": "host"}),
    ("/staff/me/notice-settings", {"GET": "host", "PUT": "host"}),
    ("/orders/<uuid:order_id>/channels", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/channels/<uuid:channel_id>", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/channels/<uuid:channel_id>/withdrawal", {"PUT": "clerk"}),
    ("/consent-words", {"GET": "participant host clerk"}),
    # what a person was told, and whether she was
    ("/me/notices", {"GET": "participant"}),
    ("/me/notices/seen", {"PUT": "participant"}),
    ("/me/notices/<uuid:notice_id>/seen", {"PUT": "participant"}),
    ("/staff/me/notices", {"GET": "host"}),
    ("/staff/me/notices/seen", {"PUT": "host"}),
    ("/staff/me/notices/<uuid:notice_id>/seen", {"PUT": "host"}),
    ("/notices/unreached", {"GET": "clerk"}),
    ("/notices/printed-list", {"GET": "clerk"}),
    ("/notices/printed-list.css", {"GET": "anyone"}),
    ("/notices/<uuid:notice_id>/told", {"PUT": "clerk"}),
    ("/notices/<uuid:notice_id>/told/withdrawal", {"PUT": "clerk"}),
    ("/orders/<uuid:order_id>/notices", {"GET": "clerk"}),
    # gateways report what became of a message; what they say is signed
    ("/deliveries/<kind>", {"GET": "anyone", "POST": "anyone"}),
    # papers to print; whoever asks sees those of her order, their sites, their court
    ("/papers/<uuid:made_id>", {"GET": "clerk host participant", "PUT": "clerk host participant"}),
    ("/papers/<uuid:made_id>/file", {"GET": "clerk host participant"}),
    ("/papers/<uuid:made_id>/file.csv", {"GET": "clerk host participant"}),
    ("/papers/<uuid:made_id>/file.xlsx", {"GET": "clerk host participant"}),
    ("/orders/<uuid:order_id>/papers", {"GET": "clerk"}),
    # with a secret on them: printed, and kept nowhere
    ("/orders/<uuid:order_id>/card.pdf", {"GET": "clerk"}),
    ("/orders/<uuid:order_id>/enrolment-sheet", {"POST": "clerk"}),
    ("/me/papers", {"GET": "participant"}),
    ("/plan-requests/<uuid:plan_request_id>", {"PUT": "clerk participant"}),
    # files of a court: read, checked, written all together; what became of them says no names
    # a monitor's are of the register below, and of no court
    ("/imports", {"GET": "clerk monitor admin"}),
    ("/imports/<uuid:import_id>", {"GET": "clerk monitor admin", "PUT": "clerk monitor admin"}),
    ("/imports/<uuid:import_id>/lines", {"GET": "clerk monitor admin"}),
    ("/imports/<uuid:import_id>/report.csv", {"GET": "clerk monitor admin"}),
    ("/imports/<uuid:import_id>/run", {"PUT": "clerk monitor admin"}),
    ("/import-templates/<kind>.csv", {"GET": "clerk monitor admin"}),
    ("/import-templates/<kind>.xlsx", {"GET": "clerk monitor admin"}),
    # the register: what people outside know of applications; no names, no court by its name
    ("/decisions", {"GET": "monitor admin"}),
    ("/decisions/catalogue", {"GET": "monitor admin"}),
    ("/decisions/<uuid:decision_id>", {"GET": "monitor admin", "PUT": "monitor"}),
    ("/decisions/<uuid:decision_id>/events/<uuid:event_id>", {"PUT": "monitor"}),
    ("/decisions/<uuid:decision_id>/matches/<uuid:other_id>", {"PUT": "monitor"}),
    ("/exports/record.zip", {"GET": "clerk"}),
    ("/exports/record.xlsx", {"GET": "clerk"}),
    ("/exports/record.json", {"GET": "clerk"}),
    # published figures: fixed tables about nobody, for everybody
    ("/statistics", {"GET": "anyone"}),
    ("/statistics/<release>", {"GET": "anyone"}),
    ("/statistics/<release>/dictionary", {"GET": "anyone"}),
    ("/statistics/<release>/bulletin.pdf", {"GET": "anyone"}),
    ("/statistics/<release>/<table>", {"GET": "anyone"}),
    ("/statistics/<release>/<table>.csv", {"GET": "anyone"}),
    ("/statistics/<release>/<table>.svg", {"GET": "anyone"}),
    ("/assessments", {"POST": "signed_in"}),
    ("/health/live", {"GET": "anyone"}),
    ("/health/ready", {"GET": "anyone"}),
)

# Doors outside /api/v1.
_PAGES: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("/health/live", {"GET": "anyone"}),
    ("/health/ready", {"GET": "anyone"}),
    ("/api/openapi.json", {"GET": "anyone"}),
    ("/api/docs", {"GET": "anyone"}),
    ("/api/docs.css", {"GET": "anyone"}),
    ("/", {"GET": "anyone"}),
    ("/c", {"GET": "anyone"}),
    ("/<path:name>", {"GET": "anyone"}),
    # anybody checks a paper: it tells neither whose it is nor what it says
    ("/verify", {"GET": "anyone", "POST": "anyone"}),
    ("/verify.css", {"GET": "anyone"}),
    # figures about nobody, for everybody
    ("/cifras", {"GET": "anyone"}),
    ("/cifras/<month:release>", {"GET": "anyone"}),
    ("/cifras/metodo", {"GET": "anyone"}),
    ("/cifras.css", {"GET": "anyone"}),
    ("/demo/<token>", {"GET": "anyone"}),
)

ROUTES: Final[Mapping[tuple[str, str], frozenset[Role]]] = {
    (method, prefix + rule): _roles(words)
    for prefix, rows in ((_V1, _RESOURCES), ("", _PAGES))
    for rule, methods in rows
    for method, words in methods.items()
}


def shape(rule: str) -> str:
    """A rule without the names of its parts: "/orders/<uuid:order_id>" -> "/orders/<>"."""
    return re.sub(r"<[^>]*>", "<>", rule)


_BY_SHAPE: Final = {(method, shape(rule)): roles for (method, rule), roles in ROUTES.items()}


def roles_for(method: str, rule: str) -> frozenset[Role] | None:
    """The roles let through this door, rule as Flask shows it; None when not in the table."""
    return _BY_SHAPE.get((method, shape(rule)))


# Fields that say something about a person or an organization: who may read them. A field of an
# answer named here may be declared only on doors all of whose roles stand in its row.
FIELDS: Final[Mapping[str, frozenset[Role]]] = {
    name: _roles(words)
    for names, words in (
        # anyone: enrolment's greeting; a monitor: of a woman who let his organization in
        ("first_name", "participant host site_device clerk monitor anyone"),
        ("last_name", "participant clerk"),
        ("document_type document_number", "participant clerk"),
        ("case_number", "participant clerk"),
        ("phone", "clerk"),
        ("total_required_minutes credited_total_minutes", "participant clerk"),
        ("owed_minutes projected_end complete share_percent missed", "participant clerk"),
        ("pace_minutes pace_weeks provisional_total_minutes", "participant clerk"),
        # a host agrees to days and times: it reads neither why nor which week was short
        ("short_week words asked_by_role", "participant clerk"),
        ("counted_from met_on business_days", "participant clerk"),
        ("due_on", "participant host clerk"),  # a host's: when its report is due
        # a host never learns that she reports to a judge
        ("rrule first_day next_dates place bring rule_day", "participant clerk"),
        ("instead_of cannot_come_at scanned_at presumed_on", "participant clerk"),
        ("required_minutes credited_minutes provisional_minutes needed_minutes", "signed_in"),
        ("latest_start look_again_at short_minutes below_floor", "signed_in"),
        ("urgency", "clerk"),
        ("tried reached inboxes note_count look_again", "clerk"),
        ("pinned look_on working corrects corrected_by", "clerk"),
        ("checked_in_at checked_out_at", "participant host site_device clerk anyone"),
        ("contest decision presumed_at", "participant host clerk"),
        ("weekly_required_minutes weekly_floor_minutes weekly_cap_minutes", "participant clerk"),
        ("papers answer_by filed_by_name filed_by_role", "participant clerk"),
        ("paper_count", "clerk"),
        ("replies wish written_by", "participant clerk"),
        ("shown consented_on agreed_to heard_by", "participant host clerk"),
        ("failing_since ended_because", "participant host clerk"),
        ("quiet_from quiet_to", "participant host"),
        ("this_device shift_evening shift_soon weekly_summary support_person", "participant"),
        ("unreached_at support_asked_at said_at", "clerk"),
        ("court_name", "participant admin"),
        ("purpose", "participant clerk admin"),
        ("role_text purpose_text", "participant"),
        ("organization_name", "participant monitor"),
        # of a host's duty towards her, not of how she stands
        ("coverage_from coverage_to cover_state covered_until days_left", "clerk host"),
        ("relying", "clerk host"),
        ("last_seen_at revoked_at revoked_reason matched_at", "participant clerk host"),
        ("keys", "site_device"),
        ("short_code", "site_device"),
    )
    for name in names.split()
}

# Fields that say who or where somebody is: a monitor is sent none of them, but of himself, and by
# a woman's own consent at the doors below.
IDENTIFYING: Final = frozenset(
    {
        *("first_name", "last_name", "document_type", "document_number", "case_number", "phone"),
        *("participant", "order", "court", "court_name", "host", "host_name", "site", "sites"),
        *("site_name", "address", "where"),
    }
)
BY_CONSENT: Final[Mapping[str, frozenset[str]]] = {
    "/api/v1/supported": frozenset({"first_name"}),
    "/api/v1/supported/<>": frozenset({"first_name", "where", "site_name"}),
}
OF_HIMSELF: Final = frozenset({"/api/v1/session", "/api/v1/sessions"})

# Acts below the doors, for services: who may, before scope is asked.
ACTS: Final[Mapping[str, frozenset[Role]]] = {
    "order.read": _roles("clerk participant"),
    "order.write": _roles("clerk"),
    "order.enrol": _roles("clerk"),
    "device.revoke": _roles("clerk participant"),
    "site.read": _roles("clerk host site_device"),
    "site.write": _roles("clerk"),
    "site.enrol": _roles("clerk"),
    "site.close": _roles("clerk host"),
    "site.show_code": _roles("site_device"),
    "site_device.revoke": _roles("clerk host"),
    "attendance.read": _roles("clerk host participant"),
    "attendance.confirm": _roles("host"),
    "attendance.decide": _roles("clerk"),
    "excuse.read": _roles("clerk participant"),
    "excuse.decide": _roles("clerk"),
    "paper.read": _roles("clerk"),
    "appearance.read": _roles("clerk participant"),
    "access_log.read": _roles("participant"),
}


def may(
    actor: Actor,
    act: str,
    *,
    court_id: UUID | None = None,
    order_id: UUID | None = None,
    site_id: UUID | None = None,
) -> bool:
    """Whether the actor may do this to an object of that court, order and site.

    Fails closed: an object whose court, order or site was not named is out of everybody's scope.
    """
    return actor.role in ACTS[act] and in_scope(
        actor, court_id=court_id, order_id=order_id, site_id=site_id
    )


def in_scope(
    actor: Actor,
    *,
    court_id: UUID | None = None,
    order_id: UUID | None = None,
    site_id: UUID | None = None,
) -> bool:
    """A clerk's court, a participant's order, a host's or a site device's site; nothing else."""
    if actor.role == "clerk":
        return court_id is not None and actor.court_id == court_id
    if actor.role == "participant":
        return order_id is not None and actor.order_id == order_id
    if actor.role in ("host", "site_device"):
        return site_id is not None and site_id in actor.site_ids
    return False


def may_read(role: Role, field: str) -> bool:
    """Whether this role may be sent a field of that name; one not in the table is not personal."""
    return field not in FIELDS or role in FIELDS[field]
