"""``python -m summit_tui`` and the installed command."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # nothing of what is imported is ever thrown away
    from summit_tui.cli import main as run  # deferred: importing this module must cost nothing

    gc.freeze()
    gc.enable()

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
