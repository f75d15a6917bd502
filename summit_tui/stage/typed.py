"""What is typed for the text mode while the stage still stands.

The driver reads keys faster than the app answers them, and drops those that wait when it ends.
"""

from collections import deque

from textual.events import Key

LINE_END = "\n"


class Typed:
    """The keys that have come and were not answered yet, in their order."""

    def __init__(self, early: str = "") -> None:
        """`early` was read from the terminal before Textual was there, and waits for it."""
        self._early = early
        self._waiting: deque[Key] = deque()
        self._kept = False

    def early(self) -> str:
        """Return what was read before, once."""
        early, self._early = self._early, ""
        return early

    def came(self, key: Key) -> bool:
        """Note a key, from any thread; True if no stage is there any more to answer it."""
        self._waiting.append(key)
        return self._kept

    def answers(self, key: Key) -> bool:
        """True if the stage is to answer `key`, which came before all that still wait."""
        if self._kept:
            return False
        # A sheet answers keys of its own, and tells nobody.
        for _ in range(len(self._waiting)):
            if self._waiting.popleft() is key:
                break
        return True

    def keep(self) -> None:
        """Keep from now on what was not answered: the person goes over to the text mode."""
        self._kept = True

    @property
    def text(self) -> str:
        """What was typed and not answered, as lines are typed."""
        return "".join(
            LINE_END if key.key == "enter" else key.character or "" for key in self._waiting
        )
