"""Her consents, and what an organization sees by them, over HTTP."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts.models import SupportOrganization
from api.consents import answers, schemas, service, supported
from api.consents import texts as own
from api.orders.models import Order
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.request import actor, commit, language, now, session
from api.web.schema import Nothing

blp = Blueprint("consents", description="Whom a woman lets see how she is doing, and what.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _hers(order: Order) -> dict[str, Any]:
    return answers.hers(session(), order, now(), language())


@blp.route("/me/consents")
class MyConsents(MethodView):
    """Who may see what of hers."""

    @blp.allow("participant")
    @blp.response(200, schemas.MyConsentsSchema)
    def get(self) -> dict[str, Any]:
        """Every organization that she can let in, what each may see now, and when it looked."""
        return _hers(service.her_order(session(), actor()))


@blp.route("/me/consents/<uuid:new_id>")
class Giving(MethodView):
    """A yes to one organization, for one purpose."""

    @blp.allow("participant")
    @blp.append_only("the same yes under the same id is given once")
    @blp.arguments(schemas.GivenConsentSchema)
    @blp.response(200, schemas.MyConsentsSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], new_id: UUID) -> dict[str, Any]:
        """Let it see this from now on; nothing else opens with it."""
        order = service.give(session(), actor(), now(), new_id, service.Given(**data))
        commit()
        return _hers(order)


@blp.route("/me/consents/<uuid:consent_id>/withdrawal")
class Withdrawing(MethodView):
    """A yes taken back."""

    @blp.allow("participant")
    @blp.safe_to_repeat("what is taken back stays so")
    @blp.arguments(Nothing)
    @blp.response(200, schemas.MyConsentsSchema)
    def put(self, data: dict[str, Any], consent_id: UUID) -> dict[str, Any]:
        """Let it see this no more: already its next question finds nothing."""
        order = service.withdraw(session(), actor(), now(), consent_id)
        commit()
        return _hers(order)


def _key(one: supported.LetIn) -> tuple[int, str]:
    return -one.rank, str(one.order.id)


@blp.route("/supported")
class SupportedList(MethodView):
    """The women who let this organization in."""

    @blp.allow("monitor")
    @blp.arguments(PageQuery, location="query")
    @blp.response(200, schemas.SupportedPageSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Who needs help first: a first name, how the week stands, and the next date's day, each
        only where she shares it. A clerk's list is no look, because her cases are hers to see to;
        here a woman was promised every look, so each one of the page is told that it was read."""
        found = supported.let_in(session(), actor(), now())
        after = query["cursor"]
        if after is not None:
            found = [one for one in found if _key(one) > after]
        paged = page_of(found[: query["limit"] + 1], query["limit"], _key)
        supported.note_list(session(), actor(), now(), paged["items"])
        paged["items"] = [answers.row(session(), one, now()) for one in paged["items"]]
        mine = actor().organization_id
        organization = None if mine is None else session().get(SupportOrganization, mine)
        commit()
        return {
            **paged,
            "organization_name": None if organization is None else organization.name,
            "organization_kind": None if organization is None else organization.kind,
        }


@blp.route("/supported/<uuid:order_id>")
class Supported(MethodView):
    """One of them."""

    @blp.allow("monitor")
    @blp.response(200, schemas.SupportedSchema)
    def get(self, order_id: UUID) -> dict[str, Any]:
        """What she lets this organization see, each part by its own consent. She sees the look."""
        found = supported.one_of(session(), actor(), now(), order_id)
        supported.note_look(session(), actor(), now(), found)
        answer = answers.whole(session(), found, now(), language())
        commit()
        return answer
