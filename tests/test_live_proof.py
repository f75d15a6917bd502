"""A talk that cannot be lost, in small; ``python -m tests.live_proof`` tries it for long."""

import os
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs pseudo-terminals", allow_module_level=True)

from tests.live_proof import attacked, kills, moves


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path_factory, runtime_folder):
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp("proof")))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))


def test_three_who_steer_at_once_and_the_screen_agree_when_they_have_done():
    figures = moves(300, seed=1)
    assert figures["memory late MB"] < figures["memory early MB"] + 10


def test_a_talk_that_is_killed_goes_on_at_its_place_and_nothing_is_in_the_way():
    figures = kills(4, seed=5)
    assert figures["kills"] > figures["of them in a start"] > 0


def test_who_attacks_the_stage_reaches_neither_its_screen_nor_its_memory():
    figures = attacked(5)
    assert figures["memory grown MB"] < 10
