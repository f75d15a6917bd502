"""The stage for screen readers, `--accessible`: painted once, so that it is heard once."""

import pytest
from listening import Key, listen
from measure import score
from study import CONTENT, ENV, heads, in_order, place, study, summit
from targets import MISSING, STAGE_JUNK, STAGE_REPEAT


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_accessible_stage_says_each_slide_once_and_nothing_before_it(reader, language):
    slides = CONTENT[language]
    keys = [Key(strokes=" ", until=place(language, n)) for n in range(2, len(slides) + 1)]
    program = summit("--accessible", "--lang", language, study(language))
    phases = listen(reader, program, keys, until=place(language, 1), env=ENV)
    spoken = content = 0
    for n, phase in enumerate(phases):
        told = score(reader.name, phase.spoken, in_order(language, n), place=(n + 1, len(slides)))
        assert told.lead == 0, phase.spoken
        assert told.missing == MISSING, phase.spoken
        assert told.disorder == 0, phase.spoken
        spoken, content = spoken + told.spoken * (n > 0), content + told.content * (n > 0)
    assert spoken / content <= STAGE_REPEAT
    start = score(
        reader.name, phases[0].spoken, slides[0], place=(1, len(slides)), heads=heads(language, 0)
    )
    assert start.junk <= STAGE_JUNK, phases[0].spoken
