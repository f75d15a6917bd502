"""The desk by ear with a stage: it follows, drives, and stays what it is when the stage goes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from decks import ENGLISH, PAIR
from stagehand import Stagehand
from waiting import wait_for

from summit_tui.deck import Deck, Slide, Title
from summit_tui.session import Do, Spot, ToSlide
from summit_tui.streams import Streams, streams_of
from summit_tui.telling import Telling, telling_of
from summit_tui.textdesk import Found, TextDesk


@dataclass
class Speaker:
    """Somebody at a desk, and the stages that can be found."""

    desk: TextDesk
    telling: Telling
    stages: list[Stagehand]
    said: list[str]
    keys: int
    """Where something is typed."""
    streams: Streams

    def says(self, typed: str) -> tuple[str, ...]:
        answer = self.desk.respond(self.telling, typed)
        self.telling = answer.telling
        return answer.lines

    def thinks(self) -> None:
        """Wait at the prompt until something was typed."""
        os.write(self.keys, b"w\n")
        self.desk.idle()


@contextmanager
def at_desk(*stages: Stagehand, deck: Deck = ENGLISH) -> Iterator[Speaker]:
    waiting = list(stages)

    def find() -> Found | None:
        return Found(link=waiting.pop(0).link) if waiting else None

    source, keys = os.pipe()
    decks = PAIR if deck is ENGLISH else {deck.language: deck}
    telling = replace(telling_of(decks, deck.language), speaker=True)
    desk = TextDesk(telling, find, source)
    said: list[str] = []
    streams = replace(streams_of(source, keys, "utf-8", idle=desk.idle), write=said.append)
    try:
        telling = desk.begun(streams)
        yield Speaker(desk, telling, waiting, said, keys, streams)
    finally:
        desk.close()
        os.close(source)
        os.close(keys)


def to(slide: str, step: int = 0) -> Spot:
    return Spot(slide=slide, step=step)


def test_a_desk_says_that_it_follows_and_drives_the_stage():
    with Stagehand(ENGLISH) as stage, at_desk(stage) as speaker:
        assert speaker.said == ["The desk follows the stage: Summit in Alaska.\n"]
        assert speaker.says("n")[0] == "Trump arrives."
        assert speaker.says("n")[0] == "The handshake."
        assert speaker.says("n") == ("Trump claps.",)
        assert stage.orders == [
            ToSlide("arrival"),
            ToSlide("handshake"),
            ToSlide("handshake", 1),
        ]
        assert stage.state.at == to("handshake", 1)


def test_a_desk_begins_where_the_stage_is():
    with Stagehand(ENGLISH) as stage:
        stage.state = replace(stage.state, at=to("talks"))
        stage.becomes(lambda state: state)
        with at_desk(stage) as speaker:
            assert speaker.says("b")[0] == "The handshake."


def test_who_was_moved_by_the_stage_hears_that_first_and_goes_on_from_there():
    with Stagehand(ENGLISH) as stage, at_desk(stage) as speaker:
        stage.becomes(lambda state: replace(state, at=to("handshake", 2)))
        assert speaker.says("n")[:2] == ("The talk is now at slide 3, The handshake.", "Talks.")


def test_a_speaker_can_look_ahead_while_the_audience_keeps_its_slide():
    with Stagehand(ENGLISH) as stage, at_desk(stage) as speaker:
        speaker.says("freeze")
        assert speaker.says("4")[0] == "Talks."
        assert (stage.state.at, stage.state.ahead) == (to("title"), to("talks"))
        assert "The audience keeps slide 1, Alaska 2025, a day." in speaker.says("desk")
        speaker.says("show")
        assert (stage.state.at, stage.state.ahead) == (to("talks"), None)


def test_who_ends_a_look_ahead_is_told_where_the_talk_is_again():
    with Stagehand(ENGLISH) as stage, at_desk(stage) as speaker:
        speaker.says("2")
        speaker.says("freeze")
        speaker.says("4")
        assert speaker.says("freeze") == (
            "You are back with the audience.",
            "The talk is now at slide 2, Trump arrives.",
        )
        assert speaker.says("n")[0] == "The handshake."


def test_a_stage_that_lacks_a_slide_keeps_the_desk_where_it_is():
    more = replace(ENGLISH, slides=(*ENGLISH.slides, Slide(title=Title("New"), id="new")))
    with Stagehand(ENGLISH) as stage, at_desk(stage, deck=more) as speaker:
        assert speaker.says("last") == ("The stage does not have this slide.",)
        assert speaker.telling.at.slide == 0


def test_a_command_that_the_stage_does_not_know_is_told():
    with Stagehand(ENGLISH) as stage, at_desk(stage) as speaker:
        assert speaker.says("stage theme") == ("The stage does not know this command.",)


def test_a_desk_whose_stage_has_gone_goes_on_alone_and_follows_the_next_one():
    with at_desk(stage := Stagehand(ENGLISH).__enter__()) as speaker:
        speaker.says("n")
        stage.goes()
        assert speaker.says("n")[:2] == (
            "The stage has gone. The desk looks for it.",
            "The handshake.",
        )
        assert speaker.says("freeze") == ("The stage has gone. The desk looks for it.",)
        assert speaker.says("n") == ("Trump claps.",)
        with Stagehand(ENGLISH) as again:
            speaker.stages.append(again)
            again.becomes(lambda state: replace(state, at=to("talks")))
            wait_for(lambda: followed(speaker), "the stage was found again")
            assert speaker.says("w")[:2] == (
                "The stage is back.",
                "The talk is now at slide 4, Talks.",
            )


def followed(speaker: Speaker) -> bool:
    """True once the desk has looked for a stage, and heard it, while nothing was typed."""
    speaker.desk.look_around(0.01)
    return not speaker.stages and speaker.desk.follows


def test_a_clock_without_a_stage_is_the_desk_s_own():
    with at_desk() as speaker:
        assert speaker.said[0].startswith("No stage runs.")
        assert speaker.says("clock start") == ("The clock starts now.",)
        assert "0 seconds since the start." in speaker.says("c")


def test_nothing_is_said_while_a_speaker_thinks():
    with Stagehand(ENGLISH) as stage, at_desk(stage) as speaker:
        speaker.says("clock start")
        stage.becomes(lambda state: replace(state, at=to("talks")))
        speaker.thinks()
        assert len(speaker.said) == 1
        assert stage.orders == [Do("clock-start")]


def test_a_mark_is_said_where_marks_are_on_and_then_the_prompt_again():
    minute = replace(ENGLISH, duration=60.05 / 60)
    with at_desk(deck=minute) as speaker:
        speaker.says("clock start")
        speaker.says("marks on")
        wait_for(lambda: speaker.desk.look_around(0.01) or len(speaker.said) > 1, "a mark came")
        assert speaker.said[1:] == ["\n1 minute left.\nSlide 1 of 5: "]


def test_no_mark_is_said_where_nobody_asked_for_them():
    minute = replace(ENGLISH, duration=60.01 / 60)
    with at_desk(deck=minute) as speaker:
        speaker.says("clock start")
        wait_for(
            lambda: speaker.desk.look_around(0.01) or "59 seconds left" in speaker.says("c")[1],
            "a minute is left",
        )
        assert len(speaker.said) == 1
