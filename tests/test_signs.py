import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Run
from summit_tui.clean import clean
from summit_tui.signs import say, say_runs, sentence
from summit_tui.words import LANGUAGES

DE, EN = LANGUAGES["de"], LANGUAGES["en"]


@pytest.mark.parametrize(
    ("written", "german", "english"),
    [
        ("50%", "50 Prozent", "50 percent"),
        ("20 °C", "20 Grad Celsius", "20 degrees Celsius"),
        ("C++", "C plus plus", "C plus plus"),
        ("A & B", "A und B", "A and B"),
        ("§ 5", "Paragraf 5", "section 5"),
        ("3×4", "3 mal 4", "3 times 4"),
        ("a → b", "a nach b", "a to b"),
        ("9–17", "9 bis 17", "9 to 17"),
        ("9-17", "9 bis 17", "9 to 17"),
        ("1990–1995", "1990 bis 1995", "1990 to 1995"),
        ("2½", "2 einhalb", "2 and a half"),
        ("½", "ein halb", "one half"),
        ("-5 °C", "minus 5 Grad Celsius", "minus 5 degrees Celsius"),
        ("~10", "etwa 10", "about 10"),
        ("★★★☆☆", "3 von 5 Sternen", "3 of 5 stars"),
        ("€5 and $7", "5 Euro and 7 Dollar", "5 euros and 7 dollars"),
        ("30 km²", "30 Quadratkilometer", "30 square kilometres"),
        ("CO₂", "CO2", "CO2"),
        ("2025-08-15", "15. August 2025", "15 August 2025"),
        ("15.08.2025", "15. August 2025", "15 August 2025"),
        ("at 09:05", "at 9:05", "at 9:05"),
        ("9:30 – 10:15", "9:30 bis 10:15", "9:30 to 10:15"),
    ],
)
def test_signs_that_carry_meaning_are_words_of_the_text_s_language(written, german, english):
    assert (say(written, DE), say(written, EN)) == (german, english)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("11:08 Uhr", "11 Uhr 8"),
        ("11.08 Uhr", "11 Uhr 8"),
        ("um 20:00 Uhr.", "um 20 Uhr."),
        ("09:30–10:15 Uhr", "9 Uhr 30 bis 10 Uhr 15"),
        ("10:54 bis 11:10 Uhr", "10 Uhr 54 bis 11 Uhr 10"),
        ("Spiel 44:31 Uhr", "Spiel 44:31 Uhr"),
    ],
)
def test_german_clock_times_are_said_without_a_colon(written, said):
    assert say(written, DE) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1:54 Uhr", "ein Uhr 54"),
        ("um 1 Uhr", "um ein Uhr"),
        ("um 21 Uhr", "um 21 Uhr"),
        ("8–9 Uhr", "8 bis 9 Uhr"),
    ],
)
def test_one_o_clock_is_not_counted_in_german(written, said):
    assert say(written, DE) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("z. B. Berlin", "zum Beispiel Berlin"),
        ("z.\u202fB. Berlin", "zum Beispiel Berlin"),
        ("ca. 5 Mio. Euro", "circa 5 Millionen Euro"),
        ("Vögel, Fische usw.", "Vögel, Fische und so weiter."),
        ("Dr. Meier und/oder Prof. Huber", "Doktor Meier und oder Professor Huber"),
        ("5420 km bei 900 km/h", "5420 Kilometer bei 900 Kilometer pro Stunde"),
        ("5.400 km, 3 m hoch", "5.400 Kilometer, 3 Meter hoch"),
        ("Nr. 5", "Nummer 5"),
        ("Ca. 5, Z. B. 6, Usw.", "Circa 5, Zum Beispiel 6, Und so weiter."),
        ("11:26 für 2h30m, 5m", "11:26 für 2h30m, 5m"),
        ("Bekannte. Nichts", "Bekannte. Nichts"),
    ],
)
def test_german_short_forms_and_units_are_said_in_full(written, said):
    assert say(written, DE) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("e.g. Berlin", "for example Berlin"),
        ("the U.S. president vs. Dr. Smith", "the US president versus Doctor Smith"),
        ("birds, fish, etc.", "birds, fish, and so on."),
        ("5420 km at 1 mph, 6 ft", "5420 kilometres at 1 mile per hour, 6 feet"),
        ("a 5G mast, 3D, 2 mins", "a 5G mast, 3D, 2 mins"),
        ("and/or", "and or"),
        ("Approx. 6 a.m. on 16 August", "Approximately 6 AM on 16 August"),
    ],
)
def test_english_short_forms_and_units_are_said_in_full(written, said):
    assert say(written, EN) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("»Zitat« und „Zitat“", "Zitat und Zitat"),
        ("• Einlass", "Einlass"),
        ("Eins — zwei – drei, vier", "Eins, zwei, drei, vier"),
        ("er ging – so heißt es –, und kam", "er ging, so heißt es, und kam"),
        ("Berlin–Moskau", "Berlin-Moskau"),
        ("Vor- und Nachteile", "Vor- und Nachteile"),
        ("🎉 Fest 👩‍💻!", "Fest!"),
        ("████░░ │ Ende", "Ende"),
        ("warte…", "warte..."),
        ("Anchorage · Alaska", "Anchorage, Alaska"),
        ("eine Zeile\nund noch eine.\nEnde", "eine Zeile, und noch eine. Ende"),
        ("„Ja!“, sagte er", "Ja! sagte er"),
        ("‚so‘ geht’s", "so geht’s"),
        ("  viel   Raum ", "viel Raum"),
        ("🎉", ""),
    ],
)
def test_decoration_goes_and_dashes_become_pauses(written, said):
    assert say(written, DE) == said


@pytest.mark.parametrize(
    "kept",
    [
        "3/12",
        "24/7",
        "Flug 747-200",
        "555-1234-77",
        "siehe https://example.org/a–b?x=50%&y=z",
        "anna@example.org",
        "30.000 Menschen",
        "Putin-Trump",
        "32.13.2025",
    ],
)
def test_ratios_numbers_and_addresses_stay_as_they_are(kept):
    assert say(kept, DE) == kept


def test_a_full_stop_after_an_address_is_not_part_of_it():
    assert say("Mehr: https://example.org/50%.", DE) == "Mehr: https://example.org/50%."


def test_code_stays_letter_by_letter_between_other_runs():
    runs = (Run(text="Tippe – "), Run(text="a  & b", code=True), Run(text=" & mehr"))
    assert say_runs(runs, DE) == "Tippe, a  & b und mehr"


def test_a_range_is_heard_across_two_runs():
    assert say_runs((Run(text="9–"), Run(text="17", strong=True)), EN) == "9 to 17"


def test_text_that_is_crossed_out_is_named():
    runs = (Run(text="Um "), Run(text="10", struck=True), Run(text=" 11"))
    assert say_runs(runs, DE) == "Um gestrichen: 10, 11"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Ende", "Ende."),
        ("Ende.", "Ende."),
        ("Wirklich?", "Wirklich?"),
        ("Es waren:", "Es waren:"),
        ("(Er lachte.)", "(Er lachte)."),
        ("Anchorage,", "Anchorage."),
        ("", ""),
    ],
)
def test_a_sentence_ends_in_a_stop(text, ended):
    assert sentence(text) == ended


@given(st.text().map(clean), st.sampled_from([DE, EN]))
def test_whatever_is_said_is_one_line_without_controls(text, words):
    said = say(text, words)
    assert said == " ".join(said.split())
    assert all(char >= " " for char in said)


@given(st.text(alphabet="ab1 29–-—.,:;!?()/&%½→•„“»«\n~€", max_size=30), st.sampled_from([DE, EN]))
def test_no_letter_is_lost_and_no_sign_that_voices_drop_stays(text, words):
    once = say(text, words)
    assert not set(once) & set("–—→•„“»«&%½€")
    assert set("ab129") & set(once) >= set("ab129") & set(text)


@pytest.mark.parametrize("unit", ["b", "1.", "1,", "a@", "9-", "1 m ", "½", "( ", "«", " ,"])
def test_a_long_text_is_read_in_a_time_that_grows_no_faster_than_it(unit):
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.process_time()
        say(text, DE)
        return time.process_time() - start

    # Where every place is a beginning it is sixty times as long, and some seconds.
    assert seconds(48_000) < 12 * seconds(6_000) + 0.3


PROSE = st.lists(
    st.sampled_from(["Der", "the", "Präsident", "km", "m", "Uhr", "usw", "etc", "a", "bzw", "Ca"])
    | st.from_regex(r"[A-Za-zäöüß]{1,9}", fullmatch=True),
    min_size=1,
).map(" ".join)


@given(PROSE, st.sampled_from([DE, EN]))
def test_plain_words_are_read_alone_as_they_are_among_signs(text, words):
    assert say(f"{text} – x", words) == f"{say(text + ' y', words).removesuffix(' y')}, x"
