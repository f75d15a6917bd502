"""A stand-in for Speech Dispatcher: it answers readers as the server does, and notes what they say.

Readers send their speech here by their own production code (SSIP, a protocol of lines); nothing
makes a sound.  Serves threads until it is closed; reachable on this machine alone.
"""

import re
import socketserver
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

Kind = Literal["speak", "char", "key", "cancel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One message of a reader."""

    at: float
    """When it came, in seconds of `time.monotonic`."""
    kind: Kind
    text: str
    """What would be spoken; empty for a cancel."""


class Dispatcher:
    """The server; a context manager."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        """In the order in which they came; the thread of each reader adds to it."""
        dispatcher = self

        class Client(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with suppress(ConnectionError):  # a reader that was ended in the middle of a word
                    dispatcher._serve(self)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Client)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self) -> "Dispatcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def last(self) -> float:
        """Return when something was spoken last, 0.0 if never."""
        return next((e.at for e in reversed(self.events) if e.kind != "cancel"), 0.0)

    def _note(self, kind: Kind, text: str = "") -> None:
        text = re.sub(r"\s+", " ", text).strip() if kind == "speak" else text
        if text or kind == "cancel":
            self.events.append(Event(at=time.monotonic(), kind=kind, text=text))

    def _serve(self, client: socketserver.StreamRequestHandler) -> None:
        number = 0
        body: list[str] | None = None
        for raw in client.rfile:
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            verb, _, rest = line.partition(" ")
            if body is not None and line != ".":
                body.append(line.removeprefix(".") if line.startswith("..") else line)
                continue
            if body is not None:
                self._note("speak", "\n".join(body))
                body, number = None, number + 1
                reply = f"225-{number}\r\n225 OK MESSAGE QUEUED"
            elif verb.upper() == "SPEAK":
                body = []
                reply = "230 OK RECEIVING DATA"
            elif verb.upper() in {"CHAR", "KEY"}:
                self._note("char" if verb.upper() == "CHAR" else "key", rest)
                number += 1
                reply = f"225-{number}\r\n225 OK MESSAGE QUEUED"
            elif verb.upper() in {"CANCEL", "STOP"}:
                self._note("cancel")
                reply = "210 OK CANCELED"
            else:
                reply = {
                    "HISTORY": "245-1\r\n245 OK CLIENT ID SENT",
                    "QUIT": "231 HAPPY HACKING",
                    "LIST": "251-none\r\n251 OK",
                    "GET": "251-none\r\n251 OK",
                }.get(verb.upper(), "200 OK")
            try:
                client.wfile.write(f"{reply}\r\n".encode())
            except OSError:
                return
            if verb.upper() == "QUIT":
                return
