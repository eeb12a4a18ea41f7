"""What is answered about releases, tables and what they mean, in the language of who asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from api.rules import releases
from api.statistics.column_words import COLUMNS
from api.statistics.definitions import LICENCE, LICENCE_URL, METHOD, TABLES, Column, Table, measure
from api.statistics.models import Release
from api.statistics.service import Published
from api.statistics.words import HIDDEN, LICENCE_NOTE, RULES, UNITS, about, place_name, title


def published(one: Published, language: str) -> dict[str, Any]:
    """A table with all its rows."""
    table, release = one.table, one.release
    return {
        "release": release.name,
        "table": table.code,
        "title": title(table, language),
        "about": about(table, language),
        "method": release.method,
        "published_at": release.published_at,
        "previous": release.previous,
        "columns": [_column(table, column, language) for column in table.columns],
        "rows": [
            {
                "period": row.period,
                "place": row.place,
                "place_name": place_name(row.place, language),
                "cells": [
                    {
                        "column": cell.column,
                        "value": cell.value,
                        "hidden": cell.hidden,
                        "rate_percent": cell.rate_percent,
                    }
                    for cell in row.cells
                ],
            }
            for row in one.rows
        ],
    }


def _column(table: Table, column: Column, language: str) -> dict[str, Any]:
    said = COLUMNS[measure(table.code, column.code)][language]
    return {
        "code": column.code,
        "title": said.title,
        "unit": column.unit,
        "unit_name": UNITS[column.unit][language],
        "about": said.about,
        "share_of": column.share_of,
        "rounded_to": column.published(column.base),
    }


def listed(found: Sequence[Release], now: datetime, language: str) -> dict[str, Any]:
    """All releases, the newest first, and when the next may come."""
    following = releases.newest_due(now)
    if found and found[0].name >= following:
        following = releases.later(found[0].name)
    return {
        "releases": [release(one, language) for one in found],
        "next_release": following,
        "next_release_from": releases.release_day(following),
    }


def release(one: Release, language: str) -> dict[str, Any]:
    """A release and its tables."""
    return {
        "release": one.name,
        "first_month": one.first_month,
        "previous": one.previous,
        "method": one.method,
        "digest": one.digest,
        "published_at": one.published_at,
        "tables": [
            {"code": table.code, "title": title(table, language), "about": about(table, language)}
            for table in TABLES.values()
        ],
    }


def dictionary(one: Release, language: str) -> dict[str, Any]:
    """What every table, column and empty cell means, by which rules, and who may use it."""
    return {
        "release": one.name,
        "method": METHOD,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "licence_note": LICENCE_NOTE[language],
        "rules": [rule[language] for rule in RULES],
        "hidden": [{"code": code, "about": text[language]} for code, text in HIDDEN.items()],
        "tables": [
            {
                "code": table.code,
                "title": title(table, language),
                "about": about(table, language),
                "by_half_year": table.half_years,
                "columns": [_column(table, column, language) for column in table.columns],
                "sums": [{"whole": whole, "parts": parts} for whole, parts in table.sums],
            }
            for table in TABLES.values()
        ],
    }
