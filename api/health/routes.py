"""Health over HTTP: alive, and ready. No sign-in, no numbers about anybody."""

from typing import Any, ClassVar

from flask.views import MethodView

from api.health import service
from api.web.blueprint import Blueprint
from api.web.fields import Choice, Str
from api.web.request import now, session
from api.web.schema import List, Schema
from api.web.time_fields import Instant

blp = Blueprint("health", description="For the operator.")
# The same two doors where a proxy or a supervisor looks for them.
plain = Blueprint("health-plain", description="For the operator.", url_prefix="")


class AliveSchema(Schema):
    """The process answers."""

    status = Choice(("alive",))


class ReadySchema(Schema):
    """Whether the product can do its work, and what fails."""

    status = Choice(("ready", "not_ready"))
    failing = List(Str(40), most=10)
    clock_last_beat_at = Instant(allow_none=True)


@blp.route("/health/live")
class Live(MethodView):
    """Alive."""

    @blp.allow("anyone")
    @blp.response(200, AliveSchema)
    def get(self) -> dict[str, Any]:
        """Whether the process answers at all; asks nothing of the database."""
        return {"status": "alive"}


@blp.route("/health/ready")
class Ready(MethodView):
    """Ready."""

    @blp.allow("anyone")
    @blp.response(200, ReadySchema, also=(503,))
    def get(self) -> Any:
        """Whether database, migrations, clock and disk are well; 503 names what is not."""
        health = service.look(session(), now())
        answer = {
            "status": "ready" if health.is_ready else "not_ready",
            "failing": list(health.failing),
            "clock_last_beat_at": health.clock_last_beat_at,
        }
        return answer, 200 if health.is_ready else 503


@plain.route("/health/live")
class PlainLive(Live):
    """Alive."""

    decorators: ClassVar[list[Any]] = []


@plain.route("/health/ready")
class PlainReady(Ready):
    """Ready."""

    decorators: ClassVar[list[Any]] = []
