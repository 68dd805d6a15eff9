"""Rules of practice about the pair and about how a session is built: each provoked once."""

from typing import Any

import pytest

from builders import PRACTICE, SOURCE, activity, group, pair, peer, programme, session, worker
from voikukkia_kit.errors import Problem, Severity, Term
from voikukkia_kit.model.people import FacilitatorPair, Led, Participants, Role
from voikukkia_kit.model.practice import Limits, Practice, RoleNeeded, Trained
from voikukkia_kit.model.rules import choice_warnings, pair_warnings, session_warnings
from voikukkia_kit.model.series import Group
from voikukkia_kit.model.session import Activity, Lead, Method, Session, SessionKind

WEEKLY = (1, 2, 3, 4)
PAIR = Term("values", "worker"), Term("values", "peer")


def about_pair(of: Group, practice: Practice = PRACTICE) -> tuple[Problem, ...]:
    return pair_warnings(of, practice)


def about(of: Session, weekly: tuple[int, ...], practice: Practice = PRACTICE) -> tuple[Problem, ...]:
    return session_warnings(of, of.activities, weekly, practice)


def usual(**replaced: Activity | None) -> Session:
    """Return a session that keeps every rule, with activities replaced by method or left out."""
    names = {name.replace("-", "_"): name for name in ("arrival", "opening-round", "framing", "break", "talk")}
    names |= {"calming": "calming", "closing_round": "closing-round"}
    parts = [replaced.get(key, activity(name)) for key, name in names.items()]
    return session(3, *(part for part in parts if part is not None))


def test_usual_pair_and_session_break_no_rule() -> None:
    warnings = [*about_pair(group()), *about(usual(), WEEKLY)]

    assert warnings == []


@pytest.mark.parametrize("count", [3, 9])
def test_group_outside_four_to_eight_is_told(count: int) -> None:
    assert about_pair(group(participants=Participants(count))) == (
        Problem("VK401", ("participants",), count=count, fewest=4, most=8, source=SOURCE),
    )


@pytest.mark.parametrize("count", [4, 8])
def test_group_of_four_or_eight_is_usual(count: int) -> None:
    assert about_pair(group(participants=Participants(count))) == ()


@pytest.mark.parametrize(
    ("of", "codes"),
    [
        (pair(peer("Ville"), peer("Aino")), ["VK402"]),
        (pair(worker("Maija"), worker("Liisa")), ["VK403"]),
        (pair(worker(trained=None), peer()), ["VK405"]),
        (pair(worker("Maija"), worker("Liisa", trained=None), peer()), []),
        (pair(worker(), peer(substitute=True)), ["VK403", "VK421"]),
        (pair(worker(substitute=True), peer()), ["VK402", "VK421"]),
    ],
    ids=[
        "no worker",
        "no peer",
        "no worker with training",
        "one trained worker of two is enough",
        "a peer who only substitutes",
        "a worker who only substitutes",
    ],
)
def test_pair_that_lacks_a_role_or_training_is_told(of: FacilitatorPair, codes: list[str]) -> None:
    warnings = about_pair(group(pair=of))

    assert [(one.code, one.path, one.source) for one in warnings] == [(code, ("pair",), SOURCE) for code in codes]


@pytest.mark.parametrize(
    ("names", "lacking"),
    [
        (("Maija", "Sari"), ["peer"]),
        (("Ville",), ["worker"]),
        (("Sari", "Ville"), []),
        (("Maija", "Ville", "Sari"), []),
    ],
)
def test_session_whose_own_leaders_lack_a_role_is_told(names: tuple[str, ...], lacking: list[str]) -> None:
    three = pair(worker("Maija"), peer("Ville"), worker("Sari", substitute=True))
    of = group(pair=three, led_by=(Led(session=5, facilitators=names),))

    found = [one for one in pair_warnings(of, PRACTICE) if one.code == "VK447"]

    assert [(one.path, dict(one.facts)["role"]) for one in found] == [
        (("led_by", 0), Term("values", role)) for role in lacking
    ]


def test_role_that_nobody_has_is_told_once_and_not_of_each_session() -> None:
    of = group(pair=pair(worker("Maija")), led_by=(Led(session=5, facilitators=("Maija",)),))

    assert "VK447" not in [one.code for one in pair_warnings(of, PRACTICE)]


def test_group_without_a_number_to_call_is_told() -> None:
    assert about_pair(group(contact=None)) == (Problem("VK420", key=Term("keys.series", "contact")),)


@pytest.mark.parametrize("method", [Method.OPENING_ROUND, Method.CLOSING_ROUND])
def test_session_without_a_round_is_told(method: Method) -> None:
    without = usual(**{method.value.replace("-", "_"): None})

    assert about(without, WEEKLY) == (Problem("VK409", number=3, what=Term("methods", method.value), source=SOURCE),)


def test_pre_meeting_needs_no_rounds() -> None:
    alone = session(0, activity("talk"), activity("calming"))

    assert (alone.kind, about(alone, WEEKLY)) == (SessionKind.PRE, ())


def test_follow_up_needs_rounds() -> None:
    codes = [warning.code for warning in about(session(11, activity("talk"), activity("calming")), WEEKLY)]

    assert codes == ["VK409", "VK409"]


@pytest.mark.parametrize(("minutes", "warned"), [(39, False), (40, True)])
def test_session_of_ninety_minutes_needs_a_break(minutes: int, *, warned: bool) -> None:
    long = usual(**{"break": None, "talk": activity("talk", minutes=minutes, stretch=(5, 60))})
    long = session(3, *(part for part in long.activities if part.id != "arrival"))

    expected = (Problem("VK408", number=3, minutes=90, source=SOURCE),) if warned else ()
    assert (long.minutes, about(long, WEEKLY)) == (minutes + 50, expected)


def test_session_without_calming_down_is_told() -> None:
    assert about(usual(calming=None), WEEKLY) == (Problem("VK413", number=3, source=SOURCE),)


def test_calming_down_before_the_last_heavy_activity_does_not_count() -> None:
    parts = [activity(name) for name in ("arrival", "opening-round", "framing", "break", "calming")]
    heavy = session(3, *parts, activity("talk", load=3), activity("closing-round", minutes=20, stretch=(5, 20)))

    assert about(heavy, WEEKLY) == (Problem("VK413", number=3, source=SOURCE),)


@pytest.mark.parametrize(
    ("closing", "warned"), [(9, True), (10, False)], ids=["19 minutes before the end", "20 minutes before the end"]
)
def test_heavy_activity_in_the_last_twenty_minutes_is_told(closing: int, *, warned: bool) -> None:
    part = activity("closing-round", minutes=closing)
    heavy = usual(talk=activity("talk", load=3), closing_round=part)

    facts: dict[str, Any] = {"number": 3, "activity": Term("methods", "talk"), "load": 3, "last": 20, "source": SOURCE}
    assert about(heavy, WEEKLY) == ((Problem("VK410", **facts),) if warned else ())


@pytest.mark.parametrize(("weekly", "warned"), [((3, 1), True), ((1, 3), True), ((1, 3, 2), False), ((), False)])
def test_heavy_activity_in_the_first_or_last_session_is_told(weekly: tuple[int, ...], *, warned: bool) -> None:
    heavy = usual(talk=activity("talk", load=3))

    facts: dict[str, Any] = {"number": 3, "activity": Term("methods", "talk"), "load": 3, "source": SOURCE}
    assert about(heavy, weekly) == ((Problem("VK427", **facts),) if warned else ())


def test_session_in_which_the_peer_leads_nothing_is_told() -> None:
    parts = [activity(part.id, lead=Lead.WORKER) for part in usual().activities]

    assert about(session(3, *parts), WEEKLY) == (Problem("VK411", number=3, role=PAIR[1], source=SOURCE),)


@pytest.mark.parametrize("name", ["framing", "calming"])
def test_safety_left_to_the_peer_alone_is_told(name: str) -> None:
    alone = usual(**{name: activity(name, lead=Lead.PEER)})

    assert about(alone, WEEKLY) == (
        Problem("VK412", number=3, role=PAIR[1], activity=Term("methods", name), source=SOURCE),
    )


@pytest.mark.parametrize("name", ["framing", "calming"])
def test_safety_shared_with_the_peer_is_usual(name: str) -> None:
    assert about(usual(**{name: activity(name, lead=Lead.BOTH)}), WEEKLY) == ()


def test_every_rule_of_practice_is_a_warning_with_its_source() -> None:
    bad = session(3, activity("talk", load=3, minutes=95, stretch=(5, 95), lead=Lead.WORKER))
    worst = [*about_pair(group(pair=pair(worker()), participants=Participants(1))), *about(bad, (3,))]

    assert {warning.severity for warning in worst} == {Severity.WARNING}
    assert [warning for warning in worst if not warning.source] == []
    assert len(worst) > 8


def test_programme_of_the_builders_keeps_every_rule() -> None:
    whole = programme()
    weekly = tuple(each.number for each in whole.sessions if each.kind is SessionKind.GROUP)

    assert [warning for each in whole.sessions for warning in about(each, weekly)] == []


def test_programme_without_practice_expects_nothing() -> None:
    alone, bad = pair(worker(trained=None)), session(3, activity("talk", load=3, minutes=95, stretch=(5, 95)))

    warnings = [
        *about_pair(group(pair=alone, participants=Participants(40)), Practice()),
        *about(bad, (3,), Practice()),
        *choice_warnings(group(sessions=(1,)), programme(practice=Practice())),
    ]

    assert warnings == []


def test_programme_led_by_two_workers_says_how_many_there_are() -> None:
    two = RoleNeeded(role=Role.WORKER, fewest=2, trained=Trained.ALL, source=SOURCE)
    practice = Practice(roles=(two,), participants=Limits(fewest=10, source=SOURCE))

    warnings = about_pair(group(pair=pair(worker(trained=None))), practice)

    workers = PAIR[0], PAIR[0]
    assert warnings == (
        Problem("VK401", ("participants",), count=6, fewest=10, most=6, source=SOURCE),
        Problem("VK426", ("pair",), role=PAIR[0], count=1, pair=workers, source=SOURCE),
        Problem("VK404", ("pair", 0), role=PAIR[0], source=SOURCE),
    )


def test_sessions_that_may_not_be_swapped_are_told_when_they_are_left_out() -> None:
    whole = programme(swappable=(6,))

    warnings = choice_warnings(group(sessions=(1, 2, 3, 4, 5, 7, 8, 9)), whole)

    assert warnings == (Problem("VK425", ("sessions",), numbers=(10,), source=SOURCE),)


def test_training_that_is_not_told_is_told_of_the_one_it_is_about() -> None:
    of = group(pair=pair(worker(), peer("Ville", trained=None), peer("Aino"), peer("Kai", trained=None)))

    warnings = about_pair(of)

    assert [(one.code, one.path) for one in warnings] == [("VK404", ("pair", 1)), ("VK404", ("pair", 3))]
