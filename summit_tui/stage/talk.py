"""What the stage knows of a talk, without Textual: where it is and what it shows.

The app keeps one `Talk`; every command makes a new one, see `act`.  Pure, but for decks in
other languages, which are read when they are first asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from summit_tui.blocks import Block
from summit_tui.dates import counted, language_name
from summit_tui.deck import Deck
from summit_tui.draw.frame import Frame
from summit_tui.draw.look import Look
from summit_tui.draw.overview import overview
from summit_tui.draw.panel import with_panel
from summit_tui.draw.slide import draw
from summit_tui.memory import Lost
from summit_tui.pace import USUAL_PACE, Pace, stay
from summit_tui.position import Back, GoTo, Move, Next, Outline, Position, moved
from summit_tui.problems import DeckError
from summit_tui.stage.finder import Overview, opened_at, resized
from summit_tui.stage.finder import scrolled as overview_scrolled
from summit_tui.stage.seek import Sought, sought_in
from summit_tui.story import Story, next_language, translated
from summit_tui.timekeeping import STOPPED, Clock
from summit_tui.timeline import Timeline, timeline_of
from summit_tui.values import dataclass
from summit_tui.voice import interface
from summit_tui.way import START, Way, bookmark_of, returned, returned_ahead, titles_of
from summit_tui.words import Words

BOTTOM = 1_000_000
"""More rows than any slide has."""
NO_FAULTS: Mapping[str, DeckError] = MappingProxyType({})


Asks: TypeAlias = Literal["", "search", "overview", "mark", "jump", "link"]
"""What the prompt at the foot of a slide asks for, or the overview, which takes all keys as well;
empty where none is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the audience keeps while the speaker looks ahead."""

    at: Position
    scroll: int = 0
    point: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One moment of a talk."""

    story: Story
    language: str
    """The key, in `story`, of the deck that is shown."""
    deck: Deck
    timeline: Timeline
    """That of `deck`."""
    outline: Outline
    """That of `deck`."""
    look: Look
    forced: Words | None
    """The interface's words, whatever the deck's language is; None follows the deck."""
    zones: Sequence[ZoneInfo]
    """The zones that can be shown, the event's own first; empty for a deck without zones."""
    at: Position
    scroll: int = 0
    """Rows of the slide scrolled off the top."""
    stepped: bool = False
    """True right after a step on the same slide, until it has been drawn."""
    typed: str = ""
    """Digits of a slide's number, not yet entered."""
    way: Way = START
    """Where the talk has been, and its bookmarks."""
    clock: Clock = STOPPED
    lost: Lost | None = None
    """The talk before, which broke off, as long as it can be gone on with."""
    jumped: bool = False
    """True right after a jump, when Backspace returns from it."""
    asks: Asks = ""
    sought: Sought | None = None
    """The search whose hits are marked; never None while the prompt asks for it."""
    overview: Overview | None = None
    """The overview; never None while `asks` is it."""
    seeking: bool = False
    """True right after going to a hit, until it has been drawn."""
    note: str = ""
    """A line for the audience's last row, until the next key."""
    links: tuple[tuple[str, str], ...] = ()
    """Text and address of the links that the prompt asks for."""
    opening: str = ""
    """The address of a link that is to be opened now."""
    faults: Mapping[str, DeckError] = field(default_factory=lambda: NO_FAULTS)
    """What is wrong with files as they were saved last, by path; the decks are those before."""
    blank: bool = False
    held: Held | None = None
    """Where the audience is while its slide is frozen; `at` is then where the speaker looks."""
    point: int | None = None
    """The block, from 0, that is pointed at until the next step; the slide may not have it."""
    pace: Pace = USUAL_PACE
    """How long each place stays while the talk plays by itself."""
    playing: bool = False
    """True while the talk plays by itself."""
    loop: bool = False
    """True if playing begins again after the last slide."""
    uncovered: str = ""
    """The id of the slide whose sensitive pictures are shown."""

    def frame(self, width: int, height: int) -> Frame:
        """Return what the stage shows at this size."""
        if self.blank:
            return Frame(width=width, height=height, lines=((),) * height, title_at=(0, 0))
        if self.held:
            return self.audience().frame(width, height)
        if self.asks == "overview":
            frame = self._overview(width, height)
            return with_panel(frame, *self._fault()) if self.faults else frame
        look = replace(
            self.look,
            wanted=self.sought.needle if self.sought else "",
            uncovered=self.uncovered == self.deck.slides[self.at.slide].id,
            # A reader would say the words again.
            pointed=None if self.look.plain else self.pointed(),
        )
        frame = draw(
            self.deck,
            self.timeline,
            self.at,
            width,
            height,
            look,
            scroll=self.scroll,
            note=self.said(),
        )
        return with_panel(frame, *self._fault()) if self.faults else frame

    def audience(self) -> "Talk":
        """Return the talk as the audience sees it: without what the speaker looks at meanwhile."""
        held = self.held
        if held is None:
            return self
        there = replace(self._at(held.at), scroll=held.scroll, stepped=False, blank=self.blank)
        return replace(there, point=held.point, held=None, sought=None)

    def pointed(self) -> Block | None:
        """Return the block that is pointed at, if the slide shows one of that number."""
        parts = self.deck.slides[self.at.slide].body.parts
        part = parts[self.point] if self.point is not None and self.point < len(parts) else None
        return part.block if part and part.step <= self.at.step else None

    def _overview(self, width: int, height: int) -> Frame:
        seen = self.overview
        assert seen is not None
        return overview(
            self.deck,
            self.timeline,
            seen.slides,
            seen.chosen,
            width,
            height,
            self.look,
            here=self.at.slide,
            wanted=seen.wanted,
            scroll=seen.scroll,
        )

    def _fault(self) -> tuple[str, str]:
        """The first fault of a file, that of the shown deck above all, and how many more it has."""
        words, faults = self.look.words, self.faults
        fault = faults.get(self.deck.path) or next(iter(faults.values()))
        first, *others = fault.problems
        line = words.fault_line.format(
            file=Path(first.path).name, line=first.place.line, fault=first.message
        )
        return line, counted(words.more_faults, len(others), words) if others else ""

    def said(self) -> str:
        """Return what the bar says in place of the time."""
        words = self.look.words
        if self.asks == "search" and self.sought:
            return self.sought.prompt(self.at, words)
        if self.asks == "mark":
            return words.mark_which
        if self.asks == "jump":
            return words.jump_where.format(marks=self._numbered(titles_of(self.way, self.deck)))
        if self.asks == "link":
            names = [(number, text) for number, (text, _) in enumerate(self.links, 1)]
            return words.link_which.format(links=self._numbered(names))
        return words.go_to.format(digits=self.typed) if self.typed else self.note

    def _numbered(self, names: Sequence[tuple[int, str]]) -> str:
        form = self.look.words.mark_line
        some = (form.format(n=number, title=name) for number, name in names)
        return f" {self.look.glyphs.dot} ".join(some)

    def drawn(self, width: int, height: int) -> "tuple[Talk, Frame]":
        """Return the talk and its frame, scrolled to where a step that was just taken shows."""
        seen = self.overview
        if self.held:
            return self, self.frame(width, height)
        if self.asks == "overview" and seen and (seen.width, seen.height) != (width, height):
            talk = replace(self, overview=resized(seen, self.deck, width, height))
            return talk, talk.frame(width, height)
        frame = self.frame(width, height)
        talk = replace(self, stepped=False, seeking=False)
        if self.stepped and not self.blank and frame.scroll_to_new != frame.above:
            talk = replace(talk, scroll=frame.scroll_to_new)
            frame = talk.frame(width, height)
        if self.seeking and not (self.blank or self.asks == "overview"):
            talk = talk._scrolled_to_mark(frame)
            frame = talk.frame(width, height)
        return talk, frame

    def _scrolled_to_mark(self, frame: Frame) -> "Talk":
        """The talk scrolled down to the first screen with a mark; unscrolled where none has one."""
        talk, shown = self, frame
        while not shown.marked and shown.below:
            talk = replace(talk, scroll=shown.above + max(1, min(shown.below, frame.height // 2)))
            shown = talk.frame(frame.width, frame.height)
        return talk if shown.marked else self

    def went(self, move: Move) -> "Talk":
        """Return the talk after a move."""
        at = moved(self.at, move, self.outline)
        jumped = at != self.at and not isinstance(move, Next | Back)
        way = self.way.left(bookmark_of(self.deck, self.at)) if jumped else self.way
        return replace(self._at(at), way=way, jumped=jumped)

    def _at(self, at: Position) -> "Talk":
        """The talk at another place, with nothing open."""
        stepped = at.slide == self.at.slide and at != self.at
        return replace(
            self,
            at=at,
            scroll=self.scroll if stepped else 0,
            stepped=stepped,
            jumped=False,
            asks="",
            overview=None,
            typed="",
            note="",
            blank=False,
            point=None,
        )

    def placed(self, at: Position) -> "Talk":
        """Return the talk at a place where it was taken: who was taken need not find back."""
        return self._at(at)

    def overlooked(self, width: int, height: int) -> "Talk":
        """Return the talk with the overview open on a screen of this size."""
        plain = self.look.plain
        found = opened_at(self.deck, self.at.slide, width, height, plain=plain)
        return replace(self, asks="overview", overview=found, typed="", note="")

    def at_hit(self, number: int) -> "Talk":
        """Return the talk at a hit of its search, by its number from 0."""
        assert self.sought is not None
        hit = self.sought.found[number]
        gone = self.went(GoTo(hit.at.slide, hit.at.step))
        return replace(gone, seeking=True, note=self.sought.note(number, self.look.words))

    def hit_beside(self, *, later: bool) -> "Talk":
        """Return the talk at the next hit after, or before, its place; round at the ends."""
        words, sought = self.look.words, self.sought
        if sought is None or not sought.found:
            wanted = sought.wanted.strip() if sought else ""
            note = words.no_match.format(word=wanted) if wanted else words.no_search
            return replace(self, typed="", note=note)
        return self.at_hit(sought.beside(self.at, later=later))

    def returned(self, *, ahead: bool) -> "Talk":
        """Return the talk where its last jump led away from; with `ahead`, undo that."""
        gone = (returned_ahead if ahead else returned)(self.way, self.deck, self.at)
        if gone is None:
            words = self.look.words
            note = words.no_way_ahead if ahead else words.no_way_back
            return replace(self, typed="", note=note)
        way, place = gone
        there = replace(self._at(place), way=way, jumped=True)
        if self.lost and self.lost.at == bookmark_of(self.deck, place):
            note = self.look.words.timing.goes_on
            return replace(there, clock=self.lost.clock, lost=None, note=note)
        # Backspace goes on returning, jump by jump.
        return there

    def stay(self) -> float:
        """Return the seconds for which the present place stays while the talk plays."""
        return stay(self.pace, self.deck, self.timeline, self.at)

    def played(self) -> "Talk":
        """Return the talk after its present place has stayed long enough."""
        gone = self.went(Next())
        if gone.at != self.at:
            return gone
        if self.loop:
            return self._at(Position())
        return replace(self, playing=False, note=self.look.words.play_ended)

    def stopped(self) -> "Talk":
        """Return the talk no longer playing by itself; what a key did besides stays done."""
        words = self.look.words
        told = self.note not in ("", words.playing)
        return replace(self, playing=False, note=self.note if told else words.play_stopped)

    def toggled(self) -> "Talk":
        """Return the talk playing, or no longer."""
        if self.playing:
            return self.stopped()
        return replace(self, playing=True, typed="", note=self.look.words.playing)

    def closed(self) -> "Talk":
        """Return the talk without prompt, search, digits and note."""
        return replace(self, asks="", sought=None, typed="", note="")

    def scrolled(self, rows: int, shown: Frame, fallback: Move) -> "Talk":
        """Return the talk scrolled by `rows`, or moved where there is nothing left to scroll."""
        if self.asks == "overview" and self.overview:
            return replace(self, overview=overview_scrolled(self.overview, self.deck, rows))
        if rows < 0 and self.at.step and shown.page and shown.above <= shown.scroll_to_new:
            # Page by page, back goes the same way that on came: what was revealed here goes first.
            return replace(self.went(fallback), scroll=BOTTOM, stepped=False)
        left = shown.below if rows > 0 else shown.above
        if not left or self.blank:
            gone = self.went(fallback)
            # Up from the top of a slide leads to the bottom of the one before; the frame keeps
            # the number within what there is.
            if gone.at == self.at:
                return replace(gone, scroll=shown.above)
            return replace(gone, scroll=BOTTOM) if rows < 0 else gone
        if shown.page:
            rows = shown.page if rows > 0 else -shown.page
        rows = min(rows, left) if rows > 0 else max(rows, -left)
        return replace(self, scroll=shown.above + rows, typed="", note="")

    def digit(self, digit: str) -> "Talk":
        """Return the talk with one more digit typed; more digits than slides have are dropped."""
        return replace(self, typed=(self.typed + digit)[: len(str(len(self.deck.slides)))], note="")

    def entered(self) -> "Talk":
        """Return the talk at the slide whose number was typed."""
        number = int(self.typed or "0")
        if not 1 <= number <= len(self.deck.slides):
            no_slide = self.look.words.no_slide.format(m=len(self.deck.slides))
            return replace(self, typed="", note=no_slide)
        return self.went(GoTo(number - 1))

    def in_next_language(self) -> "Talk":
        """Return the talk at the same place in the story's next language."""
        words = self.look.words
        language, fault = next_language(self.story, self.language)
        passed_over = f"{words.deck_fault}: {Path(fault.problems[0].path).name}" if fault else ""
        if language is None:
            name = language_name(self.deck.language, words)
            only = words.only_language.format(language=name)
            return replace(self, note=passed_over or only, typed="")
        deck = self.story[language]
        talk = self.holding(language, deck, translated(self.at, self.deck, deck))
        now = "" if self.forced else talk.look.words.in_language
        return replace(talk, scroll=0, typed="", note=passed_over or now)

    def holding(self, language: str, deck: Deck, at: Position) -> "Talk":
        """Return the talk with another deck at `at`, and all that is made of the deck anew."""
        words, seen, held = interface(deck, self.forced), self.overview, self.held
        return replace(
            self,
            language=language,
            deck=deck,
            timeline=timeline_of(deck),
            look=replace(self.look, words=words),
            outline=deck.outline(),
            at=at,
            held=held and replace(held, at=translated(held.at, self.deck, deck)),
            sought=sought_in(deck, words, self.sought.wanted) if self.sought else None,
            overview=seen and opened_at(deck, at.slide, seen.width, seen.height, plain=seen.plain),
        )
