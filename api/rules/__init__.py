"""The rules of the field, pure: values in, verdict out. Standard library and holiday data only.

Words
    terms       the numbers of an order in whole minutes, its first and last day, its pauses
    shift       planned work, an interval of instants
    attendance  arrival to departure; `open` while an end is missing, `claimed` when only typed
    excuse      a cause for a missed shift: filed, accepted or refused
    week        ISO week in the order's own time zone, Monday to Sunday, `2026-W47`
    standing    what is true of a week at an instant, with the reasons
    scan        one captured code, in or out; pairs of scans become attendances
    window      minutes in which hours can still be worked: opening hours and agreed shifts

Where things are
    values      what goes in and comes out        days        weeks, local days, holidays
    minutes     sets of minutes of one week       frame       one week laid out in one zone
    sheet       facts on that week's minutes      credit      caps, running, excused, claimed
    plan        windows, capacity, latest start   verdict     the state of a week
    assess      facts and now in, standing out    look_again  until when the state must hold
    pace        how fast a state could turn       reasons     the numbers behind the verdict
    slots       windows that would close the need shift_status  how each shift went, in a word
    urgency     the order of a clerk's worklist   codes       site codes, cards, passes
    evidence    levels, freshness, time of a scan pairing     scans to attendances
    settle      what scans, hosts and clerks make of an attendance
    timetable   weekly entries to dated shifts    access      who may do what

Invariants
    No clock, no database, no HTTP: `now` is an argument, and nothing here remembers anything.
    Minutes are integers. An interval counts floor(out) - floor(in), so splitting it loses nothing.
    The order in which facts are given, or a fact given twice, changes nothing.
    An attendance more never lowers what is credited, and no balance exceeds its cap.
    Nothing is refused for being odd: a strange fact is weighed, flagged and kept.
"""
