"""``python -m summit_tui`` and the installed command."""

import gc
import sys

INTERRUPTED = 130
"""The exit code after Ctrl+C."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # nothing of what is imported is ever thrown away
    from summit_tui import warmstart  # deferred: importing this module must cost nothing
    from summit_tui.firstpaint import Ended

    try:
        warmstart.begin()
        from summit_tui.cli import main as run  # deferred: who has been here before sees it first

        gc.freeze()
        gc.enable()
        code = run(sys.argv[1:])
    except Ended as ended:
        code = 128 + ended.number
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        warmstart.forget()
    sys.exit(code)


if __name__ == "__main__":
    main()
