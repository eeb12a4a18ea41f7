"""Composes the application. The only place that knows every feature's routes."""

from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

import api
from api import phone, tables
from api.accounts.device_routes import blp as devices
from api.accounts.match_routes import blp as two_words
from api.accounts.retiring_routes import blp as retiring
from api.accounts.routes import blp as accounts
from api.appearances.desk_routes import blp as court_desk
from api.appearances.feed_routes import blp as calendar
from api.appearances.routes import blp as appearances
from api.appearances.rule_routes import blp as appearance_rules
from api.attendances.desk_routes import blp as deciding
from api.attendances.routes import blp as attendances
from api.cases.routes import blp as cases
from api.channels.kind_routes import blp as channel_kinds
from api.channels.order_routes import blp as heard_channels
from api.channels.preference_routes import blp as notice_settings
from api.channels.routes import blp as channels
from api.clock import Clock, utcnow
from api.consents.routes import blp as consents
from api.database import new_engine, session_factory
from api.deadlines.routes import blp as deadlines
from api.desk.routes import blp as desk
from api.excuses.paper_routes import blp as papers
from api.excuses.routes import blp as excuses
from api.exports.routes import blp as exports
from api.health.routes import blp as health
from api.health.routes import plain as plain_health
from api.hosts.pages import blp as host_pages
from api.hosts.routes import blp as hosts
from api.imports.routes import blp as imports
from api.intake.routes import blp as intake
from api.looked.routes import blp as looked
from api.make_ups.pages import blp as make_up_pages
from api.make_ups.routes import blp as make_ups
from api.notes.routes import blp as notes
from api.notices.delivery_routes import blp as deliveries
from api.notices.desk_routes import blp as told
from api.notices.pages import blp as notice_pages
from api.notices.routes import blp as notices
from api.observatory.routes import blp as decisions
from api.offers.routes import blp as offers
from api.operator.starting import settings_to_serve
from api.orders.routes import blp as orders
from api.papers.bulletin_routes import blp as bulletins
from api.papers.month_routes import blp as month_packs
from api.papers.once_routes import blp as once_papers
from api.papers.pages import blp as verify
from api.papers.plan_routes import blp as plan_requests
from api.papers.routes import blp as made_papers
from api.passes.routes import blp as passes
from api.record.routes import blp as record
from api.reports.routes import blp as reports
from api.scans.routes import blp as scans
from api.settings import Settings
from api.sheets.photo_routes import blp as sheet_photos
from api.sheets.routes import blp as sheets
from api.shifts.routes import blp as shifts
from api.shortfalls.routes import blp as shortfalls
from api.signin import signin
from api.site_health.routes import blp as site_health
from api.standing.routes import blp as standing
from api.statistics.pages import blp as figures
from api.statistics.routes import blp as statistics
from api.warnings.routes import blp as warnings
from api.web import contract
from api.web.documents import Api
from api.web.install import install
from api.web.request import use_signin

FEATURES = (
    accounts,
    two_words,
    devices,
    retiring,
    hosts,
    host_pages,
    desk,
    orders,
    notes,
    shifts,
    passes,
    scans,
    attendances,
    deciding,
    sheets,
    sheet_photos,
    excuses,
    papers,
    standing,
    warnings,
    record,
    shortfalls,
    reports,
    deadlines,
    appearances,
    appearance_rules,
    calendar,
    court_desk,
    make_ups,
    make_up_pages,
    offers,
    channels,
    channel_kinds,
    heard_channels,
    notice_settings,
    notices,
    told,
    notice_pages,
    deliveries,
    made_papers,
    plan_requests,
    once_papers,
    month_packs,
    bulletins,
    verify,
    cases,
    intake,
    site_health,
    looked,
    consents,
    decisions,
    statistics,
    figures,
    imports,
    exports,
    health,
    plain_health,
)
TOP = Path(__file__).resolve().parent.parent


def create_app(
    settings: Settings,
    *,
    sessions: sessionmaker[Session] | None = None,
    clock: Clock = utcnow,
) -> Flask:
    """The application on this database and this clock. Refuses to start with an open route."""
    assert tables.Base.metadata.tables
    app = Flask("api", static_folder=None)
    made = sessions or session_factory(
        new_engine(settings.database_url, prepares=settings.prepares)
    )
    documents = install(
        app, settings=settings, sessions=made, clock=clock, description=api.__doc__ or ""
    )
    use_signin(app, signin)
    for feature in FEATURES:
        documents.register_blueprint(feature)
    app.register_blueprint(phone.blueprint(TOP / settings.phone_dist))
    app.extensions["constancia_documents"] = documents
    contract.check(app)
    return app


def from_environment() -> Flask:
    """What gunicorn serves; a wrong or unsafe setting stops it with a sentence."""
    return create_app(settings_to_serve())


def document(app: Flask) -> dict[str, object]:
    """The OpenAPI document of an application made here."""
    documents: Api = app.extensions["constancia_documents"]
    return documents.document()
