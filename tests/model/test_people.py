"""The people of a group, and what of them never shows."""

import pytest

from builders import pair, peer, told, worker
from voikukkia_kit.errors import InputError
from voikukkia_kit.model.people import FacilitatorPair, Participants, Role


def test_group_without_facilitators_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        FacilitatorPair(())

    assert told(caught.value) == [("VK213", "", {})]


def test_substitute_is_found_only_among_substitutes() -> None:
    maija, liisa, ville = worker("Maija"), worker("Liisa", substitute=True), peer("Ville")
    three = pair(maija, liisa, ville)

    found = three.of(Role.WORKER), three.of(Role.WORKER, substitutes=True), three.of(Role.PEER)

    assert found == ((maija,), (liisa,), (ville,))


@pytest.mark.parametrize("count", [0, 100, -1])
def test_number_of_participants_outside_1_to_99_is_refused(count: int) -> None:
    with pytest.raises(InputError) as caught:
        Participants(count)

    assert told(caught.value) == [("VK220", "", {"count": count, "most": 99})]


@pytest.mark.parametrize("count", [1, 99])
def test_number_of_participants_from_1_to_99_is_a_group(count: int) -> None:
    assert Participants(count).count == count


def test_codes_tell_how_many_there_are() -> None:
    participants = Participants.coded(("A", "B1", "C999"))

    assert (participants.count, participants.codes) == (3, ("A", "B1", "C999"))


@pytest.mark.parametrize("codes", [("Maija",), ("A", "A"), ("a",), ("A B",), ("",), ("ABCDE",), ("Ä",)])
def test_name_in_place_of_a_code_is_refused_and_not_repeated(codes: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        Participants.coded(codes)

    assert told(caught.value) == [("VK221", "", {})]


def test_repr_shows_neither_names_nor_codes() -> None:
    shown = repr(pair()) + repr(Participants.coded(("XYZ1",)))

    assert [name for name in ("Maija", "Ville", "XYZ1") if name in shown] == []
