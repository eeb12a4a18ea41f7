"""Photos of sheets over HTTP: sent by the host, opened by that host and the clerk alone."""

import hashlib
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response, request
from flask.views import MethodView

from api.accounts import access_log
from api.accounts import answers as limits
from api.accounts.vault import vault_of
from api.errors import Gone
from api.excuses import papers
from api.excuses.paper_routes import LOCKED_DOWN
from api.orders.models import Order
from api.sheets import service
from api.sheets.models import SheetEntry, SheetPhoto
from api.sheets.schemas import SheetPhotoSchema
from api.web.blueprint import Blueprint
from api.web.bodies import read_file
from api.web.request import actor, close_session, commit, now, session, settings

blp = Blueprint("sheet-photos", description="Photos of sign-in sheets.")
KINDS = tuple(kind for kind in papers.KINDS if kind != papers.PDF)


@blp.route("/sheet-entries/<uuid:entry_id>/photos/<uuid:photo_id>")
class PhotoById(MethodView):
    """One photo of a sheet."""

    @blp.allow("clerk", "host")
    @blp.serves("image/jpeg")
    @blp.may_fail(410)
    def get(self, entry_id: UUID, photo_id: UUID) -> Response:
        """The photo as it was made anew. Everybody who stands on it can see that it was opened."""
        entry = service.entry_of(session(), actor(), entry_id)
        photo = service.photo_of(session(), entry, photo_id)
        content = vault_of(settings()).unseal_bytes(photo.sealed, photo.id.bytes)
        if content is None:
            raise Gone("paper-cannot-be-opened")
        _note(entry)
        commit()
        response = Response(content, mimetype=photo.media_type)
        response.headers["Content-Disposition"] = "inline; filename=archivo.jpg"
        response.headers["Content-Security-Policy"] = LOCKED_DOWN
        response.headers["Cache-Control"] = "no-store"
        return response

    @blp.allow("host")
    @blp.append_only("a photo never changes: the same file again is the same photo")
    @blp.file(*KINDS, body_limit=papers.LARGEST)
    @blp.response(200, SheetPhotoSchema)
    @blp.may_fail(409, 429)
    def put(self, entry_id: UUID, photo_id: UUID) -> dict[str, Any]:
        """Add the photo of a sheet that was copied; one is enough."""
        raw, media_type = read_file(KINDS), request.mimetype
        given = hashlib.sha256(raw).digest()
        entry = service.entry_of(session(), actor(), entry_id)
        photo = service.known_photo(session(), entry, photo_id, given)
        if photo is None:
            # Making it anew takes its time: nobody else waits for a connection meanwhile.
            limits.count_try("paper", str(actor().id))
            close_session()
            fresh = _made(raw, media_type, photo_id, given)
            entry = service.entry_of(session(), actor(), entry_id)
            photo = service.add_photo(session(), actor(), now(), entry, fresh)
        zone = ZoneInfo(entry.sheet.site.time_zone)
        answer = {"id": photo.id, "added_at": photo.added_at.astimezone(zone)}
        commit()
        return answer


def _made(raw: bytes, media_type: str, photo_id: UUID, given: bytes) -> SheetPhoto:
    made = papers.made_anew(raw, media_type)
    return SheetPhoto(
        id=photo_id,
        media_type=made.media_type,
        size=len(made.content),
        given_hash=given,
        sealed=papers.sealed(vault_of(settings()), made, photo_id),
    )


def _note(entry: SheetEntry) -> None:
    for order_id in sorted({line.order_id for line in entry.lines}, key=str):
        order = session().get_one(Order, order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "paper", now())
