"""Ways of the text mode through a story, other than step by step: hits, returns, bookmarks."""

from dataclasses import replace

from summit_tui.dates import counted
from summit_tui.position import GoTo
from summit_tui.search import Hit, hit_beside, hits, indexed
from summit_tui.signs import say, sentence
from summit_tui.speak import title_said
from summit_tui.telling import Answer, Telling, echoed, moving, notice, told
from summit_tui.way import bookmark_of, place_of, returned, returned_ahead, titles_of


def find(telling: Telling, wanted: str) -> Answer:
    """Go to the one place that says `wanted`, or list all of them with the words around it."""
    words, found = telling.voice.words, _hits(telling, wanted)
    if not found:
        return notice(telling, words.no_match.format(word=echoed(wanted)))
    telling = replace(telling, sought=wanted)
    if len(found) == 1 and found[0].at != telling.at:
        return _at(telling, found, 0)
    lines = [sentence(counted(words.hits, len(found), words))]
    lines += (_hit_line(telling, hit) for hit in found)
    return Answer(telling=telling, lines=tuple(lines))


def to_hit(telling: Telling, *, later: bool) -> Answer:
    """Go to the next hit after, or before, the present place; round at the ends."""
    words = telling.voice.words
    if not telling.sought:
        return notice(telling, words.find_what)
    found = _hits(telling, telling.sought)
    if not found:  # in another language, perhaps
        return notice(telling, words.no_match.format(word=echoed(telling.sought)))
    return _at(telling, found, hit_beside(found, telling.at, later=later))


def _hits(telling: Telling, wanted: str) -> tuple[Hit, ...]:
    text = telling.voice.text
    return hits(indexed(telling.deck, text), wanted, text)


def _at(telling: Telling, found: tuple[Hit, ...], number: int) -> Answer:
    """The slide of a hit; where there are several, or it is in the notes, that is said first."""
    hit, words = found[number], telling.voice.words
    answer = moving(telling, GoTo(hit.at.slide, hit.at.step))
    first, *rest = answer.lines
    if len(found) > 1:
        first = f"{sentence(words.hit_of.format(n=number + 1, m=len(found)))} {first}"
    noted = [sentence(_excerpt(telling, hit))] if hit.where == "notes" else []
    return replace(answer, lines=(first, *rest, *noted))


def _hit_line(telling: Telling, hit: Hit) -> str:
    """Number and title of a hit's slide, and the words around it unless they are the title."""
    words, slide = telling.voice.words, hit.at.slide
    here = slide == telling.at.slide
    title = title_said(telling.deck.slides[slide], telling.voice)
    if hit.where == "title":
        form = words.list_here if here else words.list_line
        return sentence(form.format(n=slide + 1, title=title))
    form = words.hit_here if here else words.hit_line
    excerpt = _excerpt(telling, hit)
    return sentence(form.format(n=slide + 1, title=title.rstrip(".:"), excerpt=excerpt))


def _excerpt(telling: Telling, hit: Hit) -> str:
    """The words around a hit, after what kind of text they are where that is not plain."""
    words = telling.voice.words
    said = say(hit.excerpt, telling.voice.of(hit.language).text) or hit.excerpt
    match hit.where:
        case "alt":
            return words.picture.format(alt=said)
        case "notes":
            return f"{words.notes}: {said}"
        case _:
            return said


def back_from_jump(telling: Telling, *, ahead: bool) -> Answer:
    """Return to where the last jump led away from; with `ahead`, undo the last such return."""
    words = telling.voice.words
    gone = (returned_ahead if ahead else returned)(telling.way, telling.deck, telling.at)
    if gone is None:
        return notice(telling, words.no_way_ahead if ahead else words.no_way_back)
    way, place = gone
    telling = replace(telling, way=way, at=place)
    return Answer(telling=telling, lines=tuple(told(telling, fully=True)))


def mark(telling: Telling, digit: str) -> Answer:
    """Set a bookmark by a digit, and say where."""
    words, deck = telling.voice.words, telling.deck
    if not _is_digit(digit):
        return notice(telling, words.mark_what)
    number = int(digit)
    way = telling.way.marked(number, bookmark_of(deck, telling.at))
    title = title_said(deck.slides[telling.at.slide], telling.voice)
    return notice(replace(telling, way=way), words.mark_set.format(n=number, title=title))


def jump(telling: Telling, digit: str) -> Answer:
    """Go to a bookmark; without a digit, say which there are."""
    words, marks = telling.voice.words, telling.way.marks
    if not _is_digit(digit):
        named = [
            sentence(words.mark_set.format(n=number, title=title))
            for number, title in titles_of(telling.way, telling.deck)
        ]
        if not named:
            return notice(telling, words.no_marks)
        return Answer(telling=telling, lines=tuple(named), apart=len(named) > 1)
    number = int(digit)
    if number not in marks:
        return notice(telling, words.no_mark.format(n=number))
    place = place_of(telling.deck, marks[number])
    if place is None:
        return notice(telling, words.mark_gone.format(n=number))
    return moving(telling, GoTo(place.slide, place.step))


def _is_digit(text: str) -> bool:
    return len(text) == 1 and "0" <= text <= "9"
