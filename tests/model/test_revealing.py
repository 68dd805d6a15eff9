"""Words that would tell a stranger what a group is about, in every form in which they stand in a place."""

import pytest

from builders import problems_of
from voikukkia_kit.errors import Problem
from voikukkia_kit.files.facts import load_revealing
from voikukkia_kit.model.revealing import NOTHING, Revealing

REVEALING = load_revealing()


@pytest.mark.parametrize(
    "place",
    [
        "VOIKUKKIA", "VOI KUKKIA -tila", "voikukkaryhmä", "Voikukkien kerhohuone", "voi\u00adkukkia", "Kasper ry",
        "Suomen Kasper", "Perhekeskus, Kauppakatu 1", "Perhe-keskus", "perhe keskus", "Etelän perhekeskuksessa",
        "Kaupunginperhekeskus", "Perhetukikeskus", "Perheneuvola", "Perhepalvelut", "Perhekuntoutuskeskus",
        "Lapsiperhepalvelut", "Perhekoti Ranta", "Perhehoidon tila", "Lastensuojelu", "Lasten suojelun toimisto",
        "LASTEN-SUOJELU", "Lastenkoti", "Lastenkodin sali", "SOS-Lapsikylä", "SOS Lapsikylan talo",
        "Pelastakaa Lapset", "Sijaishuolto", "Sijaisvanhempien tupa", "Vastaanottokoti", "Nuorisokoti",
        "Turvakoti", "Ensi- ja turvakoti", "Ensikoti", "Huostaanotto", "Avohuolto", "Sosiaalitalo",
        "Sosiaaliasema", "sossun talo", "Kriisikeskus", "K-R-I-I-S-I", "Mobiilikriisiyksikkö", "A-klinikka",
        "A klinikka", "Päihdepalvelut", "Paihdeklinikka", "Mielenterveystalo", "MIELI ry", "Vertaistuen keskus",
        "Kumppanuustalo", "Familjecentret", "Familje-center", "Barnskyddet", "Barnhemmet", "SOS Barnby",
        "Rädda Barnen", "Skyddshemmet", "Fosterhem", "Familjerådgivningen", "Socialbyrån", "Socialcentralen",
        "Kriscentret", "Missbruksvården", "Kamratstöd", "Family centre", "Child-Welfare office", "Children's home",
        "Crisis centre", "Women's shelter", "ＶＯＩＫＵＫＫＩＡ",
    ],
)  # fmt: skip
def test_word_is_found_in_any_form(place: str) -> None:
    assert REVEALING.word_in(place) != ""


@pytest.mark.parametrize(
    "place",
    [
        "", "Kauppakatu 1, Seinäjoki", "Kirjasto, sali 2", "Kristiinankatu 4", "Kristinestad, Strandgatan 2",
        "Silmäklinikka", "Kasperinkatu 3", "Perhosentie 5", "Pelastuslaitos", "Turvantie 2", "Ensitie 4",
        "Sockenvägen 2", "Familjegatan 3", "Fosterlandsgatan 1", "Barnängsvägen 7", "Seurakuntatalo", "Kylätalo",
        "Kotikatu 2", "Kulttuuritalo Voima", "Sali Čáhppis", "Kyläkeskus, Rahu-Ostari", "Mielikinkatu 8",
        "Työväentalo", "Hyvinvointikeskus", "Monitoimitalo", "Etäyhteys", "https://example.org/tapaaminen",
        "maija@example.org", "Lapsi lähtee tästä 1", "Kukkiantie 2", "Lasten tarha", "Social Hub",
        "Placentia Road", "Rahtihuosto 3",
    ],
)  # fmt: skip
def test_ordinary_place_reveals_nothing(place: str) -> None:
    assert REVEALING.word_in(place) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Etelän Perhe-keskuksen sali", "Perhe-keskuksen"),
        ("voikukkia.ryhma@lastensuojelu.example.org", "voikukkia"),
        ("Vanha A-klinikka", "A-klinikka"),
        ("Huset för Ra\u0308dda Barnen rf", "Ra\u0308dda Barnen"),
    ],
)
def test_word_is_told_as_it_is_written_and_to_its_end(text: str, word: str) -> None:
    assert REVEALING.word_in(text) == word


def test_text_that_reveals_is_withheld_whole() -> None:
    assert (REVEALING.withheld("Turvakoti, Asematie 1"), REVEALING.withheld("Asematie 1")) == ("", "Asematie 1")


def test_nothing_is_found_where_no_words_are_known() -> None:
    assert NOTHING.word_in("Lastensuojelu") == ""


def test_word_without_a_letter_is_refused_since_it_would_be_found_everywhere() -> None:
    assert problems_of(lambda: Revealing(inside=("kriisi", "- "))) == (Problem("VK117", ("inside", 1), key="inside"),)
