"""Courts, the people who work for them, and how everybody's sign-in is kept. Secrets as hashes."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Court(Base):
    """A sentence court. `evidence_confirms`: signed evidence confirms itself after 72 h."""

    __tablename__ = "courts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(160))
    city: Mapped[str] = mapped_column(String(80))
    department: Mapped[str] = mapped_column(String(80))
    time_zone: Mapped[str] = mapped_column(String(64))
    evidence_confirms: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Staff(Base):
    """A clerk, a host's person, a monitor or an administrator. `email` is kept in lower case."""

    __tablename__ = "staff"
    __table_args__ = (
        CheckConstraint("role in ('clerk', 'host', 'admin', 'monitor')", name="role"),
        CheckConstraint("role != 'clerk' or court_id is not null", name="clerk_has_court"),
        CheckConstraint("role != 'host' or host_id is not null", name="host_has_host"),
        CheckConstraint("email = lower(email)", name="email_lower"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(8))
    court_id: Mapped[UUID | None] = mapped_column(ForeignKey("courts.id"), index=True)
    host_id: Mapped[UUID | None] = mapped_column(ForeignKey("hosts.id"), index=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(2), default="es")
    password_hash: Mapped[str] = mapped_column(String(255))
    totp_secret: Mapped[bytes] = mapped_column(LargeBinary)
    last_totp_step: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class StaffSite(Base):
    """Narrows a host's person to one site; without such a row she works at all of her host's."""

    __tablename__ = "staff_sites"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), primary_key=True)


class SupportOrganization(Base):
    """People outside the court who help, defend or watch; monitors belong to one. `reach`: how to
    get hold of them. Only those who help or defend are ever let into a single case, by her."""

    __tablename__ = "support_organizations"
    __table_args__ = (
        CheckConstraint("kind in ('support', 'defender', 'observatory')", name="kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    about: Mapped[str] = mapped_column(String(400))
    reach: Mapped[str] = mapped_column(String(160))
    created_at: Mapped[datetime]


class StaffOrganization(Base):
    """To which organization a monitor belongs; one without such a row is let into no case."""

    __tablename__ = "staff_organizations"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("support_organizations.id"), index=True
    )


class SignIn(Base):
    """A session of somebody signed in: exactly one subject, and only the token's SHA-256.
    `look_purpose`: what a clerk said last that she opens cases for."""

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint(
            "(staff_id is not null and device_id is null and site_device_id is null)"
            " or (staff_id is null and device_id is not null and site_device_id is null)"
            " or (staff_id is null and device_id is null and site_device_id is not null)",
            name="one_subject",
        ),
        CheckConstraint("kind in ('staff', 'participant', 'site_device')", name="kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    device_id: Mapped[UUID | None] = mapped_column(ForeignKey("devices.id"), index=True)
    site_device_id: Mapped[UUID | None] = mapped_column(ForeignKey("site_devices.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    look_purpose: Mapped[str | None] = mapped_column(String(24))


MATCHED_HOW = "matched_how in ('in_person', 'telephone')"


class Device(Base):
    """A participant's phone: its P-256 public key, her PIN's hash, and what it sent last.

    Until somebody of the court compared its two words (`matched_at`) it reads nothing. A revoked
    device keeps its key: what it signs is still recognised, flagged and kept.
    """

    __tablename__ = "devices"
    __table_args__ = (
        CheckConstraint("pin_failures >= 0", name="pin_failures"),
        CheckConstraint(MATCHED_HOW, name="matched_how"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), index=True)
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    x: Mapped[bytes] = mapped_column(LargeBinary(32))
    y: Mapped[bytes] = mapped_column(LargeBinary(32))
    label: Mapped[str | None] = mapped_column(String(80))
    enrolled_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str | None] = mapped_column(String(16))
    enrolment_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolments.id"), index=True)
    matched_at: Mapped[datetime | None]
    matched_by: Mapped[UUID | None]
    matched_how: Mapped[str | None] = mapped_column(String(12))
    pin_hash: Mapped[str] = mapped_column(String(255))
    pin_failures: Mapped[int] = mapped_column(default=0)
    locked_at: Mapped[datetime | None]
    last_sequence: Mapped[int | None]


class SiteDevice(Base):
    """The tablet that shows a site's code, once its two words were compared as a phone's are.

    Its P-256 key signs the cards it scans. A plain old browser has none, and shows codes alone.
    `clock_offset_ms`: by how much its codes were ahead of the server's clock when last checked.
    """

    __tablename__ = "site_devices"
    __table_args__ = (
        CheckConstraint("(x is null) = (y is null)", name="whole_key"),
        CheckConstraint(MATCHED_HOW, name="matched_how"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), index=True)
    x: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    y: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    label: Mapped[str | None] = mapped_column(String(80))
    enrolled_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str | None] = mapped_column(String(16))
    enrolment_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolments.id"), index=True)
    matched_at: Mapped[datetime | None]
    matched_by: Mapped[UUID | None]
    matched_how: Mapped[str | None] = mapped_column(String(12))
    clock_offset_ms: Mapped[int | None]
    clock_checked_at: Mapped[datetime | None]


class ClockDrift(Base):
    """What a tablet's clock did between two checks: at `since` its codes were right, at `until`
    they were `offset_ms` ahead of the server's clock (negative: behind)."""

    __tablename__ = "clock_drifts"
    __table_args__ = (
        CheckConstraint("since < until", name="in_order"),
        UniqueConstraint("site_device_id", "since"),
        Index("ix_clock_drifts_site_until", "site_id", "until"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    site_device_id: Mapped[UUID] = mapped_column(ForeignKey("site_devices.id"))
    since: Mapped[datetime]
    until: Mapped[datetime]
    offset_ms: Mapped[int]


class Enrolment(Base):
    """A one-time code that binds a phone to an order, or a tablet to a site."""

    __tablename__ = "enrolments"
    __table_args__ = (
        CheckConstraint("kind in ('participant', 'site_device')", name="kind"),
        CheckConstraint(
            "(kind = 'participant' and order_id is not null and site_id is null)"
            " or (kind = 'site_device' and order_id is null and site_id is not null)",
            name="one_subject",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), index=True)
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.id"), index=True)
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("sites.id"), index=True)
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class Attempt(Base):
    """One try at something limited. `bucket` is a keyed hash: no address, no e-mail is kept."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_bucket_at", "bucket", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    bucket: Mapped[bytes] = mapped_column(LargeBinary(32))
    purpose: Mapped[str] = mapped_column(String(24))
    at: Mapped[datetime] = mapped_column(index=True)


class AccessLog(Base):
    """Who opened a case on a day, and what for; she can read it. Day of the order's own zone.

    `times` counts sittings (see `looks`). `case_was`: whether something in it waited for somebody
    (due), nothing did (calm), or the order was over (ended); of the first days it is not known.
    """

    __tablename__ = "access_log"
    __table_args__ = (
        UniqueConstraint("viewer_id", "order_id", "day", "purpose"),
        CheckConstraint("case_was in ('due', 'calm', 'ended')", name="case_was"),
        Index("ix_access_log_participant", "participant_id", "day", "id"),
        Index("ix_access_log_day", "day", "viewer_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    viewer_id: Mapped[UUID]
    viewer_role: Mapped[str] = mapped_column(String(12))
    viewer_court_id: Mapped[UUID | None] = mapped_column(ForeignKey("courts.id"))
    viewer_organization_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("support_organizations.id")
    )
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    day: Mapped[date]
    purpose: Mapped[str] = mapped_column(String(24))
    first_at: Mapped[datetime]
    last_at: Mapped[datetime | None]
    times: Mapped[int] = mapped_column(default=1)
    case_was: Mapped[str | None] = mapped_column(String(8))
