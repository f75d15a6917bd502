"""The floor of Python: one slide at a time by plain escape codes; the argument is their number."""

import os
import signal
import sys
import tty


def main(last: int) -> None:
    at = 1

    def paint(*_: object) -> None:
        body = "- river stone amber quiet\r\n" * 4
        text = f"\x1b[H\x1b[2JSlide {at}\r\n\r\n{body}- end MK{at:07d}Z"
        os.write(1, text.encode())

    tty.setraw(0)
    signal.signal(signal.SIGWINCH, paint)
    os.write(1, b"\x1b[?1049h")
    paint()
    while keys := os.read(0, 64):
        at = min(last, at + keys.count(b"n"))
        paint()


main(int(sys.argv[1]))
