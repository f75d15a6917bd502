"""The time of a talk in English."""

from summit_tui.words.timing import Timing

ENGLISH_TIMING = Timing(
    since_start="{time} since the start",
    left="{time} left",
    left_until="{time} left until {end}",
    over="{time} over",
    on_slide="On this slide: {time}, planned: {planned}",
    planned="Planned: {end} to the end of this slide, {whole} in all",
    behind="{time} behind",
    ahead="{time} ahead",
    on_time="On time",
    from_here="{off}: {each} a slide from here",
    skip={
        "one": "{off}: no time for the slide that is left",
        "other": "{off}: no time for the {n} slides that are left, skip some",
    },
    no_plan="No minutes are planned",
    begins="The clock starts now",
    stands="The clock stands",
    goes_on="The clock goes on",
    broke_off="Broke off: {key} to slide {n}",
    broke_off_typed="The talk before broke off at slide {n}. Type {word} to go on there",
)
