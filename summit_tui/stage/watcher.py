"""The thread that looks at the files of a talk and reads those anew that were saved.

It touches nothing of the app: what it finds goes through `tell`.  Stats and reading may take long,
on a network or with a large deck, and the stage must not stand still meanwhile.
"""

import time
from collections.abc import Callable, Sequence
from threading import Event, Thread

from summit_tui.deck import Deck
from summit_tui.reload import Reread, pictures_of, reread, stamp_of
from summit_tui.stage.talk import Talk
from summit_tui.watch import LOOK_AGAIN, LOOK_EVERY, begun


class Watcher:
    """Looks until it is stopped."""

    def __init__(self, talk: Talk, tell: Callable[[Reread | None], None], *, wanted: bool) -> None:
        """Watch the files of `talk`, if that is `wanted` and they are files that a person named.

        `tell` is called in the thread, with what a deck's file holds now, or None for pictures.
        """
        self.watches = wanted and talk.story.origin == "file"
        self._tell = tell
        self._first = talk.deck
        self._deck: Deck | None = None
        self._files: tuple[Sequence[str], Sequence[str]] = ((), ())
        self.settled = False
        """True once all files have been seen as they are, and nothing is going on with them."""
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="summit-tui-watcher", daemon=True)
        self.follow(talk)

    def follow(self, talk: Talk) -> None:
        """Look at the files of the deck that is shown, and of the story's other languages."""
        if self.watches and talk.deck is not self._deck:
            self._deck = talk.deck
            # Both at once, so that the thread sees no half.
            self._files = (tuple(talk.story.paths.values()), pictures_of(talk.deck))

    def start(self) -> None:
        if self.watches:
            self._thread.start()

    def stop(self) -> None:
        """Stop, without waiting for a file that is being read."""
        self._stopped.set()

    def _run(self) -> None:
        # It was read some time ago, before Textual was loaded.
        first = self._first
        watch, known = begun([first.path]), {first.path: first.source or None}
        while not self._stopped.wait(LOOK_AGAIN if watch.unsettled else LOOK_EVERY):
            decks, pictures = self._files
            stamps = {path: stamp_of(path) for path in (*pictures, *decks)}
            watch, changed = watch.looked(stamps, time.monotonic())
            self.settled = not watch.unsettled
            for path in changed:
                if path in decks and (found := reread(path, known.get(path))):
                    known[path] = found.text
                    self._tell(found)
            if any(path in pictures for path in changed):
                self._tell(None)
