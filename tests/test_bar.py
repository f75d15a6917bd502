"""The event's timeline below a slide: marks, labels, words, clicks."""

from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from summit_tui.draw.bar import APART, Bar, Status, bar
from summit_tui.draw.frame import Spot, line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.scale import label_of, plan_of
from summit_tui.timeline import Mark, Timeline
from summit_tui.when import Moment, Precision, When, read_when
from summit_tui.words import LANGUAGES

ALASKA = ZoneInfo("America/Anchorage")
GERMAN = Look(words=LANGUAGES["de"], zone=ALASKA)
ENGLISH = Look(words=LANGUAGES["en"], zone=ALASKA)
ASCII = Look(words=LANGUAGES["en"], zone=ALASKA, glyphs=GLYPHS["ascii"])


def timeline(*times: str | None) -> Timeline:
    """Return a timeline on the day of the story; None is a slide without a time."""
    return Timeline(
        marks=tuple(
            Mark(
                slide=i,
                when=read_when(time, day=date(2025, 8, 15), zone=ALASKA) if time else None,
            )
            for i, time in enumerate(times)
        )
    )


STORY = timeline("~10:25", "10:54", "11:10", "11:26 for 2h30m", None, "~15:00 for 15m", None)


def text(drawn: Bar) -> str:
    return "\n".join(line_text(line) for line in drawn[0])


def shown(
    of: Timeline, slide: int, width: int, rows: int = 3, look: Look = GERMAN, **says: str
) -> str:
    return text(bar(of, slide, width, rows, look, Status(**says)))


# --- three rows ---------------------------------------------------------------------------------


def test_the_bar_shows_past_present_and_future_by_shape() -> None:
    assert shown(STORY, 2, 78, phase="Ankunft") == (
        "~10:25    11:10                                                     ~15:00\n"
        "◐━━━━━━●━━━━◆───○══════════════════════════◦════════════───────────────◌════─◦\n"
        "Fr., 15. August 2025, 11:10 AKDT · 16 Minuten später             Ankunft · 3/7"
    )


def test_a_span_is_a_thick_stretch_while_and_after_it_is_told() -> None:
    assert shown(STORY, 3, 78).split("\n")[1] == (
        "◐━━━━━━●━━━━●━━━◆■■■■■■■■■■■■■■■■■■■■■■■■■■◦■■■■■■■■■■■■───────────────◌════─◦"
    )
    assert shown(STORY, 5, 78).split("\n")[1] == (
        "◐━━━━━━●━━━━●━━━●■■■■■■■■■■■■■■■■■■■■■■■■■■•■■■■■■■■■■■■━━━━━━━━━━━━━━━◈■■■■─◦"
    )


def test_an_approximate_time_has_a_mark_of_its_own() -> None:
    assert shown(STORY, 0, 78).split("\n")[1].startswith("◈──────○────○───○═")
    assert shown(STORY, 1, 78).split("\n")[1].startswith("◐━━━━━━◆────○───○═")


def test_a_slide_without_a_time_stands_between_its_neighbours_and_keeps_the_last_time() -> None:
    drawn = bar(STORY, 4, 78, 3, GERMAN, Status())
    assert line_text(drawn[0][1])[43] == "◇"
    assert line_text(drawn[0][2]).startswith("Fr., 15. August 2025, 11:26–13:56 AKDT  ")
    assert drawn[0][2][0].style.role == "muted"


def test_before_the_first_time_there_is_no_time_to_show() -> None:
    assert shown(timeline(None, "11:10"), 0, 40).split("\n")[2] == f"{'':37}1/2"


def test_a_flashback_says_so_and_leaves_told_marks_on_the_right() -> None:
    told = timeline("10:00", "12:00", "09:00", "13:00")
    assert shown(told, 2, 49, look=ENGLISH) == (
        "09:00     10:00                   12:00     13:00\n"
        "◆───────────●───────────────────────●───────────○\n"
        "Fri, 15 August 2025, 09:00 AKDT               3/4"
    )
    assert "09:00 AKDT · 3 hours earlier" in shown(told, 2, 80, look=ENGLISH)


def test_a_long_quiet_stretch_is_shortened_and_says_so() -> None:
    drawn = shown(timeline("08:00", "08:10", "08:20", "20:00", "20:10"), 1, 60)
    assert drawn.split("\n")[1].count("╱╱") == 1


def test_two_events_of_one_day_are_not_called_simultaneous() -> None:
    drawn = shown(timeline("2025-08-15", "~10:25"), 1, 80)
    assert drawn.split("\n")[2] == f"Fr., 15. August 2025, ~10:25 AKDT{'':44}2/2"


def test_a_deck_without_times_gets_an_even_bar_without_labels() -> None:
    assert shown(timeline(None, None, None, None, None), 2, 33) == (
        "●━━━━━━━●━━━━━━━◆───────○───────○\n" + f"{'':30}3/5"
    )


def test_a_deck_of_one_slide_has_a_bar() -> None:
    assert shown(timeline("11:10"), 0, 30) == (
        "            11:10\n━━━━━━━━━━━━━━◆───────────────\n11:10 AKDT                 1/1"
    )


def test_several_slides_in_a_cell_have_a_shape_of_their_own() -> None:
    crowded = timeline(*(f"1{i // 60}:{i % 60:02}" for i in range(60)))
    line = shown(crowded, 30, 20).split("\n")[1]
    assert len(line) == 20
    assert line[0] == "◉"
    assert line[-1] == "◎"
    assert line.count("◆") == 1


def test_on_old_consoles_the_bar_is_ascii() -> None:
    assert shown(STORY, 3, 78, look=ASCII, phase="Talks") == (
        "~10:25        11:26                                                 ~15:00\n"
        "~======*====*===@##########################.############---------------?::::-.\n"
        "Fri, 15 August 2025, 11:26–13:56 AKDT - 16 minutes later           Talks - 4/7"
    )


def test_days_and_years_are_labelled_as_finely_as_needed() -> None:
    days = timeline("2025-08-15", "2025-08-20", "2025-08-25")
    assert shown(days, 0, 40).split("\n")[0] == "15. Aug.        20. Aug.        25. Aug."
    years = timeline("1945-02-04", "1961-06", "~1989")
    assert shown(years, 0, 40, look=ENGLISH).split("\n")[0].split() == ["1945", "1961", "~1989"]
    nights = timeline("2025-08-15T22:00", "2025-08-16T02:00")
    assert shown(nights, 0, 50).split("\n")[0].split("  ")[0] == "15. Aug. 22:00"


def test_neighbours_never_have_the_same_label() -> None:
    week = timeline(
        "2025-08-15T10:00",
        "2025-08-16T02:00",
        "2025-08-16T12:00",
        "2025-08-16T22:00",
        "2025-08-18",
        "2025-08-20T08:00",
        "2025-08-20T20:00",
    )
    for slide in range(7):
        labels = shown(week, slide, 120).split("\n")[0].split("  ")
        seen = [label.strip() for label in labels if label.strip()]
        assert seen == ["15. Aug.", "16. Aug.", "18. Aug.", "20. Aug."]


def test_labels_follow_the_zone_that_is_shown() -> None:
    moscow = Look(words=LANGUAGES["en"], zone=ZoneInfo("Europe/Moscow"))
    drawn = shown(timeline("11:10", "12:10"), 0, 60, look=moscow).split("\n")
    assert drawn[0].split() == ["22:10", "23:10"]
    assert drawn[2].startswith("Fri, 15 August 2025, 22:10 MSK")


def test_the_words_give_way_from_the_gap_to_the_date_and_the_number_stays() -> None:
    lasts = [shown(STORY, 2, width, phase="Ankunft").split("\n")[2] for width in range(8, 80)]
    seen = list(dict.fromkeys(" ".join(last.split()) for last in lasts))
    assert seen == [
        "3/7",
        "11:10 3/7",
        "11:10 AKDT 3/7",
        "11:10 AKDT Ankunft · 3/7",
        "11:10 AKDT · 16 Minuten später 3/7",
        "Fr., 15. August 2025, 11:10 AKDT 3/7",
        "Fr., 15. August 2025, 11:10 AKDT Ankunft · 3/7",
        "Fr., 15. August 2025, 11:10 AKDT · 16 Minuten später 3/7",
        "Fr., 15. August 2025, 11:10 AKDT · 16 Minuten später Ankunft · 3/7",
    ]


def test_a_note_takes_the_place_of_the_time() -> None:
    last = shown(STORY, 2, 40, note="Mit Eingabe zu Folie 12").split("\n")[2]
    assert last == "Mit Eingabe zu Folie 12              3/7"


def test_a_note_that_is_too_long_keeps_its_end_and_is_visibly_cut() -> None:
    typed, zone = "Mit Eingabe zu Folie 12", "Zeitzone jetzt: Alaska-Sommerzeit"
    assert shown(STORY, 2, 16, rows=1, note=typed) == "… Folie 12   3/7"
    assert shown(STORY, 2, 16, rows=1, note=zone) == "…Sommerzeit  3/7"
    assert shown(STORY, 2, 8, rows=1, note=typed) == "… 12 3/7"
    assert shown(STORY, 2, 36, rows=3, note=zone).split("\n")[2].startswith("… jetzt: Alaska-Somm")
    assert shown(STORY, 2, 16, rows=1, note=typed, look=ASCII).startswith("~")


def test_where_no_note_fits_the_number_stays() -> None:
    assert shown(STORY, 2, 6, rows=1, note="Folie 12") == "   3/7"


def test_the_hint_stands_beside_a_note() -> None:
    says = {"hint": "▲▼12", "hint_short": "▲▼", "note": "Mit Eingabe zu Folie 12"}
    assert shown(STORY, 2, 34, rows=1, **says) == "Mit Eingabe zu Folie 12   ▲▼12 3/7"
    assert shown(STORY, 2, 30, rows=1, **says) == "Mit Eingabe zu Folie 12 ▲▼ 3/7"
    assert shown(STORY, 2, 18, rows=1, **says) == "… Folie 12  ▲▼ 3/7"


def test_a_note_leaves_the_line_what_it_does_not_need() -> None:
    says = {"hint": "▼9", "hint_short": "▼", "note": "Mit Eingabe zu Folie 12"}
    assert shown(STORY, 2, 60, rows=1, **says) == (
        "◐━●━◆─○═══════◦════─────◌═─◦  Mit Eingabe zu Folie 12 ▼9 3/7"
    )


def test_a_long_phase_is_cut_visibly_and_goes_where_little_would_be_left() -> None:
    def last(width: int) -> str:
        return shown(STORY, 0, width, phase="Pressekonferenz").split("\n")[2]

    assert last(56) == "Fr., 15. August 2025, ~10:25 AKDT  Pressekonferenz · 1/7"
    assert last(55) == "Fr., 15. August 2025, ~10:25 AKDT  Pressekonfere… · 1/7"
    assert last(49) == "Fr., 15. August 2025, ~10:25 AKDT  Pressek… · 1/7"
    assert last(48) == "Fr., 15. August 2025, ~10:25 AKDT            1/7"


def test_the_gap_goes_before_the_name_of_a_phase_is_cut() -> None:
    def last(width: int) -> str:
        return shown(STORY, 2, width, phase="Pressekonferenz").split("\n")[2]

    date = "Fr., 15. August 2025, 11:10 AKDT"
    assert last(75) == f"{date} · 16 Minuten später  Pressekonferenz · 3/7"
    assert last(74) == f"{date}{' ' * 21}Pressekonferenz · 3/7"


# --- one row ------------------------------------------------------------------------------------


def test_on_a_small_screen_line_clock_and_number_share_a_row() -> None:
    assert shown(STORY, 2, 36, rows=1) == "◐━●━◆─○══◦═══──◌═─◦  11:10 AKDT  3/7"
    assert shown(STORY, 3, 60, rows=1).endswith("  11:26–13:56 AKDT  4/7")


def test_a_narrow_screen_still_gets_a_tiny_line() -> None:
    assert shown(STORY, 2, 20, rows=1) == "◉◆◦═◌◦    11:10  3/7"
    assert shown(STORY, 2, 20, rows=1, hint="▼23", hint_short="▼") == "◉◆◦═◌◦ 11:10 ▼23 3/7"
    assert shown(STORY, 4, 20, rows=1, hint="▼23", hint_short="▼") == "◉◉◇■◌◦      ▼23  5/7"
    places = {len(shown(STORY, slide, 20, rows=1)[:6].strip()) for slide in range(7)}
    assert places == {6}


def test_a_deck_without_times_has_room_for_the_hint() -> None:
    says = {"hint": "▼9", "hint_short": "▼"}
    assert shown(timeline(None, None, None), 1, 34, rows=1, **says).endswith("─○  ▼9  2/3")
    assert shown(timeline(None, None, None), 1, 20, rows=1, **says).endswith("─○  ▼9  2/3")


def test_at_eight_cells_only_the_number_is_left() -> None:
    assert shown(STORY, 2, 8, rows=1) == "     3/7"


def test_where_not_even_the_number_fits_the_slide_is_left() -> None:
    assert [shown(STORY, 2, width, rows=1) for width in (3, 2, 1)] == ["3/7", " 3", "3"]


def test_a_hint_stands_beside_the_number_and_outlasts_the_clock() -> None:
    says = {"hint": "▲▼12", "hint_short": "▲▼"}
    assert shown(STORY, 2, 16, rows=1, **says) == "11:10  ▲▼12  3/7"
    assert shown(STORY, 2, 36, rows=1, **says) == "◐━●━◆─○══◦═══──◌═─◦   11:10 ▲▼12 3/7"
    assert shown(STORY, 2, 9, rows=1, **says) == "▲▼12  3/7"
    assert shown(STORY, 2, 6, rows=1, **says) == "▲▼ 3/7"


def test_marks_of_a_small_bar_stay_where_they_are() -> None:
    lines = [shown(STORY, slide, 60, rows=1)[:35] for slide in range(7)]
    places = [[cell for cell, char in enumerate(line) if char in "●◆○◐◈◌•◇◦"] for line in lines]
    assert len(places[0]) == 7
    assert places == [places[0]] * 7


# --- clicks -------------------------------------------------------------------------------------


def clicked(spots: tuple[Spot, ...], row: int, column: int) -> int | None:
    found = [s.slide for s in spots if s.row == row and s.left <= column < s.right]
    assert len(found) <= 1, "two meanings for one cell"
    return found[0] if found else None


def test_a_click_on_or_beside_a_mark_goes_to_its_slide() -> None:
    _, spots = bar(STORY, 0, 78, 3, GERMAN, Status())
    assert [clicked(spots, 1, column) for column in (5, 6, 7, 8, 9)] == [None, 1, 1, 1, None]


def test_a_click_on_a_label_goes_to_its_slide() -> None:
    _, spots = bar(STORY, 0, 78, 3, GERMAN, Status())
    assert clicked(spots, 0, 68) == 5


def test_clicks_on_a_cell_go_round_its_slides() -> None:
    crowded = timeline(*(f"10:{i:02}" for i in range(12)))
    slide, seen = 0, []
    for _ in range(5):
        _, spots = bar(crowded, slide, 4, 3, GERMAN, Status())
        there = clicked(spots, 1, 0)
        assert there is not None
        slide = there
        seen.append(slide)
    members = plan_of(crowded, 4).cells[0]
    assert len(members) > 1
    assert seen == [members[i % len(members)] for i in range(1, 6)]


# --- always -------------------------------------------------------------------------------------


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Timelines of any order, with spans, doubts and slides without a time."""
    start = read_when("2025-08-15T08:00", day=None, zone=ALASKA).first
    marks = []
    for slide in range(draw(st.integers(1, 30))):
        minutes = draw(st.none() | st.integers(0, 600) | st.integers(0, 100_000))
        when = None
        if minutes is not None:
            first = Moment(
                at=start + timedelta(minutes=minutes),
                precision=draw(st.sampled_from(Precision)),
                approximate=draw(st.booleans()),
            )
            length = draw(st.none() | st.integers(0, 500))
            when = When(
                start=first,
                end=None
                if length is None
                else Moment(at=first.at + timedelta(minutes=length), precision=first.precision),
            )
        marks.append(Mark(slide=slide, when=when))
    return Timeline(marks=tuple(marks))


@given(timelines(), st.data(), st.integers(1, 130), st.sampled_from([1, 3]))
def test_no_row_of_the_bar_is_too_wide(
    of: Timeline, data: st.DataObject, width: int, rows: int
) -> None:
    slide = data.draw(st.integers(0, len(of.marks) - 1))
    lines, spots = bar(of, slide, width, rows, GERMAN, Status(phase="Phase", hint="▲▼3"))
    assert len(lines) in ((1,) if rows == 1 else (2, 3))
    assert all(line_width(line) <= width for line in lines)
    assert all(0 <= s.left < s.right <= width and 0 <= s.row < len(lines) for s in spots)
    if width >= 5:
        assert line_text(lines[-1]).endswith(f"{slide + 1}/{len(of.marks)}")


@given(timelines(), st.data(), st.integers(30, 130))
def test_marks_never_coincide_while_there_are_cells(
    of: Timeline, data: st.DataObject, width: int
) -> None:
    slide = data.draw(st.integers(0, len(of.marks) - 1))
    lines, spots = bar(of, slide, width, 3, ENGLISH, Status())
    line = line_text(lines[-2])
    assert sum(char in "●◆○◐◈◌•◇◦" for char in line) == len(of.marks)
    on_marks = [s.slide for s in spots if s.row == len(lines) - 2]
    assert sorted(on_marks) == list(range(len(of.marks)))


@given(timelines(), st.data(), st.integers(8, 130))
def test_labels_never_overlap_and_the_current_one_is_always_there(
    of: Timeline, data: st.DataObject, width: int
) -> None:
    slide = data.draw(st.integers(0, len(of.marks) - 1))
    _, spots = bar(of, slide, width, 3, GERMAN, Status())
    if not plan_of(of, width).timed:
        return
    labels = sorted((s.left, s.right, s.slide) for s in spots if s.row == 0)
    for (_, end, _), (start, _, _) in pairwise(labels):
        assert start - end >= APART
    if of.marks[slide].when and len(label_of(of, slide, GERMAN)) <= width:
        assert slide in [owner for _, _, owner in labels]
