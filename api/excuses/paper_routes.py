"""Papers over HTTP: sent by her or by the desk, opened by clerks alone."""

import hashlib
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response, request
from flask.views import MethodView

from api.accounts import access_log
from api.accounts import answers as limits
from api.accounts.vault import vault_of
from api.excuses import answers, papers, service
from api.excuses.models import Paper
from api.excuses.schemas import PaperSchema
from api.orders.models import Order
from api.web.blueprint import Blueprint
from api.web.bodies import read_file
from api.web.request import actor, close_session, commit, now, session, settings

blp = Blueprint("papers", description="Photos and PDFs that back an excuse.")
# What is opened may neither run nor load anything, whatever a browser takes it for.
LOCKED_DOWN = "default-src 'none'; frame-ancestors 'none'; sandbox"


@blp.route("/excuses/<uuid:excuse_id>/papers/<uuid:paper_id>")
class PaperById(MethodView):
    """One paper."""

    @blp.allow("clerk")
    @blp.serves("image/jpeg", papers.PDF)
    @blp.may_fail(410)
    def get(self, excuse_id: UUID, paper_id: UUID) -> Response:
        """A paper as it was made anew: a JPEG to look at, or a PDF to save. It is noted."""
        excuse = service.excuse_of(session(), actor(), excuse_id)
        paper = service.paper_of(session(), actor(), excuse, paper_id)
        content = papers.opened(vault_of(settings()), paper)
        order = session().get_one(Order, excuse.order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "paper", now())
        commit()
        response = Response(content, mimetype=paper.media_type)
        how = "attachment; filename=archivo.pdf"
        if paper.media_type != papers.PDF:
            how = "inline; filename=archivo.jpg"
        response.headers["Content-Disposition"] = how
        response.headers["Content-Security-Policy"] = LOCKED_DOWN
        return response

    @blp.allow("participant", "clerk")
    @blp.append_only("a paper never changes: the same file again is the same paper")
    @blp.file(*papers.KINDS, body_limit=papers.LARGEST)
    @blp.response(200, PaperSchema)
    @blp.may_fail(409, 429)
    def put(self, excuse_id: UUID, paper_id: UUID) -> dict[str, object]:
        """Add a photo or a PDF that backs an excuse, at most five; the court's desk sees it."""
        raw, media_type = read_file(papers.KINDS), request.mimetype
        given = hashlib.sha256(raw).digest()
        excuse = service.excuse_of(session(), actor(), excuse_id)
        paper = service.known_paper(session(), excuse, paper_id, given)
        if paper is None:
            # Making it anew takes its time: nobody else waits for a row or a connection meanwhile.
            limits.count_try("paper", str(actor().id))
            close_session()
            fresh = _made(raw, media_type, paper_id, given)
            excuse = service.excuse_of(session(), actor(), excuse_id)
            paper = service.add_paper(session(), actor(), now(), excuse, fresh)
        zone = ZoneInfo(session().get_one(Order, excuse.order_id).time_zone)
        answer = answers.paper_answer(actor(), paper, zone)
        commit()
        return answer


def _made(raw: bytes, media_type: str, paper_id: UUID, given: bytes) -> Paper:
    made = papers.made_anew(raw, media_type)
    return Paper(
        id=paper_id,
        media_type=made.media_type,
        size=len(made.content),
        pages=made.pages,
        given_hash=given,
        sealed=papers.sealed(vault_of(settings()), made, paper_id),
    )
