"""What a gateway's numbers mean: whether another try helps, or this message or number is done for.

The codes are those of the providers' own lists. What is not named here is judged by its status,
and what looks like our own mistake (a wrong key, a wrong path) may be tried again once it is put
right: no number of hers is given up for it.
"""

from collections.abc import Mapping

from api.senders.message import Result

# No number, one that takes no messages, or somebody who asked to be left alone.
_TWILIO_GONE = {
    21211,  # not a valid number
    21217,  # does not look like a number
    21265,  # a short code
    21266,  # our own number
    21610,  # unsubscribed
    21614,  # not a mobile number
    21635,  # a landline
    30005,  # unknown or no longer in service
    63003,  # WhatsApp knows no such number
    63014,  # blocked by the person
    63024,  # not a WhatsApp recipient
}
_TWILIO_LATER = {
    21408,  # the account may not send to that country yet
    21606,  # the sender's number cannot send there
    21611,  # the sender's queue is full
    30001,  # queue overflow
    30002,  # account suspended
    30003,  # the handset is off or out of reach
    30006,  # a landline, or a carrier that cannot be reached just now
    30008,  # unknown
    63018,  # rate limit
}
_META_GONE = {
    131021,  # our own number
    131026,  # cannot be delivered: not on WhatsApp, or without its present terms
    131050,  # asked not to be written to
}
_META_LATER = {
    0,  # signed out
    1,
    2,  # their service is down
    3,
    4,  # too many calls
    10,  # permission withdrawn
    33,  # our number was deleted
    190,  # our token expired
    368,  # blocked for a while
    80007,  # rate limit
    130429,  # throughput
    131000,
    131005,
    131016,
    131030,  # not yet in the list of a test account
    131031,  # account locked
    131042,  # payment
    131045,  # our number is not registered
    131048,  # too many were marked as spam
    131049,  # held back to keep the recipient engaged: later
    131056,  # too many to this one
    131057,  # maintenance
    132015,  # the template is paused
    133010,  # our number is not registered
}
CODES: Mapping[str, Mapping[int, Result]] = {
    "twilio": {
        **dict.fromkeys(_TWILIO_GONE, "gone"),
        **dict.fromkeys(_TWILIO_LATER, "failed"),
    },
    "meta": {
        **dict.fromkeys(_META_GONE, "gone"),
        **dict.fromkeys(_META_LATER, "failed"),
    },
    "plain": {},
}
# Ours to put right (a key, a path), in its own time, or theirs.
LATER = frozenset({401, 403, 404, 408, 409, 425, 429})
NUMBER_IS_GONE = 410


def verdict(preset: str, status: int, code: int | None) -> Result:
    """What to make of a refusal, by the provider's own code or else by the status."""
    if code is not None and code in CODES[preset]:
        return CODES[preset][code]
    if preset == "plain" and status == NUMBER_IS_GONE:
        return "gone"
    if status in LATER or status >= 500 or status < 400:
        return "failed"
    return "refused"


def lasting(preset: str, code: int | None) -> bool:
    """Whether a delivery that failed with this code says that the number never will take one."""
    return code is not None and CODES[preset].get(code) == "gone"
