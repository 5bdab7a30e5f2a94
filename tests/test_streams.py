"""When results are laid out and coloured."""

from __future__ import annotations

import pytest

from searcher.streams import Color, Paint, paint, shows_cards


@pytest.mark.parametrize(
    ("color", "environ", "wanted"),
    [
        (Color.AUTO, {"TERM": "xterm"}, Paint.COLORS),
        (Color.AUTO, {"TERM": "xterm", "NO_COLOR": "1"}, Paint.BOLD),
        (Color.AUTO, {"TERM": "xterm", "NO_COLOR": ""}, Paint.COLORS),
        (Color.AUTO, {"TERM": "dumb"}, Paint.NOTHING),
        (Color.AUTO, {"TERM": "dumb", "FORCE_COLOR": "1"}, Paint.COLORS),
        (Color.AUTO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, Paint.BOLD),
        (Color.ALWAYS, {"TERM": "dumb", "NO_COLOR": "1"}, Paint.COLORS),
        (Color.NEVER, {"FORCE_COLOR": "1"}, Paint.NOTHING),
    ],
)
def test_an_option_beats_the_environment_and_no_color_leaves_bold_type(
    color: Color, environ: dict[str, str], wanted: Paint
) -> None:
    assert paint(color, environ) is wanted


@pytest.mark.parametrize(
    ("color", "environ", "wanted"),
    [
        (Color.AUTO, {}, False),
        (Color.AUTO, {"FORCE_COLOR": "1"}, True),
        (Color.AUTO, {"FORCE_COLOR": ""}, False),
        (Color.ALWAYS, {}, True),
        (Color.NEVER, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_a_pipe_is_laid_out_only_when_colours_are_asked_for(
    color: Color, environ: dict[str, str], wanted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shows_cards(color, environ) is wanted
