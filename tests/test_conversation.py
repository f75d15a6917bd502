from collections.abc import Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from decks import ENGLISH, GERMAN, PAIR, at, plain_deck

from summit_tui.conversation import answered, opened, prompt
from summit_tui.deck import Deck, Language, Slide, Source, Title
from summit_tui.position import Position
from summit_tui.problems import START, DeckError, Problem
from summit_tui.telling import Telling, telling_of
from summit_tui.words import LANGUAGES

BERLIN = ZoneInfo("Europe/Berlin")


def in_berlin() -> ZoneInfo:
    return BERLIN


def german(slide: int = 0, step: int = 0) -> Telling:
    telling = telling_of(PAIR, "de", start=Position(slide, step), viewer=in_berlin)
    return replace(telling, greeted=True)


def after(telling: Telling, *typed: str) -> Telling:
    for line in typed:
        telling = answered(telling, line).telling
    return telling


def test_only_the_beginning_names_the_help_and_its_prompt_is_like_all_others():
    begun = opened(telling_of(PAIR, "de"))
    assert begun.lines[-1] == "Hilfe: h."
    assert prompt(begun.telling) == "Folie 1 von 6: "
    assert "Hilfe: h." not in opened(begun.telling).lines
    assert "Hilfe: h." not in answered(begun.telling, "r").lines


def test_the_prompt_counts_the_steps_that_are_left():
    assert [prompt(german(2, step)) for step in range(4)] == [
        "Folie 3 von 6, noch 3 Schritte: ",
        "Folie 3 von 6, noch 2 Schritte: ",
        "Folie 3 von 6, noch ein Schritt: ",
        "Folie 3 von 6: ",
    ]


def test_a_story_begins_with_its_first_slide_and_further_in_with_date_and_place():
    assert opened(german()).lines[0] == "Alaska 2025, ein Tag."
    assert opened(german(3)).lines[1] == (
        "15. August 2025, 11 Uhr 26 bis 13 Uhr 56, Alaska-Sommerzeit, Elmendorf-Richardson."
    )


def test_a_story_in_another_language_says_so_first():
    telling = telling_of(PAIR, "de", words=LANGUAGES["en"])
    assert opened(telling).lines[0] == "In German: Alaska 2025, ein Tag."
    assert prompt(telling) == "Slide 1 of 6: "


@pytest.mark.parametrize("typed", ["", "n", "N", " next ", "\t"])
def test_enter_and_n_and_next_go_on(typed):
    assert answered(german(), typed).telling.at == Position(1)


def test_next_says_only_what_the_step_reveals():
    answer = answered(german(2), "n")
    assert answer.telling.at == Position(2, 1)
    assert answer.lines == ("Trump klatscht.",)


def test_back_within_a_slide_says_the_step_before_and_at_its_start_the_slide():
    assert answered(german(2, 2), "b").lines == ("Trump klatscht.",)
    assert answered(german(2, 1), "b").lines[0] == "Der Händedruck."


def test_back_to_a_slide_shows_all_of_it():
    answer = answered(german(3), "p")
    assert answer.telling.at == Position(2, 3)
    assert answer.lines[-1] == "Donald Trump, US-Präsident: Das ist interessant."


@pytest.mark.parametrize(
    ("slide", "typed", "said"),
    [
        (5, "n", "Ende der Folien."),
        (0, "b", "Das ist die erste Folie."),
        (5, "next phase", "Keine weitere Phase."),
        (0, "[", "Keine weitere Phase."),
        (0, "99", "Es gibt die Folien 1 bis 6."),
        (0, "0", "Es gibt die Folien 1 bis 6."),
        (0, "9" * 5000, "Es gibt die Folien 1 bis 6."),
        (0, "go", "Nach go eine Nummer, einen Namen oder einen Teil des Titels eingeben."),
        (0, "go 7", "Es gibt die Folien 1 bis 6."),
        (0, "go berlin", "Keine Folie heißt berlin."),
        (0, "find", "Nach f die gesuchten Wörter eingeben."),
        (0, "/", "Nach f die gesuchten Wörter eingeben."),
        (0, "next hit", "Nach f die gesuchten Wörter eingeben."),
        (0, "voriger treffer", "Nach f die gesuchten Wörter eingeben."),
        (0, "find Berlin", "Keine Folie enthält Berlin."),
        (0, "xyz", "Kein Befehl xyz. Hilfe mit h."),
        (0, "x\0\x1b[2Jy", "Kein Befehl x[2Jy. Hilfe mit h."),
        (0, "blank", "Kein Befehl blank. Hilfe mit h."),
        (0, "lang fr", "Diese Geschichte gibt es hier nur auf Deutsch oder Englisch."),
        (0, "lang de", "Jetzt auf Deutsch."),
        (0, "d", "Auf dieser Folie gibt es nichts zu beschreiben."),
    ],
)
def test_what_cannot_be_done_is_one_line_and_the_place_stays(slide, typed, said):
    answer = answered(german(slide), typed)
    assert answer.lines == (said,)
    assert not answer.apart
    assert answer.telling == german(slide) or answer.telling.at == Position(slide)


def test_a_long_wrong_command_is_repeated_shortened():
    said = answered(german(), "ab " * 60).lines[0]
    assert said == "Kein Befehl ab ab ab ab ab ab ab ab ab ab ab ab ab a .... Hilfe mit h."


@pytest.mark.parametrize("typed", ["3", "handshake", "go 3", "go handshake", "go händ", "/händ"])
def test_a_slide_is_reached_by_number_id_part_of_its_title_or_what_it_says(typed):
    answer = answered(german(), typed)
    assert answer.telling.at == Position(2)
    assert answer.lines[1].startswith("15. August 2025, 11 Uhr 10, Alaska-Sommerzeit")


def test_a_name_that_fits_several_slides_lists_them():
    assert answered(german(), "go nd").lines == (
        "2 Folien.",
        "3: Der Händedruck.",
        "6: Ende.",
    )


def test_a_word_that_several_slides_say_lists_them_with_the_words_around_it():
    assert answered(german(2), "/elmendorf").lines == (
        "3 Treffer.",
        "2: Trumps Ankunft: Elmendorf-Richardson.",
        "Sie sind hier, 3: Der Händedruck: Elmendorf-Richardson.",
        "4: Gespräche: Elmendorf-Richardson.",
    )
    assert answered(german(), "find ungefähr räder").lines[0].startswith("Keine Folie")


def test_a_word_that_comes_with_a_later_step_leads_to_that_step():
    answer = answered(german(), "/lachelt")
    assert answer.telling.at == Position(2, 2)
    assert answer.lines[-1] == "Putin lächelt."


def test_a_hit_in_the_notes_is_told_with_them():
    answer = answered(german(), "find ungefähr")
    assert answer.telling.at == Position(1)
    assert answer.lines[0] == "Trumps Ankunft."
    assert answer.lines[-1] == "Notizen: Die Zeit ist ungefähr: 10 Uhr 25."


def test_a_hit_in_a_description_says_that_it_is_a_picture():
    said = answered(german(1), "find räder").lines
    assert said == (
        "Ein Treffer.",
        "Sie sind hier, 2: Trumps Ankunft: Bild: Ein Flugzeug setzt auf, "
        "50 Prozent der Räder am Boden.",
    )


def test_hits_are_walked_through_and_round():
    telling = answered(german(), "/elmendorf").telling
    said = []
    for typed in ("next hit", "nächster treffer", "next hit", "next hit", "previous hit"):
        answer = answered(telling, typed)
        telling = answer.telling
        said.append((telling.at.slide, answer.lines[0]))
    assert said == [
        (1, "Treffer 1 von 3. Trumps Ankunft."),
        (2, "Treffer 2 von 3. Der Händedruck."),
        (3, "Treffer 3 von 3. Gespräche."),
        (1, "Treffer 1 von 3. Trumps Ankunft."),
        (3, "Treffer 3 von 3. Gespräche."),
    ]


def test_a_search_goes_on_in_the_other_language():
    telling = after(german(), "/ankunft", "lang")
    assert answered(telling, "next hit").lines == ("No slide says ankunft.",)


def test_first_and_last_and_phases_move():
    assert answered(german(3), "first").telling.at == Position(0)
    assert answered(german(), "last").telling.at == Position(5)
    assert answered(german(), "next phase").telling.at == Position(1)
    assert answered(german(), "]").lines[0] == "Trumps Ankunft."


def test_repeat_says_the_slide_again_and_says_so():
    answer = answered(german(2, 1), "r")
    assert answer.lines[0] == "Nochmal. Der Händedruck."
    assert answer.lines[-1] == "Trump klatscht."
    assert answer.telling.at == Position(2, 1)


def test_where_timeline_list_notes_and_help_leave_the_place():
    for typed in ("w", "t", "l", "s", "d", "h", "?"):
        assert answered(german(1), typed).telling == german(1)
    assert answered(german(1), "w").lines[0] == "Trumps Ankunft."
    assert answered(german(1), "t").lines[0].startswith("Zeitleiste, 4 Ereignisse")
    assert answered(german(1), "l").lines[0] == "6 Folien."
    assert answered(german(1), "s").lines[0] == "Notizen."
    assert answered(german(1), "h").lines[1] == "b: zurück."


def test_the_language_changes_at_the_same_slide_and_step():
    answer = answered(german(2, 1), "lang")
    assert answer.lines[:2] == ("Now in English.", "The handshake.")
    assert answer.lines[-1] == "Trump claps."
    assert prompt(answer.telling) == "Slide 3 of 5, 1 more step: "


@pytest.mark.parametrize("typed", ["lang en", "language English", "lang englisch"])
def test_a_language_is_called_by_tag_or_name(typed):
    assert answered(german(), typed).telling.language == "en"


def test_a_slide_without_translation_gives_way_to_the_nearest_earlier_one():
    assert answered(german(5), "lang").telling.at == Position(4)


def test_a_story_in_one_language_says_so():
    alone = telling_of({"de": GERMAN}, "de")
    assert answered(alone, "lang").lines == ("Diese Geschichte gibt es hier nur auf Deutsch.",)


def test_a_language_that_the_interface_does_not_speak_is_named():
    french = plain_deck(Slide(title=Title("Sommet 50 %")), language="fr")
    answer = answered(telling_of({"en": ENGLISH, "fr": french}, "en"), "lang")
    assert answer.lines == ("The story is now in French.", "Sommet 50 percent.")


class _Broken(Mapping[str, Deck]):
    """A story whose English deck has faults, as one that is read when it is first asked for."""

    def __getitem__(self, key: str) -> Deck:
        if key == "en":
            raise DeckError([Problem(path="a.en.yaml", place=START, message="no slides")])
        return PAIR[key]

    def __iter__(self) -> Iterator[str]:
        return iter(PAIR)

    def __len__(self) -> int:
        return len(PAIR)


def test_a_translation_with_faults_is_told_and_the_story_goes_on():
    answer = answered(telling_of(_Broken(), "de"), "lang")
    assert answer.lines == ("Die Foliensammlung hat Fehler: a.en.yaml:1:1: no slides.",)
    assert answer.telling.language == "de"


def test_zones_go_round_from_the_event_s_own_to_the_listener_s():
    said = []
    telling = german(2)
    for _ in range(3):
        answer = answered(telling, "z")
        said.append(answer.lines)
        telling = answer.telling
    assert said == [
        ("Zeitzone jetzt: Moskauer Normalzeit.", "15. August 2025, 22 Uhr 10."),
        (
            "Zeitzone jetzt: Mitteleuropäische Sommerzeit, Ihre Zeit.",
            "15. August 2025, 21 Uhr 10.",
        ),
        ("Zeitzone jetzt: Alaska-Sommerzeit.", "15. August 2025, 11 Uhr 10."),
    ]


def test_a_zone_stays_over_slides_and_languages():
    telling = after(german(2), "z", "lang")
    assert answered(telling, "4").lines[1] == (
        "15 August 2025, 22:26 to 16 August 2025, 0:56, Moscow Standard Time, Elmendorf-Richardson."
    )


def test_a_story_without_zones_or_with_one_says_so():
    bare = plain_deck(Slide(title=Title("A"), when=at("10:30")))
    assert answered(telling_of({"en": bare}, "en"), "z").lines == ("This deck names no time zone.",)
    one = replace(ENGLISH, zones=(), language=Language("en"))
    telling = telling_of({"en": one}, "en", viewer=lambda: None)
    assert answered(telling, "z").lines == ("The only time zone here is Alaska Daylight Time.",)


def test_the_detail_changes_with_a_word_and_stays_over_slides_and_languages():
    brief = answered(german(2), "kurz")
    assert (brief.lines, brief.apart) == (("Ab hier kurz erzählt.",), False)
    assert prompt(brief.telling) == "3 von 6, noch 3 Schritte: "
    assert answered(brief.telling, "r").lines[1] == "15. August 2025, 11 Uhr 10."
    english = answered(brief.telling, "lang en")
    assert english.lines[2] == "15 August 2025, 11:10."
    assert prompt(english.telling) == "3 of 5, 2 more steps: "
    normal = answered(english.telling, "normal")
    assert normal.lines == ("Told as usual from here on.",)
    assert answered(normal.telling, "brief").telling == english.telling


def test_a_long_telling_says_time_and_place_in_full():
    long = answered(german(2), "ausführlich").telling
    assert answered(long, "4").lines[1] == (
        "15. August 2025, 11 Uhr 26 bis 13 Uhr 56, Alaska-Sommerzeit, Elmendorf-Richardson. "
        "Phase: Begrüßung."
    )


def test_quit_ends_without_a_word():
    for typed in ("q", "quit", "EXIT"):
        answer = answered(german(), typed)
        assert (answer.ends, answer.lines) == (True, ())


def test_return_goes_to_where_a_jump_began_and_can_be_undone():
    telling = after(german(), "n", "last")
    answer = answered(telling, "return")
    assert answer.telling.at == Position(1)
    assert answer.lines[0] == "Trumps Ankunft."
    assert answered(answer.telling, "wieder hin").telling.at == Position(5)
    assert answered(answer.telling, "zurückspringen").lines == (
        "Kein Sprung, von dem es zurückginge.",
    )
    assert answered(german(), "return ahead").lines == ("Kein Rücksprung, der aufzuheben wäre.",)


def test_bookmarks_are_set_listed_and_gone_to_by_a_digit():
    telling = after(german(2, 1), "mark 1", "last")
    assert answered(german(2, 1), "merken 1").lines == ("Lesezeichen 1: Der Händedruck.",)
    assert answered(telling, "jump 1").telling.at == Position(2, 1)
    assert answered(after(telling, "mark 4"), "springen").lines == (
        "Lesezeichen 1: Der Händedruck.",
        "Lesezeichen 4: Ende.",
    )
    assert answered(after(telling, "mark 4", "lang"), "jump 4").lines == (
        "The slide of bookmark 4 is not here.",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mark", "Nach merken eine Ziffer eingeben, 0 bis 9."),
        ("mark 10", "Nach merken eine Ziffer eingeben, 0 bis 9."),
        ("mark ²", "Nach merken eine Ziffer eingeben, 0 bis 9."),
        ("jump", "Noch kein Lesezeichen."),
        ("jump 1", "Kein Lesezeichen 1."),
    ],
)
def test_a_bookmark_that_cannot_be_is_one_line(typed, said):
    assert answered(german(), typed).lines == (said,)
    assert answered(german(), typed).telling == german()


def test_what_a_story_says_of_itself_has_no_sign_that_voices_drop():
    source = Source(name=Title("Artikel „Gipfel & Folgen“"), used_for="50 % der Zeiten")
    deck = replace(PAIR["de"], author="Ann", sources=(source,))
    told = answered(telling_of({"de": deck}, "de"), "i").lines
    assert told[-2:] == ("Quellen:", "Artikel Gipfel und Folgen: 50 Prozent der Zeiten.")
