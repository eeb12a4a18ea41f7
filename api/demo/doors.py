"""The doors of the tour: links that open once, each as one kind of made-up person.

This module is loaded by the tour alone; nothing else registers its route, and nowhere else does
anybody agree to two words without reading them.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from flask import Blueprint, redirect, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from api.accounts import enrolments, matching, sessions
from api.accounts.cookie import set_cookie
from api.accounts.models import Device, Enrolment, SiteDevice, Staff
from api.hosts.models import Site
from api.rules import codes
from api.rules.access import Actor
from api.web.operations import open_page
from api.web.request import commit, now, session

FOLDER = "doors"
AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Door:
    """As whom a link opens: `staff` (a person's id), `site` or `order`."""

    kind: str
    id: UUID
    clerk: UUID
    court: UUID


def cut(folder: Path, doors: Mapping[str, Door]) -> dict[str, str]:
    """Make a fresh single-use link for each door, and close those of an earlier run."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    links = {}
    for name, door in doors.items():
        token = secrets.token_urlsafe(16)
        words = {
            "kind": door.kind,
            "id": str(door.id),
            "clerk": str(door.clerk),
            "court": str(door.court),
        }
        (place / _file_of(token)).write_text(json.dumps(words), encoding="utf-8")
        links[name] = f"/demo/{token}"
    return links


def _file_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def take(folder: Path, token: str) -> Door:
    """The door behind a link, once. The rename makes sure that only one of many gets through."""
    key = folder / FOLDER / _file_of(token)
    used = key.with_suffix(".used")
    try:
        key.rename(used)
    except OSError as error:
        raise NotFound from error
    words = json.loads(used.read_text(encoding="utf-8"))
    return Door(words["kind"], UUID(words["id"]), UUID(words["clerk"]), UUID(words["court"]))


def blueprint(folder: Path) -> Blueprint:
    """The tour's one route."""
    blp = Blueprint("demo", __name__)

    @open_page("a single-use link of the tour; everybody behind it is made up")
    def door(token: str) -> Response:
        """Open the product as one kind of made-up person."""
        opened = take(folder, token)
        target = _open(session(), folder, opened)
        commit()
        return redirect(target)

    blp.add_url_rule("/demo/<token>", "door", door)
    blp.before_app_request(lambda: _agree(folder))
    return blp


def _agree(folder: Path) -> None:
    """When a phone behind a door asks, its made-up clerk has compared the words at once."""
    if request.endpoint != "two words.Matching":
        return
    device = session().get(Device, (request.view_args or {})["device_id"])
    if device is None or device.matched_at is not None or device.revoked_at is not None:
        return
    if not (folder / AGREED / str(device.enrolment_id)).exists():
        return
    enrolment = session().get_one(Enrolment, device.enrolment_id)
    clerk = Actor(role="clerk", id=enrolment.created_by, court_id=enrolment.court_id)
    matching.match_phone(session(), clerk, now(), device.id, True, "in_person")
    commit()


def _open(work: Session, folder: Path, door: Door) -> str:
    if door.kind == "order":
        clerk = Actor(role="clerk", id=door.clerk, court_id=door.court)
        issued = enrolments.issue_for_order(work, clerk, now(), door.id)
        (folder / AGREED).mkdir(exist_ok=True)
        (folder / AGREED / str(issued.enrolment.id)).touch()
        return f"/c#{codes.enrolment_token(issued.token)}"
    if door.kind == "staff":
        set_cookie(sessions.begin(work, now(), work.get_one(Staff, door.id)))
        return "/"
    site = work.get_one(Site, door.id)
    device = SiteDevice(
        id=uuid4(),
        court_id=site.court_id,
        site_id=site.id,
        label="demo",
        enrolled_at=now(),
        matched_at=now(),
    )
    work.add(device)
    work.flush()
    set_cookie(sessions.begin(work, now(), device))
    return "/"
