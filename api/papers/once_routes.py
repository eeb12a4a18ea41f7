"""Papers with a secret over HTTP: printed for the clerk, and kept nowhere."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from api.accounts import access_log
from api.accounts import answers as limits
from api.orders import service as orders
from api.orders.models import Order
from api.papers import answers, once
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.fields import Secret
from api.web.request import actor, commit, language, now, session, settings
from api.web.schema import Schema

blp = Blueprint("once-papers", description="Papers with a secret: printed, and kept nowhere.")


texts.add_problems(
    {
        "no-card-in-use": {
            "es": ("Todavía no hay tarjeta", "Haz una tarjeta primero y luego imprímela."),
            "en": ("There is no card yet", "Make a card first and print it then."),
        }
    }
)


class EnrolmentCodeSchema(Schema):
    """The code as it was shown when it was made."""

    code = Secret(400)


def _order(order_id: UUID, purpose: str) -> Order:
    limits.count_try("made-paper", str(actor().id))
    order = orders.order_of(session(), actor(), order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, purpose, now())
    return order


@blp.route("/orders/<uuid:order_id>/card.pdf")
class CardFile(MethodView):
    """Her printed card."""

    @blp.allow("clerk")
    @blp.serves(answers.PDF)
    @blp.may_fail(404, 429)
    def get(self, order_id: UUID) -> Response:
        """Her card in use, to cut out. Nothing of it is stored with the print."""
        order = _order(order_id, "card")
        pdf = once.card(session(), order, now(), language(), settings().public_url)
        commit()
        return answers.file_answer(pdf, answers.PDF, "constancia-agenda.pdf")


@blp.route("/orders/<uuid:order_id>/enrolment-sheet")
class EnrolmentSheet(MethodView):
    """The sheet that she takes home."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("it prints what it is given and stores nothing")
    @blp.arguments(EnrolmentCodeSchema)
    @blp.serves(answers.PDF)
    @blp.may_fail(410, 429)
    def post(self, data: dict[str, str], order_id: UUID) -> Response:
        """Print a code that was just made, with the conditions of the order in plain words."""
        order = _order(order_id, "case")
        where = settings().public_url
        pdf = once.enrolment_sheet(session(), order, now(), data["code"], language(), where)
        commit()
        return answers.file_answer(pdf, answers.PDF, "constancia-inicio.pdf")
