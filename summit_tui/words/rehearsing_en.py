"""Rehearsals in English."""

from summit_tui.words.rehearsing import Rehearsing

ENGLISH_REHEARSING = Rehearsing(
    rehearsals={"one": "{n} rehearsal of {title}", "other": "{n} rehearsals of {title}"},
    none="No rehearsal of {title} yet; start one with --rehearse",
    slide="Slide",
    plan="Plan",
    run="Run {n}",
    median="Median",
    in_all="In all",
    legend="{told} told, {left} left of the plan, {over} longer than planned, "
    "{longest} longest run",
    slide_took="Slide {n}, {title}: {took}",
    step_took="Step {n}: {took}",
    took="{time}, planned: {planned}",
    took_unplanned="{time}",
    took_range="{took}, from {least} to {most}",
    not_told="not told",
    sum_took="In all {took}",
    sum_longer="{sum}, that is {time} longer than planned",
    sum_shorter="{sum}, that is {time} shorter than planned",
    offer={
        "one": "Write the median of {n} slide as its minutes into {file}?",
        "other": "Write the medians of {n} slides as their minutes into {file}?",
    },
    yes=("y", "yes"),
    written={
        "one": "{file}: {n} slide has new minutes",
        "other": "{file}: {n} slides have new minutes",
    },
    nothing_new="{file}: all minutes are as rehearsed",
)
