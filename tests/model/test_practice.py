"""Rules of practice about the pair and about how a session is built: each provoked once."""

from typing import Any

import pytest

from builders import activity, group, pair, peer, programme, session, worker
from voikukkia_kit.errors import Problem, Severity, Term
from voikukkia_kit.model.people import FacilitatorPair, Participants
from voikukkia_kit.model.practice import pair_warnings, session_warnings
from voikukkia_kit.model.session import Activity, Lead, Method, Session, SessionKind

WEEKLY = (1, 2, 3, 4)


def usual(**replaced: Activity | None) -> Session:
    """Return a session that keeps every rule, with activities replaced by method or left out."""
    names = {name.replace("-", "_"): name for name in ("arrival", "opening-round", "framing", "break", "talk")}
    names |= {"calming": "calming", "closing_round": "closing-round"}
    parts = [replaced.get(key, activity(name)) for key, name in names.items()]
    return session(3, *(part for part in parts if part is not None))


def test_usual_pair_and_session_break_no_rule() -> None:
    warnings = [*pair_warnings(group()), *session_warnings(usual(), WEEKLY)]

    assert warnings == []


@pytest.mark.parametrize("count", [3, 9])
def test_group_outside_four_to_eight_is_told(count: int) -> None:
    assert pair_warnings(group(participants=Participants(count))) == (Problem("VK401", ("participants",), count=count),)


@pytest.mark.parametrize("count", [4, 8])
def test_group_of_four_or_eight_is_usual(count: int) -> None:
    assert pair_warnings(group(participants=Participants(count))) == ()


@pytest.mark.parametrize(
    ("of", "codes"),
    [
        (pair(peer("Ville"), peer("Aino")), ["VK402"]),
        (pair(worker("Maija"), worker("Liisa")), ["VK403"]),
        (pair(worker(), peer("Ville"), peer("Aino", trained=None)), ["VK404"]),
        (pair(worker(trained=None), peer()), ["VK405"]),
        (pair(worker("Maija"), worker("Liisa", trained=None), peer()), []),
        (pair(worker(), peer(substitute=True)), ["VK403", "VK421"]),
        (pair(worker(substitute=True), peer()), ["VK402", "VK421"]),
    ],
    ids=[
        "no worker",
        "no peer",
        "a peer without training",
        "no worker with training",
        "one trained worker of two is enough",
        "a peer who only substitutes",
        "a worker who only substitutes",
    ],
)
def test_pair_that_lacks_a_role_or_training_is_told(of: FacilitatorPair, codes: list[str]) -> None:
    assert pair_warnings(group(pair=of)) == tuple(Problem(code, ("pair",)) for code in codes)


def test_group_without_a_number_to_call_is_told() -> None:
    assert pair_warnings(group(contact=None)) == (Problem("VK420", key=Term("keys.series", "contact")),)


@pytest.mark.parametrize("method", [Method.OPENING_ROUND, Method.CLOSING_ROUND])
def test_session_without_a_round_is_told(method: Method) -> None:
    without = usual(**{method.value.replace("-", "_"): None})

    assert session_warnings(without, WEEKLY) == (Problem("VK409", number=3, what=Term("methods", method.value)),)


def test_pre_meeting_needs_no_rounds() -> None:
    alone = session(0, activity("talk"), activity("calming"))

    assert (alone.kind, session_warnings(alone, WEEKLY)) == (SessionKind.PRE, ())


def test_follow_up_needs_rounds() -> None:
    codes = [warning.code for warning in session_warnings(session(11, activity("talk"), activity("calming")), WEEKLY)]

    assert codes == ["VK409", "VK409"]


@pytest.mark.parametrize(("minutes", "warned"), [(39, False), (40, True)])
def test_session_of_ninety_minutes_needs_a_break(minutes: int, *, warned: bool) -> None:
    long = usual(**{"break": None, "talk": activity("talk", minutes=minutes, stretch=(5, 60))})
    long = session(3, *(part for part in long.activities if part.id != "arrival"))

    expected = (Problem("VK408", number=3, minutes=90),) if warned else ()
    assert (long.minutes, session_warnings(long, WEEKLY)) == (minutes + 50, expected)


def test_session_without_calming_down_is_told() -> None:
    assert session_warnings(usual(calming=None), WEEKLY) == (Problem("VK413", number=3),)


def test_calming_down_before_the_last_heavy_activity_does_not_count() -> None:
    parts = [activity(name) for name in ("arrival", "opening-round", "framing", "break", "calming")]
    heavy = session(3, *parts, activity("talk", load=3), activity("closing-round", minutes=20, stretch=(5, 20)))

    assert session_warnings(heavy, WEEKLY) == (Problem("VK413", number=3),)


@pytest.mark.parametrize(
    ("closing", "warned"), [(9, True), (10, False)], ids=["19 minutes before the end", "20 minutes before the end"]
)
def test_heavy_activity_in_the_last_twenty_minutes_is_told(closing: int, *, warned: bool) -> None:
    part = activity("closing-round", minutes=closing)
    heavy = usual(talk=activity("talk", load=3), closing_round=part)

    facts: dict[str, Any] = {"number": 3, "activity": Term("methods", "talk"), "when": Term("when", "last-minutes")}
    assert session_warnings(heavy, WEEKLY) == ((Problem("VK410", **facts),) if warned else ())


@pytest.mark.parametrize(("weekly", "warned"), [((3, 1), True), ((1, 3), True), ((1, 3, 2), False), ((), False)])
def test_heavy_activity_in_the_first_or_last_session_is_told(weekly: tuple[int, ...], *, warned: bool) -> None:
    heavy = usual(talk=activity("talk", load=3))

    facts: dict[str, Any] = {"number": 3, "activity": Term("methods", "talk"), "when": Term("when", "first-or-last")}
    assert session_warnings(heavy, weekly) == ((Problem("VK410", **facts),) if warned else ())


def test_session_in_which_the_peer_leads_nothing_is_told() -> None:
    parts = [activity(part.id, lead=Lead.WORKER) for part in usual().activities]

    assert session_warnings(session(3, *parts), WEEKLY) == (Problem("VK411", number=3),)


@pytest.mark.parametrize("name", ["framing", "calming"])
def test_safety_left_to_the_peer_alone_is_told(name: str) -> None:
    alone = usual(**{name: activity(name, lead=Lead.PEER)})

    assert session_warnings(alone, WEEKLY) == (Problem("VK412", number=3, activity=Term("methods", name)),)


@pytest.mark.parametrize("name", ["framing", "calming"])
def test_safety_shared_with_the_peer_is_usual(name: str) -> None:
    assert session_warnings(usual(**{name: activity(name, lead=Lead.BOTH)}), WEEKLY) == ()


def test_every_rule_of_practice_is_a_warning_with_its_source() -> None:
    bad = session(3, activity("talk", load=3, minutes=95, stretch=(5, 95), lead=Lead.WORKER))
    worst = [*pair_warnings(group(pair=pair(worker()), participants=Participants(1))), *session_warnings(bad, (3,))]

    assert {warning.severity for warning in worst} == {Severity.WARNING}
    assert [warning for warning in worst if not warning.source] == []
    assert len(worst) > 8


def test_programme_of_the_builders_keeps_every_rule() -> None:
    whole = programme()
    weekly = tuple(each.number for each in whole.sessions if each.kind is SessionKind.GROUP)

    assert [warning for each in whole.sessions for warning in session_warnings(each, weekly)] == []
