"""What Textual makes of our themes, and how themes change: all of it can be read."""

from dataclasses import replace

import pytest
from decks import GERMAN, PAIR, body, items, plain_deck
from rich.color import Color as RichColor
from test_stage import press, story_of, talk_of
from textual.color import Color
from waiting import wait_until

from summit_tui.blocks import Bullets, Code, Run, Text, runs_of
from summit_tui.contrast import SHAPE, contrast
from summit_tui.deck import Colour, Slide, Theme, Title
from summit_tui.draw.wrap import wrap
from summit_tui.kinds import Figure, Figures, Quote
from summit_tui.palette import SIXTEEN, THEMES, accented
from summit_tui.position import Position
from summit_tui.stage.app import StageApp
from summit_tui.stage.ink import rich_style
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.wardrobe import BUILT_IN, textual_theme
from summit_tui.story import Story, open_story

PAIRS = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("text", "background"),
    ("text", "surface"),
    ("text-muted", "background"),
    ("text-muted", "surface"),
    ("text-disabled", "surface"),
    ("text-accent", "surface"),
    ("text-primary", "surface"),
    ("text-warning", "surface"),
    ("text-error", "surface"),
    ("text-success", "surface"),
    ("accent", "surface"),
    ("accent", "background"),
    ("foreground-muted", "surface"),
    ("foreground", "surface-active"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("link-color", "surface"),
    ("link-color-hover", "link-background-hover"),
)
"""Text and what it stands on, by the names of Textual's variables."""
SHAPES = (
    ("scrollbar", "scrollbar-background"),
    ("scrollbar-hover", "scrollbar-background"),
    ("border", "background"),
    ("border-blurred", "surface"),
)


def seen(variables, text, behind):
    """Two colours as they reach the eye: ``auto`` is resolved, and nothing shines through."""
    solid = Color.parse(variables["surface"])
    back = solid + Color.parse(variables[behind])
    front = Color.parse(variables[text])
    if front.auto:
        front = back.get_contrast_text(front.a)
    front = back + front
    return front.hex6.lower(), back.hex6.lower()


@pytest.mark.parametrize("accent", [None, "#2f6f4f", "#ffee00"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_that_textual_makes_of_a_theme_can_be_read(theme, accent):
    palette = accented(THEMES[theme], accent) if accent else THEMES[theme]
    variables = textual_theme(theme, palette).to_color_system().generate()
    text = {(t, b): contrast(*seen(variables, t, b)) for t, b in PAIRS}
    shapes = {(t, b): contrast(*seen(variables, t, b)) for t, b in SHAPES}
    faint = [(pair, round(found, 2)) for pair, found in text.items() if found < palette.least]
    faint += [(pair, round(found, 2)) for pair, found in shapes.items() if found < SHAPE]
    assert faint == []


# --- on the screen ------------------------------------------------------------------------------

SHOWCASE = plain_deck(
    Slide(
        title=Title("All there is"),
        body=body(
            Text(
                text=(
                    Run(text="Plain, "),
                    Run(text="strong, ", strong=True),
                    Run(text="code, ", code=True),
                    Run(text="a link", link="https://example.org"),
                )
            ),
            Bullets(items=items("one", "two")),
            Code(text='def day():\n    return "15"  # of August', language="python"),
            Quote(text=runs_of("Quiet"), speaker="Somebody"),
            Figures(figures=(Figure(value="5", unit="km", label="by air"),)),
        ),
    ),
    Slide(title=Title("Next")),
)


def app_of(deck, **changes):
    return StageApp(talk_of(story_of(deck), Position(0)), Preferences(**changes))


def text_on(app):
    """Every colour of text and its background, as they go to the terminal."""
    filters = app.get_line_filters()
    found = {}
    for strip in app.screen._compositor.render_strips():
        segments = list(strip)
        for one in filters:
            segments = one.apply(segments, app.screen.styles.background)
        for segment in segments:
            style = segment.style
            if segment.text.strip() and style and style.color and style.bgcolor:
                front, back = (_hex(c) for c in (style.color, style.bgcolor))
                if style.reverse:
                    front, back = back, front
                found.setdefault((front, back), segment.text)
                assert not style.dim, segment.text
    return found


def _hex(colour: RichColor) -> str:
    assert colour.triplet
    return colour.triplet.hex


@pytest.mark.parametrize("theme", THEMES)
async def test_all_text_of_a_slide_and_of_a_sheet_can_be_read(theme, monkeypatch):
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = app_of(replace(SHOWCASE, theme=Theme(theme)))
    least = THEMES[theme].least
    async with app.run_test(size=(80, 40)) as pilot:
        await wait_until(lambda: app.shown.width == 80, "a frame")
        await pilot.pause()
        on_slide = text_on(app)
        await press(pilot, "question_mark")
        await wait_until(lambda: len(app.screen_stack) == 2, "a sheet")
        await pilot.pause()
        panel = THEMES[theme].panel
        on_sheet = {pair: text for pair, text in text_on(app).items() if pair[1] == panel}
    assert len(on_slide) >= 8
    assert len(on_sheet) >= 2
    faint = [
        (round(contrast(*pair), 2), pair, text)
        for pair, text in (on_slide | on_sheet).items()
        if contrast(*pair) < least and not set(text.strip()) <= set("│┃─")
    ]
    assert faint == []


# --- changing -----------------------------------------------------------------------------------


def test_the_theme_is_the_persons_then_the_decks_then_the_default():
    deck = replace(GERMAN, theme=Theme("paper"))
    assert BUILT_IN.name(GERMAN) == "aurora"
    assert BUILT_IN.name(deck) == "paper"
    assert replace(BUILT_IN, chosen="contrast").name(deck) == "contrast"


def test_themes_follow_one_another_round_and_round():
    wardrobe, names = BUILT_IN, []
    for _ in THEMES:
        wardrobe = replace(wardrobe, chosen=wardrobe.after(GERMAN))
        names.append(wardrobe.chosen)
    assert names == ["daylight", "contrast", "contrast-light", "paper", "aurora"]


def test_a_decks_accent_is_worn_in_every_theme():
    deck = replace(GERMAN, accent=Colour("#2f6f4f"))
    accents = [replace(BUILT_IN, chosen=name).palette(deck).colours["accent"] for name in THEMES]
    assert accents == ["#419a6d", "#2f6f4f", "#58b888", "#265a40", "#2f6f4f"]


@pytest.fixture
def _many_colours(monkeypatch):
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


def backgrounds(app):
    """The background of the slide's first row, and of the screen behind it."""
    style = next(iter(app.screen.view.render_line(0))).style
    return style.bgcolor.name, app.screen.styles.background.hex.lower()


@pytest.mark.usefixtures("_many_colours")
async def test_a_key_changes_the_theme_and_the_note_names_it():
    app = app_of(SHOWCASE)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: app.shown.width == 80, "a frame")
        assert backgrounds(app) == ("#0f1720", "#0f1720")
        await press(pilot, "t")
        await wait_until(lambda: "Theme: daylight" in app.shown.text(), "the note")
        await pilot.pause()
        assert backgrounds(app) == ("#f6f8fa", "#f6f8fa")
        await press(pilot, "t", "t", "t", "t")
        await wait_until(lambda: "Theme: aurora" in app.shown.text(), "the note")
        await pilot.pause()
        assert backgrounds(app) == ("#0f1720", "#0f1720")


@pytest.mark.usefixtures("_many_colours")
async def test_theme_language_and_zone_change_together_and_each_stays():
    german = replace(PAIR["de"], accent=Colour("#2f6f4f"))
    story = Story({"de": "", "en": ""}, "de", decks={"de": german, "en": PAIR["en"]})
    app = StageApp(talk_of(story, Position(2)))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_until(lambda: app.shown.width == 100, "a frame")
        await press(pilot, "t", "z", "L")
        await wait_until(lambda: "Red carpets cross." in app.shown.text(), "the other language")
        await pilot.pause()
        assert "22:10" in app.shown.text()  # 11:10 in Alaska is 22:10 in Moscow
        assert backgrounds(app) == ("#f6f8fa", "#f6f8fa")
        assert app.palette.colours["accent"] == "#006a56"  # this deck has no accent of its own
        await press(pilot, "L", "t")
        await wait_until(lambda: "Farbschema: contrast" in app.shown.text(), "the note in German")
        await pilot.pause()
        assert app.palette.colours["accent"] == "#58b888"
        assert "22:10" in app.shown.text()


async def test_where_colours_are_the_terminals_own_the_key_says_so():
    app = app_of(SHOWCASE, colours=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "t")
        await wait_until(lambda: "your terminal's own" in app.shown.text(), "the note")
        assert app.theme == "ansi-dark"


@pytest.mark.usefixtures("_many_colours")
async def test_the_key_gives_a_blank_screen_back_without_another_theme():
    app = app_of(SHOWCASE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b", "t")
        await wait_until(lambda: "Plain, strong" in app.shown.text(), "a slide")
        assert app.theme == "aurora"


def test_the_built_in_story_names_a_theme_that_there_is():
    story = open_story(None, ["en"])
    assert BUILT_IN.palette(story.deck) in THEMES.values()


@pytest.mark.parametrize("palette", [None, SIXTEEN])
def test_program_text_amid_words_stands_out_where_no_panel_can_be_seen(palette):
    (line,) = wrap((Run(text="press "), Run(text="alt", code=True)), 20)
    assert [bool(rich_style(piece.style, palette).bold) for piece in line] == [False, True]
    assert not rich_style(line[1].style, THEMES["aurora"]).bold
