"""The live channel: who follows agrees with the stage, and nobody else can do anything to it."""

import asyncio
import os
import socket
import stat
import struct
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waiting import wait_until

from summit_tui.live.card import Card, LiveError, Lost, put, read_card, written
from summit_tui.live.client import Link
from summit_tui.live.folder import runtime_folder, talks, talks_of
from summit_tui.live.server import MAX_BAD, MAX_PEERS, Server
from summit_tui.session import Do, PointAt, Spot, State, ToNumber, digest_of, order_line

DECK = "/talks/flood.yaml"
STATE = State(deck=digest_of("a"), epoch=5, at=Spot(slide="one"))


class Stage:
    """As much of a stage as a channel needs: a number that goes up, and what was asked for."""

    def __init__(self, epoch: int = 5) -> None:
        self.state = replace(STATE, epoch=epoch)
        self.asked = []
        self.server = Server(lambda: self.state, self.obey)

    def goes(self, step: int) -> None:
        self.state = replace(self.state, seq=self.state.seq + 1, at=Spot(slide="one", step=step))
        self.server.publish()

    def ends(self) -> None:
        self.state = replace(self.state, seq=self.state.seq + 1, mode="end")
        self.server.publish()
        self.server.end()

    def obey(self, order):
        self.asked.append(order)
        if order != Do("next"):
            return "no-slide"
        self.goes(self.state.at.step + 1)
        return "done"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A private folder with a short path: sockets can have no long ones."""
    with tempfile.TemporaryDirectory(prefix="live-") as name:
        yield Path(name)


@asynccontextmanager
async def running(folder, path=DECK, epoch=5, **options):
    stage = Stage(epoch)
    card = await stage.server.begin(folder, path, **options)
    try:
        yield stage, card
    finally:
        stage.server.end()
        for _ in range(5):  # those who were just let in are let go
            await asyncio.sleep(0)


async def heard(link, count):
    """The first `count` that `link` hears, at least."""
    said = []

    def came():
        said.extend(link.heard())
        return len(said) >= count

    await wait_until(came, f"{count} lines from the stage")
    return said


async def goes_away(link):
    """Wait until the other side has closed; return what it said before."""
    said = []

    def went():
        try:
            said.extend(link.heard())
        except Lost:
            return True
        return False

    await wait_until(went, "the stage let go")
    return said


def raw(card) -> socket.socket:
    """A connection that can send anything."""
    called = socket.socket(socket.AF_UNIX)
    called.connect(card.address)
    called.setblocking(False)
    return called


async def pour(called: socket.socket, data: bytes) -> None:
    """Send all of `data`, or as much as is taken until the other side closes."""
    with suppress(ConnectionError):
        await asyncio.wait_for(asyncio.get_running_loop().sock_sendall(called, data), 10)


# --- what follows -------------------------------------------------------------------------------


@pytest.mark.parametrize("unix", [True, False])
async def test_who_comes_hears_the_present_state_and_then_each_newer_one(folder, unix):
    async with running(folder, unix=unix) as (stage, card):
        stage.goes(3)
        with Link.to(card) as link:
            assert [s.at.step for s in await heard(link, 1)] == [3]
            stage.goes(4)
            assert [s.at.step for s in await heard(link, 1)] == [4]
            stage.server.publish()
            stage.goes(5)
            assert [s.at.step for s in await heard(link, 1)] == [5]


async def test_what_a_command_did_is_heard_before_its_answer_and_by_all(folder):
    async with running(folder) as (stage, card):
        with Link.to(card) as one, Link.to(card) as other:
            await heard(one, 1)
            await heard(other, 1)
            one.send(Do("next"))
            one.send(ToNumber(9))
            state, *answers = await heard(one, 3)
            assert (state.at.step, answers) == (1, ["done", "no-slide"])
            assert await heard(other, 1) == [stage.state]
            assert stage.asked == [Do("next"), ToNumber(9)]


async def test_who_reads_slowly_hears_the_newest_and_nothing_is_kept_for_them(folder):
    async with running(folder) as (stage, card):
        slow = raw(card)
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        link = Link(slow)
        await heard(link, 1)
        for step in range(1, 5001):
            stage.goes(step)
        await asyncio.sleep(0)
        said = []

        def newest():
            said.extend(link.heard())
            return bool(said) and said[-1].at.step == 5000

        await wait_until(newest, "the newest state")
        assert len(said) < 3000
        link.close()


async def test_a_stage_that_has_gone_is_told_from_one_that_is_silent(folder):
    async with running(folder) as (stage, card):
        with Link.to(card) as link:
            await heard(link, 1)
            assert link.heard() == ()
            assert not link.wait(0)
            stage.server.end()
            await wait_until(lambda: link.wait(0), "the end")
            with pytest.raises(Lost):
                link.heard()
        with pytest.raises(LiveError):
            Link.to(card)


# --- which talks there are ----------------------------------------------------------------------


async def test_talks_that_run_are_found_newest_first_and_dead_ones_go(folder):
    dead = Stage()
    card = await dead.server.begin(folder, DECK)
    os.link(card.address, f"{card.address}.kept")
    left = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    dead.server.end()
    # As after `kill -9`: the card and the socket are there, and nobody behind them.
    os.rename(f"{card.address}.kept", card.address)
    for name, data in left.items():
        (folder / name).write_bytes(data)
    assert len(list(folder.iterdir())) == 2
    async with running(folder, epoch=1) as (_, old), running(folder, "/b.yaml", 9) as (_, new):
        (folder / "half.json").write_text("{")
        assert talks(folder) == (new, old)
        assert talks_of(folder, [DECK]) == (old,)
        assert not os.path.exists(card.address)
        (folder / "half.json").unlink()
    assert list(folder.iterdir()) == []
    assert talks(folder) == ()


@given(
    st.binary(max_size=200)
    | st.builds(
        written,
        st.builds(
            Card,
            **{
                name: st.integers() if kind is int else st.text()
                for name, kind in Card.__annotations__.items()
            },
        ),
    )
)
def test_no_bytes_of_a_card_are_a_fault_of_the_program(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(data)
    card = read_card(file)
    if card is not None:
        assert written(card) == data
        with pytest.raises(LiveError):
            Link.to(replace(card, address=f"x{card.address}"))


async def test_a_long_path_of_the_folder_hinders_nobody(folder):
    deep = folder / ("x" * 100)
    deep.mkdir(mode=0o700)
    async with running(deep) as (stage, card):
        assert len(card.address) < 100
        assert talks(deep) == (card,)
        with Link.to(card) as link:
            assert await heard(link, 1) == [stage.state]
    assert not os.path.exists(card.address)


# --- nobody else --------------------------------------------------------------------------------


async def test_socket_and_card_and_folder_are_their_person_s_alone(folder):
    inside = runtime_folder({"XDG_RUNTIME_DIR": str(folder)})
    async with running(inside) as (_, card):
        (file,) = inside.glob("*.json")
        modes = [stat.S_IMODE(os.stat(path).st_mode) for path in (inside, file, card.address)]
        assert modes == [0o700, 0o600, 0o600]


def test_a_folder_that_others_can_open_or_made_is_not_used(folder):
    runtime_folder({"XDG_RUNTIME_DIR": str(folder)}).chmod(0o750)
    with pytest.raises(LiveError, match="chmod 700"):
        runtime_folder({"XDG_RUNTIME_DIR": str(folder)})
    (folder / "summit-tui").rmdir()
    (folder / "summit-tui").symlink_to(tempfile.gettempdir())
    with pytest.raises(LiveError, match="no folder"):
        runtime_folder({"XDG_RUNTIME_DIR": str(folder)})


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
async def test_another_person_can_neither_listen_nor_command(folder):
    """Tried for real: a child becomes another user, even with folder and socket open to all."""
    async with running(folder) as (stage, card):
        for open_to_all in (False, True):
            if open_to_all:
                folder.chmod(0o777)
                os.chmod(card.address, 0o777)
            child = os.fork()
            if child == 0:
                got = 9
                try:
                    os.setuid(65534)
                    called = socket.socket(socket.AF_UNIX)
                    called.connect(card.address)
                    with suppress(OSError):
                        called.sendall(order_line(Do("next")))
                    got = 3 if called.recv(100) else 2
                except ConnectionError:
                    got = 2
                except OSError:
                    got = 1
                finally:
                    os._exit(got)
            status = []

            def ended(child=child, status=status):
                pid, code = os.waitpid(child, os.WNOHANG)
                status.extend([os.waitstatus_to_exitcode(code)] if pid else [])
                return bool(pid)

            await wait_until(ended, "the other person gave up")
            assert status == [2 if open_to_all else 1]
        assert stage.asked == []


async def test_a_port_tells_nothing_and_obeys_nobody_without_its_token(folder):
    async with running(folder, unix=False) as (stage, card):
        assert len(card.token) == 64
        for token in ("", "0" * 64, card.token[:-1]):
            wrong = Link.to(replace(card, token=token or "no"))
            with suppress(LiveError):
                wrong.send(Do("next"))
            assert await goes_away(wrong) == []
            wrong.close()
        assert stage.asked == []


# --- and no harm --------------------------------------------------------------------------------


async def test_garbage_is_let_go_and_the_others_notice_nothing(folder):
    async with running(folder) as (stage, card):
        with Link.to(card) as link:
            await heard(link, 1)
            for data in (b"\x1b]52;c;AAAA\x07\n" * 100_000, b"x" * 1_000_000, b"{" * 5000 + b"\n"):
                bad = raw(card)
                await pour(bad, data)
                said = await goes_away(Link(bad))
                assert len(said) <= MAX_BAD + 1
                bad.close()
            link.send(Do("next"))
            assert (await heard(link, 2))[-1] == "done"
            assert stage.asked == [Do("next")]


async def test_a_hundred_megabytes_take_no_memory_and_no_time(folder):
    async with running(folder) as (_, card):
        tracemalloc.start()
        loop = asyncio.get_running_loop()
        begin, sent = loop.time(), 0
        chunk = b"\x00garbage\n" * 10_000
        while sent < 100_000_000:
            bad = raw(card)
            with suppress(OSError):
                while sent < 100_000_000:
                    sent += bad.send(chunk)
                    await asyncio.sleep(0)
            bad.close()
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        tracemalloc.stop()
        assert loop.time() - begin < 10


async def test_half_a_command_is_none_until_its_rest_comes(folder):
    async with running(folder) as (stage, card):
        line = order_line(Do("next"))
        slow = raw(card)
        for byte in line[:-1]:
            slow.send(bytes([byte]))
            await asyncio.sleep(0)
        with Link.to(card) as other:
            await heard(other, 1)
            assert stage.asked == []
            slow.send(b"\n")
            assert (await heard(other, 1))[0].at.step == 1
        slow.close()


async def test_who_sends_too_fast_is_read_more_slowly_and_nothing_is_lost(folder):
    async with running(folder) as (stage, card):
        with Link.to(card) as eager, Link.to(card) as other:
            for _ in range(200):
                eager.send(PointAt(None))
            await heard(eager, 50)
            other.send(Do("next"))
            assert (await heard(other, 2))[-1] in (stage.state, "done")
            before = stage.asked.index(Do("next"))
            assert before < 150
            await wait_until(lambda: len(stage.asked) == 201, "all commands")


async def test_many_who_only_wait_leave_room_for_who_commands(folder):
    async with running(folder) as (stage, card):
        with Link.to(card) as link:
            link.send(Do("next"))
            await heard(link, 2)
            idle = []
            for _ in range(200):
                idle.append(raw(card))
                await asyncio.sleep(0)
            link.send(Do("next"))
            assert (await heard(link, 2))[-1] == "done"
            assert len(stage.server._peers) <= MAX_PEERS
            for called in idle:
                called.close()


async def test_who_leaves_in_the_middle_of_a_word_leaves_nothing_behind(folder):
    async with running(folder) as (stage, card):
        for _ in range(50):
            called = raw(card)
            called.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            called.send(b'{"v":1,"do":"ne')
            called.close()
            await asyncio.sleep(0)
        await wait_until(lambda: not stage.server._peers, "all have gone")
        assert stage.asked == []


def test_a_card_is_written_whole_and_read_by_nobody_else(tmp_path):
    card = Card(pid=1, path="/t\udcff\n.yaml", digest="d", epoch=2, address="/s", token="")
    put(tmp_path / "a.json", card)
    assert read_card(tmp_path / "a.json") == card
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
