"""A request to any door of the product, for one's own things or for somebody else's."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy.orm import Session

from api.accounts import enrolments
from api.accounts.models import Enrolment, StaffOrganization, SupportOrganization
from api.accounts.vault import hash_of, vault_of
from api.appearances.models import Appearance, CalendarFeed
from api.appearances.words import say
from api.attendances.models import Attendance
from api.channels import keeping, people
from api.channels.addresses import Given, address_of
from api.channels.models import Channel
from api.channels.words import say as say_of_channel
from api.consents.models import ConsentEvent
from api.excuses.models import Excuse, Paper
from api.imports.models import Import
from api.make_ups.models import MakeUp
from api.notices.models import Notice
from api.observatory import service as register
from api.observatory.models import Application
from api.observatory.service import Known
from api.offers.models import HourRequest
from api.papers import service as papers
from api.papers.kind import Asked
from api.papers.models import MadePaper
from api.passes.models import Pass
from api.rules.access import ANYONE, Actor, shape
from api.rules.appearances import Where
from api.rules.applications import Step
from api.rules.paper_sheets import number_of
from api.rules.passes import tag
from api.settings import Settings
from api.sheets.models import SheetEntry, SheetLine, SheetPhoto, SignInSheet
from api.statistics.assembly import Layout, Spans
from api.statistics.models import Release, ReleaseCell
from api.warnings.models import Telling, Warning, WarningStep
from api.web import contract
from api.web.operations import Operation
from tests.builders import at
from tests.people import Answer, Browser, Cast

WEEK = "2026-W45"
DATED = {"week": WEEK, "month": "2026-10", "release": "2026-09", "table": "weeks"}
PHOTO = b"\xff\xd8\xff as good as a photo where nobody looks into it"
NOBODY: frozenset[str] = frozenset()
SIGNING_OUT = "DELETE /api/v1/session"
QUERIES = {
    "/api/v1/sheets/<>/people": "?day=2026-11-06",
    "/api/v1/orders/<>/shifts": "?from=2026-11-02&to=2026-11-08",
    "/api/v1/reports/monthly": "?month=2026-10",
    "/api/v1/reports/monthly/court": "?month=2026-10",
    "/api/v1/reports/monthly/pack": "?month=2026-10",
    "/api/v1/orders/<>/weeks": "?from=2026-W44&to=2026-W45",
    **{f"/api/v1/exports/record.{form}": "?reason=Archivo" for form in ("zip", "xlsx", "json")},
    "/api/v1/looks/counts": "?by=viewer&from=2026-11-01&to=2026-11-09",
    "/api/v1/looks/log": "?from=2026-11-01&to=2026-11-09",
}
# What a path may name that belongs to somebody.
OWNED = frozenset(
    {
        "order_id",
        "site_id",
        "host_id",
        "device_id",
        "attendance_id",
        "warning_id",
        "telling_id",
        "excuse_id",
        "make_up_id",
        "request_id",
        "appearance_id",
        "channel_id",
        "notice_id",
        "enrolment_id",
        "sheet_id",
        "entry_id",
        "made_id",
        "consent_id",
    }
)


@dataclass(frozen=True)
class Door:
    """A method of a rule, with what it declared."""

    rule: str
    method: str
    arguments: frozenset[str]
    operation: Operation

    @property
    def name(self) -> str:
        """As the table writes it."""
        return f"{self.method} {self.rule}"

    @property
    def is_open(self) -> bool:
        """Whether everybody is let through."""
        return ANYONE in self.operation.roles

    @property
    def is_owned(self) -> bool:
        """Whether its path names something that is somebody's."""
        return not self.is_open and bool(OWNED & self.arguments)


def doors(app: Flask) -> Iterator[Door]:
    """Every door of an application; signing out comes last, because it works."""
    found = [
        Door(rule.rule, method, frozenset(rule.arguments), operation)
        for rule, method, operation in contract.operations(app)
    ]
    yield from sorted(found, key=lambda door: (door.name == SIGNING_OUT, door.name))


@dataclass(frozen=True)
class Things:
    """Ids to put into a path, one of each kind."""

    order_id: UUID
    site_id: UUID
    host_id: UUID
    attendance_id: UUID
    phone_id: UUID
    tablet_id: UUID
    placement_id: UUID
    more: Mapping[str, UUID] = field(default_factory=dict)

    def seen_by(self, role: str) -> "Things":
        """The same, with those things that are another's for this role."""
        own = {
            name.removeprefix(f"{role}:"): thing
            for name, thing in self.more.items()
            if name.startswith(f"{role}:")
        }
        return replace(self, more={**self.more, **own})

    def of(self, argument: str, rule: str) -> str:
        """What stands for an argument of a rule."""
        if argument in DATED:
            return DATED[argument]
        if argument == "notice_id" and "/staff/me/" in rule:
            argument = "host_notice_id"
        if argument == "kind" and "/import-templates/" in rule:
            return "hosts"
        if argument == "device_id":
            return str(self.tablet_id if "/site-devices/" in rule else self.phone_id)
        return str(self.more.get(argument) or getattr(self, argument, uuid4()))


def own(cast: Cast, attendance: Attendance) -> Things:
    """Things of the first court, host and participant."""
    return Things(
        cast.order.id,
        cast.site.id,
        cast.host_organization.id,
        attendance.id,
        cast.device.id,
        cast.site_device.id,
        cast.placement.id,
    )


def foreign(cast: Cast, attendance: Attendance, phone_id: UUID) -> Things:
    """Things of the other court, host and participant."""
    return Things(
        cast.other_order.id,
        cast.other_site.id,
        cast.other_host_organization.id,
        attendance.id,
        phone_id,
        cast.other_site_device.id,
        cast.other_placement.id,
    )


def absent() -> Things:
    """Things that nobody has."""
    return Things(uuid4(), uuid4(), uuid4(), uuid4(), uuid4(), uuid4(), uuid4())


def an_attendance(cast: Cast, *, other: bool) -> Attendance:
    """A morning that waits for its host."""
    order = cast.other_order if other else cast.order
    site = cast.other_site if other else cast.site
    return Attendance(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        site_id=site.id,
        checked_in_at=at("2026-11-06 08:00"),
        checked_out_at=at("2026-11-06 12:00"),
        starts_at=at("2026-11-06 08:00"),
        state="pending",
        level=2,
        flags=[],
    )


def hours_agreed(cast: Cast, *, other: bool) -> dict[str, MakeUp | HourRequest]:
    """A make-up that was proposed and a host that was asked for hours, by their path's name."""
    placement = cast.other_placement if other else cast.placement
    whose = {
        "id": uuid4(),
        "court_id": placement.court_id,
        "order_id": placement.order_id,
        "site_id": placement.site_id,
        "placement_id": placement.id,
    }
    proposed = {"proposed_by": cast.participant.id, "proposed_by_name": "Marta"}
    proposed |= {"proposed_by_role": "participant", "proposed_at": at("2026-11-09 06:00")}
    asked = {"asked_by": cast.participant.id, "asked_by_role": "participant"}
    asked |= {"asked_at": at("2026-11-09 06:00")}
    return {
        "make_up_id": MakeUp(**whose, short_week=WEEK, state="proposed", **proposed),
        "request_id": HourRequest(**whose, days=["2026-11-12"], state="asked", **asked),
    }


def a_file(cast: Cast, *, other: bool) -> dict[str, Import]:
    """A file that was checked and holds nothing, of a court and of a monitor."""
    court = cast.other_court if other else cast.court
    found = {
        "import_id": Import(court_id=court.id, kind="hosts", made_by=cast.clerk.id),
        "monitor:import_id": Import(court_id=None, kind="decisions", made_by=cast.monitor.id),
    }
    for one in found.values():
        one.id, one.digest, one.lines = uuid4(), bytes(32), 0
        one.state, one.made_at = "checked", at("2026-11-09 06:00")
        one.made_by_name, one.made_by_role = "Clara", "clerk"
    return found


def an_account(cast: Cast, session: Session) -> dict[str, Application]:
    """An application that the monitor knows of."""
    knower = Actor("monitor", id=cast.monitor.id, name="Monica")
    known = Known("76", "sentence_court", "press", None, "Hablar con la defensa.")
    steps = (Step("filed", at("2026-08-03 08:00").date()),)
    when = at("2026-11-09 06:00")
    return {"decision_id": register.enter(session, knower, when, uuid4(), known, steps, None)}


def a_release(session: Session) -> None:
    """Published figures of two months in which there was too little to show."""
    name, months = DATED["release"], ("2026-08", DATED["release"])
    spans = Spans({"orders": months, "register": ()}, dict.fromkeys(("orders", "register"), NOBODY))
    release = Release(name=name, first_month=months[0], method=1, digest="0" * 64)
    release.published_at = at("2026-11-01 06:00")
    session.add(release)
    session.flush()
    for figure in Layout({}, spans).laid_out().figures:
        cell = ReleaseCell(release=name, hidden="few_people")
        cell.table_code, cell.period, cell.place, cell.column_code = figure.key
        session.add(cell)


def a_warning(cast: Cast, session: Session, *, other: bool) -> dict[str, Warning | Telling]:
    """An open warning, and what she was told of it."""
    order = cast.other_order if other else cast.order
    whose: dict[str, Any] = {"court_id": order.court_id, "order_id": order.id}
    when = at("2026-11-06 08:00")
    warning = Warning(
        id=uuid4(), week=WEEK, state="last_chance", opened_at=when, desk_at=when, **whose
    )
    session.add(warning)
    session.flush()
    numbers = {"needed_minutes": 240, "planned_minutes": 0, "capacity_minutes": 300}
    warning.steps.append(
        WarningStep(
            id=uuid4(),
            number=1,
            kind="opened",
            state="last_chance",
            fact="time",
            standing={**numbers, "latest_start": None},
            reasons=[{"code": "needed", "params": {"minutes": 240}}],
            slots=[],
            at=when,
            **whose,
        )
    )
    telling = Telling(
        id=uuid4(),
        week=WEEK,
        warning_id=warning.id,
        audience="participant",
        kind="warning",
        occasion=f"{WEEK}:warning",
        state="last_chance",
        cause="time",
        needed_minutes=240,
        gap_minutes=240,
        made_at=when,
        due_at=when,
        **whose,
    )
    session.add(telling)
    return {"warning_id": warning, "telling_id": telling}


def a_paper(
    cast: Cast, session: Session, settings: Settings, *, other: bool
) -> dict[str, Excuse | Paper]:
    """An excuse that waits for its clerk, and the photo that backs it."""
    order = cast.other_order if other else cast.order
    whose: dict[str, Any] = {"court_id": order.court_id, "order_id": order.id}
    excuse = Excuse(
        id=uuid4(),
        cause="care",
        state="filed",
        filed_by=order.participant_id,
        filed_by_name="Marta",
        filed_by_role="participant",
        filed_at=at("2026-11-06 08:00"),
        **whose,
    )
    session.add(excuse)
    session.flush()
    paper_id = uuid4()
    paper = Paper(
        id=paper_id,
        excuse_id=excuse.id,
        media_type="image/jpeg",
        size=len(PHOTO),
        pages=1,
        given_hash=bytes(32),
        sealed=vault_of(settings).seal_bytes(PHOTO, paper_id.bytes),
        added_by=order.participant_id,
        added_by_role="participant",
        added_at=at("2026-11-06 08:05"),
        **whose,
    )
    session.add(paper)
    return {"excuse_id": excuse, "paper_id": paper}


def an_appearance(
    cast: Cast, session: Session, *, other: bool
) -> dict[str, Appearance | CalendarFeed]:
    """A date to come, and a clerk's calendar that shows it, its link named as its id."""
    order = cast.other_order if other else cast.order
    whose: dict[str, Any] = {"court_id": order.court_id, "order_id": order.id}
    appearance = Appearance(id=uuid4(), source="single", events=[], **whose)
    where = Where(at("2026-11-20 09:00"), "Piso 3, oficina 301", None)
    say(session, order, None, at("2026-11-06 08:00"), appearance, "set", None, where)
    token = uuid4()
    feed = CalendarFeed(
        id=token,
        token_hash=hash_of(str(token).encode()),
        court_id=order.court_id,
        staff_id=(cast.other_clerk if other else cast.second_clerk).id,
        recorded_at=at("2026-11-06 08:00"),
    )
    session.add(feed)
    return {"appearance_id": appearance, "token": feed}


def a_consent(cast: Cast, session: Session, *, other: bool) -> dict[str, ConsentEvent]:
    """An organization that she lets see her week; of the first, the monitor is one."""
    order, when = cast.other_order if other else cast.order, at("2026-11-06 08:00")
    given = {"kind": "support", "about": "Acompañan.", "reach": "602 555 0101"}
    theirs = SupportOrganization(id=uuid4(), name=f"Casa {int(other)}", created_at=when, **given)
    session.add(theirs)
    session.flush()
    if not other:
        session.add(StaffOrganization(staff_id=cast.monitor.id, organization_id=theirs.id))
    event = ConsentEvent(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        participant_id=order.participant_id,
        organization_id=theirs.id,
        purpose="week",
        number=1,
        kind="given",
        words="week-1",
        at=when,
    )
    session.add(event)
    return {"consent_id": event}


def a_code(cast: Cast, session: Session, *, other: bool) -> dict[str, Enrolment]:
    """A code for her phone that nobody has used yet."""
    order = cast.other_order if other else cast.order
    clerk = cast.other_clerk if other else cast.clerk
    maker = Actor("clerk", id=clerk.id, court_id=order.court_id)
    when = at("2026-11-09 06:00")
    issued = enrolments.issue_for_order(session, maker, when, order.id)
    return {"enrolment_id": issued.enrolment}


def a_made_paper(
    cast: Cast, session: Session, settings: Settings, *, other: bool
) -> dict[str, MadePaper]:
    """A certificate that a clerk printed."""
    order = cast.other_order if other else cast.order
    clerk = cast.other_clerk if other else cast.clerk
    maker = Actor("clerk", id=clerk.id, court_id=order.court_id)
    kind, asked = papers.kind_of("hours_certificate"), Asked(None, None, "es")
    office = papers.Office.of(settings)
    when = at("2026-11-09 06:00")
    made = papers.issue(session, maker, when, kind, order.id, asked, office=office).paper
    return {"made_id": made}


def a_card(cast: Cast, *, other: bool) -> dict[str, Pass]:
    """Her printed card."""
    order, secret = cast.other_order if other else cast.order, uuid4().bytes
    card = Pass(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        kind="card",
        secret=secret,
        tag=tag(secret),
        made_at=at("2026-11-06 08:00"),
    )
    return {"card_id": card}


def a_sheet(
    cast: Cast, session: Session, settings: Settings, attendance: Attendance, *, other: bool
) -> dict[str, SignInSheet | SheetEntry | SheetPhoto]:
    """A sheet of paper from which that morning was copied, and its photo."""
    host, when = cast.other_host if other else cast.host, at("2026-11-06 18:00")
    court_id, site_id = attendance.court_id, attendance.site_id
    day, photo_id = when.date(), uuid4()
    sheet = SignInSheet(
        id=uuid4(),
        court_id=court_id,
        site_id=site_id,
        number=number_of(int(other)),
        from_day=day,
        to_day=day,
        with_names=True,
        made_by=host.id,
        made_by_name="Hilda",
        made_at=when,
    )
    line = SheetLine(
        id=uuid4(),
        court_id=court_id,
        order_id=attendance.order_id,
        number=0,
        came_at=at("2026-11-06 08:00"),
        left_at=at("2026-11-06 12:00"),
        outcome="added",
        attendance_id=attendance.id,
    )
    photo = SheetPhoto(
        id=photo_id,
        court_id=court_id,
        site_id=site_id,
        media_type="image/jpeg",
        size=len(PHOTO),
        given_hash=bytes(32),
        sealed=vault_of(settings).seal_bytes(PHOTO, photo_id.bytes),
        added_by=host.id,
        added_at=when,
    )
    entry = SheetEntry(
        id=uuid4(),
        court_id=court_id,
        site_id=site_id,
        sheet=sheet,
        day=day,
        given_hash=bytes(32),
        entered_by=host.id,
        entered_by_name="Hilda",
        entered_at=when,
        lines=[line],
        photos=[photo],
        withdrawal=None,
    )
    session.add(entry)
    return {"sheet_id": sheet, "entry_id": entry, "photo_id": photo}


def a_channel(
    cast: Cast, session: Session, settings: Settings, *, other: bool
) -> dict[str, Channel]:
    """A telephone number of hers, to which she said yes."""
    order = cast.other_order if other else cast.order
    person, when = people.of_order(order), at("2026-11-06 08:00")
    address = address_of(Given("sms", "3001234567"))
    channel = keeping.new_channel(vault_of(settings), person, uuid4(), address, when, 1)
    say_of_channel(session, channel, None, when, "consented", words="channel-1")
    return {"channel_id": channel}


def a_notice(cast: Cast, session: Session, *, other: bool) -> dict[str, Notice]:
    """Something that a woman, and a host's person, were to be told and nobody could bring them."""
    order = cast.other_order if other else cast.order
    host = cast.other_host if other else cast.host
    when = at("2026-11-09 06:00")
    common: dict[str, Any] = {"court_id": order.court_id, "made_at": when, "due_at": when}
    common |= {"useful_until": at("2026-11-12 08:00"), "urgent": True, "unreached_at": when}
    dated = {"days": 1, "starts_at": "2026-11-12T13:00:00+00:00"}
    hers = {"person_kind": "participant", "person_id": order.participant_id, "order_id": order.id}
    theirs = {"person_kind": "host", "person_id": host.id, "host_id": None}
    found = {
        "notice_id": {"kind": "appearance", "params": dated, "occasion": "a date", **hers},
        "host_notice_id": {
            "kind": "monthly_report",
            "params": {"due_on": "2026-11-12"},
            "occasion": "a report",
            **theirs,
        },
    }
    rows = {name: Notice(id=uuid4(), **common, **given) for name, given in found.items()}
    session.add_all(rows.values())
    return rows


def send(browser: Browser, door: Door, things: Things, body: Any = None, **without: bool) -> Answer:
    """Knock at a door with everything in order; `if_match=False` leaves that header out."""
    url = shape(door.rule)
    for argument in _in_order(door.rule):
        value = "nothing.txt" if argument == "name" else things.of(argument, door.rule)
        url = url.replace("<>", value, 1)
    headers = {}
    if door.operation.is_idempotent:
        headers["Idempotency-Key"] = uuid4().hex
    if door.operation.is_conditional and without.get("if_match", True):
        headers["If-Match"] = '"1"'
    url += QUERIES.get(shape(door.rule), "")
    call: Callable[..., Answer] = getattr(browser, door.method.lower())
    if door.method == "GET":
        # A file of the phone's app is read to its end, else it stays open.
        return call(url, buffered=True)
    if isinstance(body, bytes):
        return call(url, data=body, content_type="image/jpeg", headers=headers)
    return call(url, json=body if body is not None else {}, headers=headers)


def _in_order(rule: str) -> list[str]:
    """The names of a rule's parts, first to last."""
    parts = [part.split(">")[0] for part in rule.split("<")[1:]]
    return [part.rpartition(":")[2] for part in parts]


_NUMBERS = {
    "weekly_required_minutes": 1200,
    "weekly_floor_minutes": 300,
    "weekly_cap_minutes": 1200,
    "daily_cap_minutes": 480,
}


def _a_row(cast: Cast) -> dict[str, str]:
    order = str(cast.other_order.id)
    return {"id": str(uuid4()), "order": order, "came": "08:00", "left": "12:00"}


_LATER = {"starts_at": "2026-11-12T13:00:00-05:00", "ends_at": "2026-11-12T15:00:00-05:00"}

BODIES: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "Nothing": lambda cast: {},
    "HostSchema": lambda cast: {"name": "Otra"},
    "SiteSchema": lambda cast: {
        "host": str(cast.other_host_organization.id),
        "name": "Otra",
        "address": "Calle 1",
        "time_zone": "America/Bogota",
        "closed_on_holidays": True,
        "opening_hours": [],
    },
    "ClosureSchema": lambda cast: {
        "from": "2026-11-12T08:00:00-05:00",
        "to": "2026-11-12T12:00:00-05:00",
        "cause": "other",
    },
    "RunSchema": lambda cast: {"digest": "0" * 64},
    "RetirementSchema": lambda cast: {"challenge": "c" * 40, "signature": "s" * 86},
    "ClockSchema": lambda cast: {
        "offset_ms": 0,
        "since": None,
        "until": "2026-11-09T06:00:00-05:00",
    },
    "MatchSchema": lambda cast: {"agrees": True, "how": "in_person"},
    "RevocationSchema": lambda cast: {"reason": "lost"},
    "NewCardSchema": lambda cast: {"reason": None},
    "NewWitnessSchema": lambda cast: {"staff": str(cast.host.id), "pin": "482915"},
    "NewSitePinSchema": lambda cast: {"pin": "482915"},
    "NewOrderSchema": lambda cast: {
        "participant": {
            "first_name": "Ana",
            "last_name": "Ruiz",
            "document_type": "CC",
            "document_number": "10203040",
        },
        "case_number": "76001318700320260007700",
        "starts_on": "2026-11-02",
        "ends_on": None,
        "total_required_minutes": None,
        "terms": _NUMBERS,
    },
    "CheckedOrderSchema": lambda cast: {
        "id": str(uuid4()),
        "sentence_weeks": None,
        **BODIES["NewOrderSchema"](cast),
    },
    "GivenConsentSchema": lambda cast: {
        "organization": str(uuid4()),
        "purpose": "week",
        "words": "week-1",
    },
    "WithdrawalGivenSchema": lambda cast: {"reason": "Era de otra persona."},
    "CoverageSchema": lambda cast: {"coverage_from": "2026-11-01", "coverage_to": "2026-11-30"},
    "PurposeSchema": lambda cast: {"purpose": "hearing"},
    "NewNoteSchema": lambda cast: {"text": "Llamar el lunes."},
    "DeskSearchSchema": lambda cast: {"q": "Marta"},
    "NewTermsSchema": lambda cast: {**_NUMBERS, "from_day": "2026-11-16", "reason": "Porque sí."},
    "PauseSchema": lambda cast: {"from": "2026-11-16", "to": "2026-11-17", "reason": "Enferma."},
    "WithdrawalSchema": lambda cast: {"reason": "Ya está bien."},
    "PlacementSchema": lambda cast: {
        "site": str(cast.other_site.id),
        "from_day": "2026-11-02",
        "to_day": None,
        "timetable": [],
    },
    "ExceptionSchema": lambda cast: {
        "placement": str(cast.placement.id),
        "entry": None,
        "day": None,
        "starts_at": "2026-11-12T13:00:00-05:00",
        "ends_at": "2026-11-12T15:00:00-05:00",
        "reason": "Un turno más.",
    },
    "AppearanceRuleSchema": lambda cast: {
        "rrule": "FREQ=MONTHLY;BYMONTHDAY=5",
        "first_day": "2026-12-01",
        "time": "09:00",
        "place": "Piso 3",
    },
    "RuleWithdrawalSchema": lambda cast: {"reason": "Fecha por fecha."},
    "AppearanceGivenSchema": lambda cast: {
        "order": str(cast.other_order.id),
        "starts_at": "2026-11-24T09:00:00-05:00",
        "place": "Piso 3",
        "reason": "La sala está ocupada.",
    },
    "OutcomeSchema": lambda cast: {"verdict": "excuse"},
    "CannotComeSchema": lambda cast: {"id": str(uuid4())},
    "NewChannelSchema": lambda cast: {
        "kind": "email",
        "address": "marta@example.org",
        "consent": True,
        "words": "channel-1",
    },
    "NewHostChannelSchema": lambda cast: {
        "kind": "email",
        "address": "hilda@example.org",
        "consent": True,
        "words": "channel-1",
    },
    "HeardChannelSchema": lambda cast: {
        "kind": "paper",
        "consented_on": "2026-11-06",
        "words": "channel-1",
    },
    "ChannelOrderSchema": lambda cast: {"channels": []},
    "NoticeSettingsSchema": lambda cast: {
        "quiet_from": 1260,
        "quiet_to": 360,
        "shift_evening": False,
        "shift_soon": True,
        "weekly_summary": True,
    },
    "QuietHoursSchema": lambda cast: {"quiet_from": 1260, "quiet_to": 360},
    "SupportGivenSchema": lambda cast: {
        "name": "Rosa",
        "language": "es",
        "kind": "email",
        "address": "rosa@example.org",
        "consent": True,
        "words": "support-1",
    },
    "SeenUpToSchema": lambda cast: {"up_to": "2026-11-09T07:00:00-05:00"},
    "NewToldSchema": lambda cast: {"how": "phone"},
    "DeadlineSchema": lambda cast: {"kind": "appear", "counted_from": "2026-11-03"},
    "MetSchema": lambda cast: {"met_on": "2026-11-06"},
    "MakeUpProposalSchema": lambda cast: {
        "order": str(cast.other_order.id),
        "short_week": "2026-W45",
        "placement": str(cast.other_placement.id),
        "sessions": [_LATER],
    },
    "AskHoursSchema": lambda cast: {
        "order": str(cast.other_order.id),
        "placement": str(cast.other_placement.id),
        "days": ["2026-11-12"],
    },
    "HoursAnswerSchema": lambda cast: {"verdict": "offer", "windows": [_LATER]},
    "MakeUpWordSchema": lambda cast: {"word": "agree"},
    "AcknowledgementSchema": lambda cast: {},
    "NewMarkSchema": lambda cast: {"kind": "unjustified", "reasons": "Hablé con ella."},
    "NewWeekDecisionSchema": lambda cast: {"kind": "no_action", "reasons": "Primera vez."},
    "EnrolmentCodeSchema": lambda cast: {"code": "E1." + "A" * 27},
    "ReplySchema": lambda cast: {"text": "Sí fui."},
    "NewSheetSchema": lambda cast: {
        "from_day": "2026-11-06",
        "to_day": "2026-11-06",
        "with_names": True,
    },
    "SheetDaySchema": lambda cast: {"day": "2026-11-06", "rows": [_a_row(cast)]},
    "NewSheetEntrySchema": lambda cast: {
        "sheet": str(uuid4()),
        "day": "2026-11-06",
        "rows": [_a_row(cast)],
    },
    "SaidSchema": lambda cast: {"verdict": "confirm"},
    "DecisionSchema": lambda cast: {"verdict": "accept", "reasons": "Vista por la vecina."},
    "NewExcuseSchema": lambda cast: {
        "order": str(cast.other_order.id),
        "cause": "care",
        "shifts": [str(uuid4())],
    },
    "ExcuseDecisionSchema": lambda cast: {"verdict": "accept"},
    "NewPlanRequestSchema": lambda cast: {
        "order": str(cast.other_order.id),
        "wish": "Las mañanas.",
        "reasons": "Mi hijo.",
    },
    "NewPaperSchema": lambda cast: {
        "kind": "hours_certificate",
        "subject": str(cast.other_order.id),
    },
    "WrittenSchema": lambda cast: {
        "activities": [{"kind": "environment", "text": "Huerta."}],
        "incidents": [],
        "insurance": [],
    },
    "HandInSchema": lambda cast: {"id": str(uuid4())},
    "ExcuseAnswerSchema": lambda cast: {"id": str(uuid4()), "text": "Aquí está."},
}


def body_for(door: Door, cast: Cast) -> dict[str, Any] | bytes:
    """A body with which the door would do its work."""
    if door.operation.files:
        return PHOTO
    if door.operation.body is None:
        return {}
    name = door.operation.body.__name__
    assert name in BODIES, f"{door.name}: say in BODIES what a good {name} looks like"
    return BODIES[name](cast)
