"""Markdown inside slides, as blocks: the one door to markdown-it-py.

CommonMark with tables and strikethrough.  Raw HTML is refused, so is everything that a slide cannot
hold; each refusal is a `Fault` with its line, so that no text disappears without a word.
"""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from summit_tui import footnotes
from summit_tui.blocks import (
    Block,
    Bullets,
    Footnote,
    Heading,
    Item,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    joined,
    plain_text,
    runs_of,
)
from summit_tui.clean import clean, safe_address
from summit_tui.fence import FenceFault, code_of
from summit_tui.kinds import Quote
from summit_tui.points import plain_list
from summit_tui.problems import Fault, shown
from summit_tui.values import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~!]|^\s*[-+=:]|^\s*\d+[.)]|^ {4}|  $", re.MULTILINE)
"""What may mean something to Markdown; a text without it is paragraphs."""
MAX_KEPT = 16_384
"""Texts that the parser has read whose blocks are kept: those of a large deck in two languages."""


def blocks_of(text: str, footnote: int = 1) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """Return the blocks of a Markdown text and what of it could not be taken over.

    `footnote` is the number of its first footnote.
    """
    if not _SPECIAL.search(text):  # most texts, and then the parser need not be imported
        return tuple(Text(text=runs_of(part)) for part in _paragraphs(text)), ()
    if points := plain_list(text):
        return (points,), ()
    return parsed(text, footnote)


@lru_cache(maxsize=MAX_KEPT)
def parsed(text: str, footnote: int) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """Do that by the parser; a deck that is saved has changed in one text of a thousand."""
    builder = _Builder(tokens=_parser().parse(text), first_footnote=footnote)
    builder.take_footnotes()
    lost = footnotes.without_text(text, builder.footnote_tokens)
    blocks = tuple(builder.blocks())
    return blocks, (*lost, *builder.faults, *builder.unused_footnotes())


def runs_and_faults(text: str) -> tuple[Runs, tuple[Fault, ...]]:
    """Return one line or paragraph of inline Markdown as runs; line feeds become spaces."""
    lost = footnotes.in_a_line(text)
    if lost:
        return (), lost
    if not _SPECIAL.search(text):
        return runs_of(" ".join(text.split())), ()
    builder = _Builder(tokens=[])
    tokens = _parser().parseInline(" ".join(text.split()))
    pictures: list[Picture] = []
    runs = builder.inline(tokens[0].children or [], 0, pictures) if tokens else ()
    if pictures:
        builder.refuse(0, "a picture inside a line; expected a picture as a block of its own")
    return runs, tuple(builder.faults)


def _paragraphs(text: str) -> list[str]:
    parts = re.split(r"\n[ \n]*\n", text.strip())
    return [part for part in (" ".join(p.split()) for p in parts) if part]


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # deferred: 45 ms, only for texts with formatting
    from mdit_py_plugins.footnote import footnote_plugin  # deferred as above

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # Addresses are judged by `safe_address`, with a message; the parser would leave raw brackets.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


@dataclass(slots=True)
class _Builder:
    """Walks over the parser's flat list of tokens."""

    tokens: "Sequence[Token]"
    at: int = 0
    """The next token, from 0."""
    faults: list[Fault] = field(default_factory=list)
    line: int = 0
    """The line, from 0, of the last token that knew it."""
    first_footnote: int = 1
    footnote_tokens: "dict[str, tuple[int, list[Token]]]" = field(default_factory=dict)
    """The line, from 0, and the text of each footnote by its label."""
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    """Those to which a mark leads, in the order of their marks."""

    def refuse(self, line: int, message: str, near: str = "") -> None:
        self.faults.append(Fault(line, f"found {message}", near))

    def next(self) -> "Token":
        token = self.tokens[self.at]
        self.at += 1
        if token.map:
            self.line = token.map[0]
        return token

    def inside(self, closing: str) -> "list[Token]":
        """Return the tokens up to the closing one of the same level, and step over it."""
        start, level = self.at, self.tokens[self.at - 1].level
        while not (self.tokens[self.at].type == closing and self.tokens[self.at].level == level):
            self.at += 1
        self.at += 1
        return list(self.tokens[start : self.at - 1])

    def blocks(self) -> list[Block]:
        out: list[Block] = []
        while self.at < len(self.tokens):
            token = self.next()
            match token.type:
                case "paragraph_open":
                    out += self.paragraph()
                case "heading_open":
                    level: Literal[2, 3] = 2 if token.tag in ("h1", "h2") else 3
                    out.append(Heading(text=self.only_text("a heading"), level=level))
                case "bullet_list_open" | "ordered_list_open":
                    out.append(self.bullets(token))
                case "blockquote_open":
                    out.append(self.quote())
                case "fence" | "code_block":
                    out += self.code(token)
                case "table_open":
                    out.append(self.table())
                case "hr":
                    self.refuse(
                        self.line,
                        "a line across the slide; expected text; "
                        "slides are separated by `- title:` in the list `slides:`",
                    )
                case "html_block":
                    self.refuse_html(token.content)
        return [block for block in out if not (isinstance(block, Text) and not block.text)]

    def take_footnotes(self) -> None:
        """Part the texts of footnotes, wherever they stand, from the text around them."""
        around: list[Token] = []
        open_ones: list[list[Token]] = [around]
        for token in self.tokens:
            if token.type == "footnote_reference_open":
                label, line = str(token.meta["label"]), token.map[0] if token.map else 0
                inside: list[Token] = []
                open_ones.append(inside)
                if label in self.footnote_tokens:
                    self.faults.append(footnotes.twice(label, line))
                self.footnote_tokens.setdefault(label, (line, inside))
            elif token.type == "footnote_reference_close":
                open_ones.pop()
            else:
                open_ones[-1].append(token)
        self.tokens = around

    def unused_footnotes(self) -> list[Fault]:
        return [
            footnotes.unused(label, line)
            for label, (line, _) in self.footnote_tokens.items()
            if label not in self.footnotes
        ]

    def footnote(self, label: str) -> Footnote | None:
        """Return the footnote of a mark; None inside a footnote and for one that says nothing."""
        if label in self.footnotes:
            return self.footnotes[label]
        if label not in self.footnote_tokens:
            message = f"the footnote {shown(f'[^{label}]')} inside a footnote; expected its text"
            self.refuse(self.line, message, f"[^{label}]")
            return None
        line, tokens = self.footnote_tokens[label]
        inner = _Builder(tokens=tokens, line=line)
        text = inner.footnote_text()
        self.faults += inner.faults
        if not text and not inner.faults:
            self.refuse(line, f"the footnote {shown(f'[^{label}]')} without a text; write it")
        number = self.first_footnote + len(self.footnotes)
        self.footnotes[label] = Footnote(number=number, text=text)
        return self.footnotes[label]

    def footnote_text(self) -> Runs:
        """Read all tokens as the paragraphs of one footnote, each on a line of its own."""
        text: Runs = ()
        while self.at < len(self.tokens):
            token = self.next()
            match token.type:
                case "paragraph_open":
                    more = self.only_text("a footnote")
                    text = (*text, Run(text="\n"), *more) if text else more
                case "html_block":
                    self.refuse_html(token.content)
                case kind:
                    self.refuse_inside(kind, "a footnote", "text; move it out of the footnote")
        return text

    def refuse_inside(self, kind: str, owner: str, expected: str) -> None:
        """Refuse the block that has just begun, and step over it."""
        self.refuse(self.line, f"{_NAMES.get(kind, 'a block')} inside {owner}; expected {expected}")
        if kind.endswith("_open"):
            self.inside(kind.replace("_open", "_close"))

    def code(self, token: "Token") -> list[Block]:
        """Read a block of code and the words behind its fence."""
        try:
            return [code_of(token.content.rstrip("\n"), token.info)]
        except FenceFault as fault:
            self.refuse(self.line, fault.message, fault.near)
            return []

    def refuse_html(self, html: str) -> None:
        if not html.startswith("</"):  # what it closes has been told
            message = f"raw HTML {shown(html)}; expected Markdown; remove it, or write `&lt;`"
            self.refuse(self.line, message, html.split("\n")[0])

    def paragraph(self) -> list[Block]:
        token = self.next()
        self.next()
        pictures: list[Picture] = []
        runs = self.inline(token.children or [], self.line, pictures)
        says = plain_text(runs).strip() or any(run.footnote for run in runs)
        return [*([Text(text=runs)] if says else []), *pictures]

    def only_text(self, owner: str) -> Runs:
        """Take the inline token inside a heading, cell or point."""
        token = self.next()
        self.next()
        return self.text_of(token, owner)

    def text_of(self, token: "Token", owner: str) -> Runs:
        pictures: list[Picture] = []
        runs = self.inline(token.children or [], self.line, pictures)
        if pictures:
            self.refuse(
                self.line, f"a picture inside {owner}; expected a picture in a paragraph of its own"
            )
        return runs

    def bullets(self, opening: "Token") -> Bullets:
        ordered = opening.type == "ordered_list_open"
        closing = opening.type.replace("open", "close")
        items: list[Item] = []
        while (token := self.next()).type != closing:
            if token.type == "list_item_open":
                items.append(self.item())
        start = int(opening.attrs.get("start", 1))
        return Bullets(items=tuple(items), ordered=ordered, start=start)

    def item(self) -> Item:
        text: Runs = ()
        below: Bullets | None = None
        while (token := self.next()).type != "list_item_close":
            match token.type:
                case "paragraph_open":
                    more = self.only_text("a list")
                    text = (*text, Run(text="\n"), *more) if text else more
                case "bullet_list_open" | "ordered_list_open":
                    nested = self.bullets(token)
                    if below is None:
                        below = nested
                    else:
                        below = replace(below, items=below.items + nested.items)
                case "html_block":
                    self.refuse_html(token.content)
                case "inline" | "paragraph_close":
                    pass
                case kind:
                    self.refuse_inside(kind, "a list", "text or points; move it below the list")
        if below is None:
            return Item(text=text)
        return Item(text=text, items=below.items, ordered=below.ordered)

    def quote(self) -> Quote:
        lines: list[Runs] = []
        while (token := self.next()).type != "blockquote_close":
            match token.type:
                case "paragraph_open":
                    lines.append(self.only_text("a quote"))
                case "html_block":
                    self.refuse_html(token.content)
                case kind:
                    self.refuse_inside(kind, "a quote", "text; move it out of the quote")
        speaker = None
        if len(lines) > 1 and (said := re.match("(?:—|–|--) *", plain_text(lines[-1]))):
            speaker = plain_text(lines.pop())[said.end() :]
        text: Runs = ()
        for line in lines:
            text = (*text, Run(text="\n"), *line) if text else line
        return Quote(text=text, speaker=speaker or None)

    def table(self) -> Table:
        rows: list[list[Runs]] = []
        align: list[Literal["left", "center", "right"]] = []
        while (token := self.next()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self.only_text("a table"))
                if token.type == "th_open":
                    style = str(token.attrs.get("style", ""))
                    align.append(_ALIGN.get(style.rpartition(":")[2], "left"))
        return Table(
            columns=tuple(rows[0]), rows=tuple(tuple(row) for row in rows[1:]), align=tuple(align)
        )

    def inline(self, tokens: "Sequence[Token]", line: int, pictures: list[Picture]) -> Runs:
        """Return the runs of inline tokens; pictures among them are put into `pictures`."""
        out: list[Run] = []
        look = Run(text="")
        outside: list[str | None] = []
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    out.append(replace(look, text=token.content))
                case "code_inline":
                    out.append(replace(look, text=token.content, code=True))
                case "softbreak":
                    out.append(replace(look, text=" "))
                case "hardbreak":
                    out.append(replace(look, text="\n"))
                case "em_open" | "em_close":
                    look = replace(look, emphasis=token.nesting > 0)
                case "strong_open" | "strong_close":
                    look = replace(look, strong=token.nesting > 0)
                case "s_open" | "s_close":
                    look = replace(look, struck=token.nesting > 0)
                case "link_open":
                    outside.append(look.link)
                    look = replace(look, link=self.address(str(token.attrs.get("href", "")), line))
                case "link_close":
                    look = replace(look, link=outside.pop())
                case "image":
                    pictures.append(_picture(token))
                    for child in token.children or []:
                        if child.type == "footnote_ref" and self.footnote(child.meta["label"]):
                            what = "a footnote inside the description of a picture"
                            self.refuse(line, f"{what}; expected words; move it out", "[^")
                case "footnote_ref":
                    if note := self.footnote(str(token.meta["label"])):
                        out.append(replace(look, text="", footnote=note))
                case "html_inline":
                    self.refuse_html(token.content)
        return joined(out)

    def address(self, href: str, line: int) -> str | None:
        address = safe_address(href)
        if address is None:
            self.refuse(
                line,
                f"a link to {shown(href)}; expected an address with http, https or mailto",
                f"({href}",
            )
        return address


_NAMES = {
    "fence": "code",
    "code_block": "code",
    "blockquote_open": "a quote",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "heading_open": "a heading",
    "table_open": "a table",
    "hr": "a line across",
}
_ALIGN: dict[str, Literal["left", "center", "right"]] = {"center": "center", "right": "right"}


def _picture(token: "Token") -> Picture:
    title = token.attrs.get("title")
    return Picture(
        file=clean(str(token.attrs.get("src", ""))),
        alt=token.content or None,
        caption=runs_of(str(title)) if title else (),
    )
