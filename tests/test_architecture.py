"""The house: layers, one door for each library, and what no module may do.

All of it is read from the import statements, deferred ones included, so a rule holds for a module
from the day it is written.  A module that no row names fails here: it needs a place first.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import summit_tui

PACKAGE = Path(summit_tui.__file__).parent
ROOT = Path(__file__).parent.parent

LAYERS = (
    ("__main__",),
    ("cli",),
    ("textdesk", "console"),
    ("stage", "textmode", "schema", "check", "keyboard", "entered"),
    ("deskside", "rehearsal_table"),
    ("draw", "conversation", "streams", "live"),
    ("wayfinding", "by_the_clock"),
    ("telling", "desk", "speak_rehearsal"),
    ("answers", "opening", "story", "reload", "retimed"),
    ("themes",),
    ("config",),
    ("in_force",),
    ("speak", "load", "search", "settings", "orders", "memory", "pace", "recorder", "rehearsal"),
    ("speak_blocks", "speak_clock"),
    ("reader", "signs", "voice"),
    ("forms", "texts"),
    (
        "markdown",
        "nodes",
        "decode",
        "scalars",
        "written",
        "dates",
        "keymap",
        "session",
        "sequences",
    ),
    (
        "timeline",
        "explain",
        "kinds",
        "fence",
        "footnotes",
        "points",
        "way",
        "commands",
        "keynames",
        "editor",
    ),
    ("maps", "charts"),
    ("timekeeping", "runs"),
    ("deck", "amounts"),
    ("blocks",),
    ("when", "emphasis", "lengths"),
    ("spots", "files", "hints"),
    ("position", "palette", "words", "problems", "rules"),
    ("clean", "cells", "digest", "seen", "contrast", "geo", "folders", "watch", "modes"),
    ("values",),
    ("warmstart",),
    ("firstpaint",),
)
"""Top to bottom.  A module uses rows below its own, and its own package; never its neighbours."""

DOORS = {
    "textual": {"stage", "console"},
    "rich": {"draw", "stage", "console"},
    "pyfiglet": {"draw.letters"},
    "PIL": {"draw.film", "draw.gallery", "draw.pixels", "draw.source"},
    "pygments": {"draw.highlight"},
    "yaml": {"nodes"},
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "babel": {"dates"},
    "shtab": {"cli"},
    "resvg_py": {"draw.png"},
    "webbrowser": set(),
    "platformdirs": {"folders"},
    "tomllib": {"config", "spots"},
    "argparse": {"cli"},
    "signal": {"editor", "modes", "stage", "console"},
    "_signal": {"firstpaint"},
    "_blake2": {"warmstart"},
    "_sha256": {"digest"},
    "_sha2": {"digest"},
    "hashlib": {"digest", "warmstart"},
    "hmac": {"live"},
    "socket": {"live"},
    "subprocess": {"editor"},
    "pickle": set(),
    "importlib": set(),
    "ctypes": set(),
}
"""Who may import a library; a package opens the door for all its modules."""

DISTRIBUTIONS = {
    "textual": "textual",
    "rich": "rich",
    "PyYAML": "yaml",
    "Pygments": "pygments",
    "pyfiglet": "pyfiglet",
    "Pillow": "PIL",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "Babel": "babel",
    "shtab": "shtab",
    "platformdirs": "platformdirs",
    "tzdata": None,
}
"""The runtime dependencies and the module that each is imported as; None for mere data."""

OPTIONAL = {"resvg-py": "resvg_py"}
"""The extras and the module that each is imported as; nothing may need them."""

HEAVY = {"textual", "rich", "pyfiglet", "PIL", "pygments", "asyncio"}
"""What the text mode never loads: a screen reader's user waits for the first word."""

NEEDLESS = {
    *("urllib.request", "xml.sax", "email", "http.client"),  # 1.4 MB, to escape five letters
    *("hashlib", "hmac", "secrets"),  # 4 MB of OpenSSL, for the name of a file
    *("platformdirs", "tempfile", "shutil", "difflib", "csv"),  # 1 MB, for what is seldom asked
}
"""What no start loads by itself, and what it weighs: all of it is on the screen's way, or in the
memory of who tells a story for hours."""

FRONT_ENDS = (
    "cli",
    "__main__",
    "stage",
    "textmode",
    "warmstart",
    "firstpaint",
    "textdesk",
    "console",
    "folders",
)
"""Who may look at the clock and the surroundings."""

MAX_LINES = 400


def modules() -> list[str]:
    """Every module of the package, such as ``cli`` and ``draw.frame``."""
    paths = sorted(PACKAGE.rglob("*.py"))
    names = [".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in paths]
    return [name for name in names if name != "__init__"]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


def path_of(module: str) -> Path:
    return PACKAGE.joinpath(*module.split(".")).with_suffix(".py")


def imported(module: str) -> Iterator[str]:
    """What a module imports, in full: ``from a.b import c`` gives ``a.b`` and ``a.b.c``."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> Iterator[str]:
    """What of the package a module imports, without the package's name."""
    for name in imported(module):
        package, _, rest = name.partition(".")
        if package == "summit_tui" and rest and rest != "__version__":
            yield rest


def top(module: str) -> str:
    return module.partition(".")[0]


def row_of(module: str) -> int | None:
    return next((i for i, row in enumerate(LAYERS) if top(module) in row), None)


# --- layers -------------------------------------------------------------------------------------


def test_the_modules_are_found():
    assert {"cli.run", "deck", "draw.frame", "stage.app", "textmode"} <= set(modules())


def test_every_module_has_its_place_in_a_layer():
    assert [module for module in modules() if row_of(module) is None] == []


def test_no_layer_names_a_module_that_does_not_exist():
    there = {top(module) for module in modules()}
    assert [name for row in LAYERS for name in row if name not in there] == []


@pytest.mark.parametrize("module", modules())
def test_a_module_uses_only_layers_below_its_own(module):
    here = row_of(module)
    assert here is not None
    wrong = [
        other
        for other in own_imports(module)
        if top(other) != top(module) and (row_of(other) or 0) <= here
    ]
    assert wrong == []


def test_no_module_needs_itself_in_a_circle():
    there = set(modules())

    def needed(module: str) -> set[str]:
        names = {name for other in own_imports(module) for name in (other, f"{other}.__init__")}
        return names & there - {module}

    open_modules = {module: needed(module) for module in there}
    while free := {module for module, others in open_modules.items() if not others}:
        open_modules = {m: others - free for m, others in open_modules.items() if m not in free}
    assert sorted(open_modules) == []


# --- doors --------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", modules())
def test_a_library_is_reached_through_its_door_alone(module):
    wrong = []
    for name in imported(module):
        library = top(name)
        if library in DOORS:
            if not DOORS[library] & {module, top(module)}:
                wrong.append(library)
        elif library != "summit_tui" and library not in sys.stdlib_module_names:
            wrong.append(f"{library}, which has no door")
    assert wrong == []


def test_every_dependency_is_imported_somewhere_and_nothing_else_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {re.split(r"[<>=~! ]", line)[0] for line in project["dependencies"]}
    assert required == set(DISTRIBUTIONS)
    extras = {
        re.split(r"[<>=~! ]", line)[0]
        for name, lines in project["optional-dependencies"].items()
        for line in lines
        if name != "test"
    }
    assert extras == set(OPTIONAL)
    used = {top(name) for module in modules() for name in imported(module)}
    used -= {*OPTIONAL.values(), "_sha2"}  # that one is Python's own from 3.12 on
    assert used - set(sys.stdlib_module_names) - {"summit_tui"} == {
        name for name in DISTRIBUTIONS.values() if name
    }


def test_every_dependency_stops_before_its_next_major_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    dated = {"tzdata"}  # its version is the year of the data
    for line in project["dependencies"]:
        if re.split(r"[<>=]", line)[0] not in dated:
            assert re.fullmatch(r"[\w-]+>=(\d+)[\d.]*,<\d+", line), line


def uses(module: str, owner: str, *names: str) -> list[str]:
    """Where a module says ``owner.name``."""
    return [
        f"{owner}.{node.attr} in line {node.lineno}"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
    ]


@pytest.mark.parametrize("module", [m for m in modules() if top(m) not in ("cli", "__main__")])
def test_only_the_command_line_talks_to_stderr_and_ends_the_program(module):
    found = uses(module, "sys", "stderr", "exit") + uses(module, "os", "_exit", "abort")
    found += [
        f"SystemExit in line {node.lineno}"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Name) and node.id == "SystemExit"
    ]
    assert found == []


@pytest.mark.parametrize("module", [m for m in modules() if top(m) not in FRONT_ENDS])
def test_only_a_front_end_looks_at_the_clock_and_the_surroundings(module):
    found = uses(module, "datetime", "now", "utcnow", "today") + uses(module, "date", "today")
    found += uses(module, "time", "time", "monotonic", "sleep") + uses(module, "os", "environ")
    assert found == []


# --- what a start loads ---------------------------------------------------------------------


def heavy_in(names: Iterator[str]) -> list[str]:
    return sorted({top(name) for name in names} & HEAVY)


def needless_in(names: Iterable[str]) -> list[str]:
    return sorted(NEEDLESS & {*names})


def test_a_stage_loads_nothing_that_few_talks_need():
    program = "import sys, summit_tui.cli.staging, summit_tui.stage.app; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = run.stdout.split()
    assert "textual.app" in loaded
    textual = {"shutil", "tempfile", "platformdirs", "difflib"}
    assert [name for name in needless_in(loaded) if name not in textual] == []
    later = {f"summit_tui.draw.{name}" for name in ("chart", "lines", "map", "land", "svg", "png")}
    assert later & {*loaded} == set()
    assert "pyfiglet" not in loaded  # before there is anything to be set in big letters


def test_the_text_mode_loads_nothing_heavy():
    program = "import sys, summit_tui.textmode; print(*sys.modules, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = run.stdout.split()
    assert "summit_tui.textmode" in loaded
    assert heavy_in(iter(loaded)) == []
    assert [name for name in ("babel", "markdown_it", "yaml") if name in loaded] in (
        [],
        ["yaml"],
    )


@pytest.mark.parametrize("arguments", [["--text"], ["--text", "--lang", "de"], []])
def test_a_deck_printed_without_a_screen_loads_nothing_heavy(arguments):
    """As ``summit-tui --text < /dev/null`` and ``summit-tui | less`` run it."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "summit_tui", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    loaded = [line.rpartition("|")[2].strip() for line in run.stderr.splitlines()]
    assert "summit_tui.textmode" in loaded
    assert heavy_in(iter(loaded)) == []
    assert needless_in(loaded) == []
    others = ("stage", "draw", "check", "schema", "cli.check", "cli.new")
    assert [
        name for name in loaded if name.startswith(tuple(f"summit_tui.{o}" for o in others))
    ] == []
    assert run.stdout


# --- what no module does ------------------------------------------------------------------------


@pytest.mark.parametrize("module", modules())
def test_no_module_is_too_long_to_be_read(module):
    assert len(path_of(module).read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("module", modules())
def test_no_module_opens_with_anything_but_what_it_is_for(module):
    assert ast.get_docstring(tree(module))


@pytest.mark.parametrize("module", [m for m in modules() if m != "values"])
def test_no_module_waits_for_the_slow_dataclasses(module):
    assert "dataclasses.dataclass" not in imported(module), "take it from summit_tui.values"


@pytest.mark.parametrize("module", [m for m in modules() if m != "values"])
def test_no_text_becomes_code_and_no_name_is_computed(module):
    found = []
    for node in ast.walk(tree(module)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        name = node.func.id
        if name in ("eval", "exec", "compile", "__import__", "globals", "locals", "vars"):
            found.append(f"{name} in line {node.lineno}")
        if name in ("getattr", "setattr", "hasattr", "delattr") and not (
            len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
        ):
            found.append(f"{name} of a computed name in line {node.lineno}")
    assert found == []


READERS_OF_ANNOTATIONS = {"forms", "reader", "texts", "written", "schema"}
"""The only modules that may say `Any`: annotations are values of no type of their own."""


@pytest.mark.parametrize("module", [m for m in modules() if m not in READERS_OF_ANNOTATIONS])
def test_every_value_has_a_type(module):
    assert "typing" not in imported(module) or not [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Name) and node.id == "Any"
    ]


def kept_files() -> list[Path]:
    """Every text file that belongs to the project."""
    tops = [ROOT / name for name in ("summit_tui", "slides", "tests", ".ci")]
    inside = [path for folder in tops for path in folder.rglob("*") if path.is_file()]
    beside = [ROOT / name for name in ("README.md", "LICENSE", "pyproject.toml", ".gitignore")]
    return [path for path in (*inside, *beside) if "__pycache__" not in path.parts]


def test_no_file_names_a_folder_of_the_machine_that_it_was_written_on():
    home = re.compile(r"/(?:home|root|Users|work|pyenv)/\w|\.\./(?:shared|lab)|[A-Z]:\\Users")
    found = []
    for path in kept_files():
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if home.search(line.decode("utf-8", "replace")):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []


def test_the_top_level_holds_what_it_should_and_nothing_else():
    ignored = {"build", "dist", "htmlcov", "summit_tui.egg-info"}
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - ignored
    named = {"pyproject.toml", "summit_tui", "slides", "tests", "README.md", "LICENSE"}
    assert there == named
