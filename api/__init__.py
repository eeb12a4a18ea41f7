"""Constancia keeps the hours of women who serve a community-service order (Ley 2292 de 2023).

Four groups use it: the participant, the host organization, the judge's clerk and the monitor.
Times are RFC 3339 with an offset, minutes are integers, weeks are ISO weeks such as `2026-W47`.
Errors are RFC 9457 problems in the caller's language that say what to do and whether the data
was kept. Writes may be repeated safely: what a client makes is a `PUT` under an id of its own,
commands carry an `Idempotency-Key`, and changes name the version they saw with `If-Match`.
Nothing here stores a position, a photograph of a person, or a prediction about one.
"""
