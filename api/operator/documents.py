"""The OpenAPI document as a file: the same text for the same code, without any database."""

import json

from sqlalchemy.orm import sessionmaker

from api.app import create_app, document
from api.settings import SECRET_BYTES, Settings


def openapi_text() -> str:
    """The document as JSON, keys in order, a newline at the end."""
    # Nobody is signed in and nothing is asked of a database: these only fill the places.
    nowhere = Settings(database_url="sqlite://", secret_key=bytes(SECRET_BYTES), production=False)
    app = create_app(nowhere, sessions=sessionmaker())
    text = json.dumps(document(app), indent=1, sort_keys=True, ensure_ascii=False)
    return text + "\n"
