"""``python -m tests.live_proof``: a talk that cannot be lost, tried hard, with figures.

The suite runs each trial in a small form (``tests/test_live_proof.py``); here are the whole ones:

- 10,000 random moves from three who steer at once, with the deck saved again and again: all of
  them, and the screen, agree soon after the last move, and memory stays flat.
- 200 times ``kill -9``, also in the middle of a start: each time ``--resume`` is at the same slide,
  step and clock, nothing that was left behind is in the way, and who follows is there again soon.
- 100 MB of garbage, half lines and silent callers: keys take as long as ever, and nothing is seen.
"""

import argparse
import os
import random
import select
import signal
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from summit_tui.deck import Deck
from summit_tui.live.card import Card, LiveError
from summit_tui.live.client import Link
from summit_tui.live.folder import runtime_folder, talks
from summit_tui.load import load_deck
from summit_tui.position import Back, Next, Position, moved
from summit_tui.session import Do, Order, State, ToNumber, ToSlide, newest
from tests.bench.programs import OURS, marker
from tests.bench.session import Session

SLIDES = 30
IN_FLIGHT = 20
"""Commands of one who steers that wait for an answer."""


def deck_in(folder: Path, saved: int = 0) -> Path:
    """Write a deck whose last slide no random move goes to; `saved` makes it another text.

    Each third slide has three points that come one at a time.
    """
    points = f"\n\n      - one\n      - two\n      - three {saved}\n    reveal: items"
    slides = "".join(
        f"  - title: Slide {n}\n    id: slide-{n}\n    body: |\n      {marker(n)}"
        f"{'' if n % 3 else points}\n"
        for n in range(1, SLIDES + 1)
    )
    path = folder / "proof.yaml"
    path.write_text(f"title: Proof {saved}\nlanguage: en\nslides:\n{slides}")
    return path


@dataclass
class Peer:
    """One who steers."""

    link: Link
    state: State | None = None
    asked: int = 0
    answered: int = 0

    def hears(self) -> None:
        for said in self.link.heard():
            if isinstance(said, State):
                self.state = newest(self.state, said)
            else:
                self.answered += 1

    def sends(self, order: Order) -> None:
        self.link.send(order)
        self.asked += 1


def joined(patience: float = 20.0) -> Peer:
    """Join the one talk that runs, and hear its state."""
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        cards = talks(runtime_folder(os.environ))
        with suppress(LiveError):
            if cards:
                return heard_first(cards[0], until)
        time.sleep(0.01)
    raise AssertionError(f"no talk within {patience:g} seconds")


def heard_first(card: Card, until: float) -> Peer:
    peer = Peer(Link.to(card))
    while peer.state is None and time.perf_counter() < until:
        peer.link.wait(0.5)
        peer.hears()
    return peer


def some_move(chance: random.Random) -> Order:
    plain = ("next", "back", "first", "down", "page-up", "blank", "freeze", "show", "theme")
    several = [Do(what) for what in plain] + [Do("next")] * 4
    number = chance.randrange(1, SLIDES)
    others = [ToNumber(number), ToSlide(f"slide-{number}")]
    return chance.choice([*several, *others])


def moves(count: int, seed: int) -> Mapping[str, float]:
    """`count` moves from three at once, the deck saved twice a second meanwhile."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name, Session([*OURS, str(deck_in(Path(name)))]) as stage:
        stage.seen(marker(1))
        peers = [joined() for _ in range(3)]
        saved, save_at, early = 0, time.perf_counter(), 0.0
        begun, left = time.perf_counter(), count - 1
        while left or any(peer.answered < peer.asked for peer in peers[1:]):
            ready, _, _ = select.select([peer.link for peer in peers], [], [], 0.01)
            for link in ready:
                next(peer for peer in peers if peer.link is link).hears()
            for peer in peers:
                if left and peer.asked - peer.answered < IN_FLIGHT:
                    peer.sends(some_move(chance))
                    left -= 1
            if left < count * 0.8 and not early:
                early = stage.memory()
            if time.perf_counter() > save_at:
                saved, save_at = saved + 1, time.perf_counter() + 0.5
                deck_in(Path(name), saved)
            stage.chunks[:-50] = []  # what was painted long ago is looked at by nobody
        taken = time.perf_counter() - begun
        peers[0].sends(Do("show"))
        peers[0].sends(ToNumber(SLIDES))
        last = time.perf_counter()
        while not _agree(peers):
            assert time.perf_counter() < last + 10, [peer.state for peer in peers]
            select.select([peer.link for peer in peers], [], [], 0.05)
            for peer in peers:
                peer.hears()
        agreed = time.perf_counter() - last
        painted = _painted(stage, marker(SLIDES), last)
        late = stage.memory()
        for peer in peers:
            peer.link.close()
        return {
            "moves": count,
            "saved": saved,
            "moves a second": count / taken,
            "all agree after ms": agreed * 1000,
            "on the screen after ms": (painted - last) * 1000,
            "memory early MB": early,
            "memory late MB": late,
        }


def _agree(peers: list[Peer]) -> bool:
    states = {peer.state for peer in peers if peer.answered == peer.asked}
    return len(states) == 1 and all(s and s.at.slide == f"slide-{SLIDES}" for s in states)


def _painted(stage: Session, text: str, since: float) -> float:
    """When `text` came to the terminal."""
    until = time.perf_counter() + 10
    while time.perf_counter() < until:
        for at, data in list(stage.chunks):
            if at >= since and text.encode() in data:
                return at
        time.sleep(0.005)
    raise AssertionError("never painted")


def kills(count: int, seed: int) -> Mapping[str, float]:
    """`count` times ``kill -9`` of a talk that is moved by keys or commands, at any moment."""
    chance = random.Random(seed)
    waited: list[float] = []
    in_start = 0
    with tempfile.TemporaryDirectory() as name:
        path = deck_in(Path(name))
        deck = load_deck(str(path))
        possible, since = [Position()], None
        for number in range(count):
            with Session([*OURS, "--resume", str(path)]) as stage:
                if number and chance.random() < 0.2:
                    in_start += 1
                    time.sleep(chance.random())
                    os.kill(stage.pid, signal.SIGKILL)
                    continue
                shown = stage.seen("MK")
                peer = joined()
                waited.append(time.perf_counter() - shown)
                at = _position(deck, peer.state)
                assert at in possible, f"kill {number}: at {at}; expected {possible}"
                assert peer.state is not None
                assert since in (None, peer.state.clock.since), f"kill {number}: another clock"
                assert len(talks(runtime_folder(os.environ))) == 1
                since = peer.state.clock.since
                possible = _moved_and_killed(stage, peer, deck, chance)
                peer.link.close()
    return {
        "kills": count,
        "of them in a start": in_start,
        "found again after ms, median": statistics.median(waited) * 1000,
        "worst": max(waited) * 1000,
    }


def _moved_and_killed(
    stage: Session, peer: Peer, deck: Deck, chance: random.Random
) -> list[Position]:
    """Move a while and kill; return where the talk may be: at the place that was told last, or
    where it went from there and had no time to tell."""
    outline, keys = deck.outline(), chance.random() < 0.5
    places = [_position(deck, peer.state)]
    for _ in range(chance.randrange(1, 15)):
        move = chance.choice([Next(), Next(), Next(), Back()])
        places.append(moved(places[-1], move, outline))
        if keys:
            stage.send("n" if isinstance(move, Next) else "p")
        else:
            peer.sends(Do("next" if isinstance(move, Next) else "back"))
        if chance.random() < 0.7:
            time.sleep(chance.random() * 0.03)
            peer.hears()
    time.sleep(chance.random() * 0.02)
    os.kill(stage.pid, signal.SIGKILL)
    with suppress(LiveError):
        while peer.link.wait(5):  # what it had said before
            peer.hears()
    told = _position(deck, peer.state)
    # Forward and back lead to one place by two ways; the first of them is allowed, too.
    return places[places.index(told) :]


def _position(deck: Deck, state: State | None) -> Position:
    assert state is not None
    return Position(deck.index_of(state.at.slide) or 0, state.at.step)


def attacked(megabytes: int) -> Mapping[str, float]:
    """Steps before and during an attack of all kinds at once, in one run."""
    with tempfile.TemporaryDirectory() as name, Session([*OURS, str(deck_in(Path(name)))]) as stage:
        stage.seen(marker(1))
        address = talks_soon().address
        before = steps(stage)
        memory = stage.memory()
        stop = threading.Event()
        attack = threading.Thread(target=harm, args=(address, megabytes, stop))
        attack.start()
        during = steps(stage)
        while attack.is_alive():
            during += steps(stage)
        attack.join()
        grown = stage.memory() - memory
        seen = b"".join(data for _, data in stage.chunks)
        assert HARM not in seen, "garbage on the terminal"
        peer = joined()
        assert peer.state is not None
        peer.link.close()
    return {
        "garbage MB": megabytes,
        "step ms before, median": statistics.median(before),
        "step ms during, median": statistics.median(during),
        "p95 before": sorted(before)[int(len(before) * 0.95)],
        "p95 during": sorted(during)[int(len(during) * 0.95)],
        "steps during": len(during),
        "memory grown MB": grown,
    }


HARM = b"HARMFUL"


def talks_soon() -> Card:
    joined().link.close()
    return talks(runtime_folder(os.environ))[0]


def harm(address: str, megabytes: int, stop: threading.Event) -> None:
    """Whatever a process of the same person can do to a socket."""
    idle = []
    for _ in range(200):
        with suppress(OSError):
            idle.append(_called(address))
    for called in idle[:50]:
        with suppress(OSError):
            called.sendall(b'{"v":1,"do":"ne')
    sent, chunk = 0, (b"\x1b]2;%s\x07\x1b[2J%s\n" % (HARM, HARM)) * 3000
    while sent < megabytes * 1_000_000 and not stop.is_set():
        with suppress(OSError), _called(address) as bad:
            while sent < megabytes * 1_000_000:
                sent += bad.send(chunk)
    for called in idle:
        called.close()


def _called(address: str) -> socket.socket:
    called = socket.socket(socket.AF_UNIX)
    called.settimeout(0.5)
    try:
        called.connect(address)
    except OSError:
        called.close()
        raise
    return called


def steps(stage: Session, count: int = 10) -> list[float]:
    """Milliseconds from a key to the last byte, forwards and back."""
    taken = []
    for number in range(count):
        pressed = stage.send("n" if number % 2 == 0 else "p")
        taken.append((stage.last_byte(pressed)[0] - pressed) * 1000)
    return taken


def main() -> None:
    read = argparse.ArgumentParser(prog="python -m tests.live_proof", description=__doc__)
    read.add_argument("--moves", type=int, default=10_000)
    read.add_argument("--kills", type=int, default=200)
    read.add_argument("--garbage", type=int, default=100, help="megabytes")
    read.add_argument("--seed", type=int, default=0)
    options = read.parse_args()
    with tempfile.TemporaryDirectory(prefix="st-") as name:
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
            os.environ[variable] = name
        for trial in (
            lambda: moves(options.moves, options.seed) if options.moves else {},
            lambda: kills(options.kills, options.seed) if options.kills else {},
            lambda: attacked(options.garbage) if options.garbage else {},
        ):
            for what, figure in trial().items():
                print(f"{what}: {figure:,.1f}", flush=True)


if __name__ == "__main__":
    main()
