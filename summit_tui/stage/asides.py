"""What the terminal is sent beside frames: its title, and whole pictures.

All of it is to be taken back: for a while when the stage is left, and for good at its end.
"""

from collections.abc import Callable

from summit_tui.stage.kitty import KittyPictures
from summit_tui.stage.talk import Talk
from summit_tui.stage.title import TerminalTitle


class Asides:
    """Sends what belongs to a frame but draws nothing."""

    def __init__(
        self,
        send: Callable[[str], None],
        title: TerminalTitle | None,
        kitty: KittyPictures | None,
    ) -> None:
        """`send` sends what draws nothing; None stands for what this terminal does not get."""
        self._send = send
        self._title = title
        self._kitty = kitty

    def of(self, talk: Talk) -> None:
        """Send what is needed before a frame, of `talk` as the audience sees it, is shown."""
        self._send(self._kitty.unsent() if self._kitty else "")
        self._send(self._title.now(talk) if self._title else "")

    def take_back(self) -> None:
        """Give the terminal back as it was; the next frame begins anew."""
        self._send(self._title.ended() if self._title else "")
        self._send(self._kitty.forgotten() if self._kitty else "")

    def end(self) -> None:
        """Take all back for good, while the terminal's screen is still ours."""
        self.take_back()
        self._title = self._kitty = None
