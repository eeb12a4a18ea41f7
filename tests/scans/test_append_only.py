from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from api.rules.access import ANONYMOUS
from api.scans import service
from api.scans.receipts import receipt_key
from tests.builders import MONDAY


@pytest.mark.parametrize("act", ["update scans set direction = 'out'", "delete from scans"])
def test_the_database_itself_refuses_to_change_a_scan(session: Session, act: str) -> None:
    key = receipt_key(bytes(32))
    service.record(session, ANONYMOUS, MONDAY, uuid4(), {"direction": "in"}, key)
    with pytest.raises(DatabaseError, match="append-only"), session.begin_nested():
        session.execute(text(act))
