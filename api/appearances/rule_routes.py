"""The rule of an order's dates over HTTP."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.appearances import answers, plan
from api.appearances import texts as own
from api.appearances.models import AppearanceRule
from api.appearances.schemas import (
    AppearanceRuleSchema,
    AppearanceRulesSchema,
    RuleWithdrawalSchema,
)
from api.orders import service as orders
from api.orders.models import Order
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("appearance-rules", description="How dates before the judge come again.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _answer(rule: AppearanceRule, order: Order) -> dict[str, Any]:
    coming = plan.next_days(order, rule, now()) if rule.stands() else []
    return answers.rule_answer(rule, order, coming)


@blp.route("/orders/<uuid:order_id>/appearance-rule")
class OrderRule(MethodView):
    """The rule of an order."""

    @blp.allow("clerk", "participant")
    @blp.response(200, AppearanceRulesSchema)
    def get(self, order_id: UUID) -> dict[str, Any]:
        """The rule that holds and those before it."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        rules = plan.history(session(), order)
        standing = next((one for one in rules if one.stands()), None)
        if standing is not None:
            set_version(standing)
        answer = {
            "rule": None if standing is None else _answer(standing, order),
            "earlier": [_answer(one, order) for one in rules if not one.stands()],
        }
        commit()
        return answer

    @blp.allow("clerk")
    @blp.conditional(creates=True)
    @blp.arguments(AppearanceRuleSchema)
    @blp.response(200, AppearanceRuleSchema)
    def put(self, data: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """Let a rule hold from now on; its dates of the next months are made at once."""
        order = orders.order_of(session(), actor(), order_id)
        check_version(plan.rule_to_change(session(), order))
        rule = plan.put_rule(session(), actor(), now(), order, plan.Given(**data))
        set_version(rule)
        commit()
        return _answer(rule, order)


@blp.route("/orders/<uuid:order_id>/appearance-rule/withdrawal")
class RuleWithdrawal(MethodView):
    """The end of a rule."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("a rule that was taken back stays so: the same reason changes nothing")
    @blp.arguments(RuleWithdrawalSchema)
    @blp.response(200, AppearanceRuleSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """Take the rule back: its coming dates are cancelled, those set by hand stay."""
        order = orders.order_of(session(), actor(), order_id)
        rule = plan.withdraw_rule(session(), actor(), now(), order, data["reason"])
        commit()
        return _answer(rule, order)
