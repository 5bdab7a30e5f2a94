"""What was measured → Markdown: the tables of the design, ratios ours/peer beside each peer's figure.

A ratio of milliseconds or bytes below 1 is in our favour, one of MB/s above 1. A cell with – was not asked for, or the
engine has no such thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.speed.engines import SHARES
from benchmarks.speed.timing import percentile

Measured = dict[str, Any]
OURS = "quanwen"
NOTHING = "–"
PERCENTILES = (0.5, 0.95, 0.99)
TITLES = {
    "quanwen": "quanwen",
    "quanwen-limit-0": "quanwen, `limit=0`",
    "tantivy": "tantivy-py",
    "sqlite": "SQLite FTS5",
    "xapian": "Xapian",
    "bm25s": "bm25s",
    "whoosh": "Whoosh + jieba",
    "reading": "reading alone",
    "cutting": "cutting alone",
}
SHAPES = {
    "or": "OR",
    "and": "AND",
    "phrase": "phrase",
    "word": "single word",
    "facets": "OR, both facets over all matches",
    "filter": "OR, filtered by place and period, both facets",
}


def render(run: Measured) -> str:
    """The whole run."""
    parts = [about(run)]
    for part in run.get("parts", []):
        parts += [heading(part), indexing(part, run.get("absent", {})), asking(part), mistakes(part)]
    parts += [commands(run.get("commands", [])), growth(run.get("growth", []))]
    parts += [million(run.get("million")), syncs(run.get("syncs")), notes(run)]
    return "\n\n".join(part for part in parts if part) + "\n"


def about(run: Measured) -> str:
    """Command, day, machine, corpus."""
    machine = run["machine"]
    return "\n".join(
        [
            f"# Speed, {run['date']}",
            "",
            f"    {run['command']}",
            "",
            f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; {machine['system']}. "
            f"Load {machine['load_before']} before, {machine['load_after']} after. Corpus: {run['corpus']}.",
        ]
    )


def heading(part: Measured) -> str:
    """What one part was measured on."""
    size = f"{part['text_bytes'] / 1e6:.1f} MB of text"
    return f"## {part['paragraphs']:,} paragraphs, headlines included, {size}"


def indexing(part: Measured, absent: Measured) -> str:
    """Speed, size and memory of indexing, and who is absent. Reading is part of ours alone."""
    built, text_bytes = part["built"], part["text_bytes"]
    if not built:
        return ""
    ours = built.get(OURS)

    def rows() -> Iterator[list[str]]:
        for name, one in built.items():
            speed, ratio = text_bytes / 1e6 / one["seconds"], one["index_bytes"] / text_bytes
            yield [
                TITLES[name],
                f"{speed:.2f}",
                against(ours, one, lambda it: text_bytes / it["seconds"], name),
                f"{one['processor_seconds']:.1f}",
                f"{ratio:.2f}" if ratio else NOTHING,
                against(ours, one, lambda it: it["index_bytes"], name) if ratio else NOTHING,
                megabytes(one["peak_bytes"]),
            ]

    names = ["indexing", "MB/s", "ours/peer", "CPU s", "index/text", "ours/peer", "peak MB"]
    missing = [[TITLES[name], "absent", *[NOTHING] * (len(names) - 2)] for name in absent]
    return markdown(names, [*rows(), *missing])


def against(ours: Measured | None, peer: Measured, of: Callable[[Measured], float], name: str) -> str:
    """The ratio of ours to a peer's; none for ourselves and for what is no engine."""
    if ours is None or name in (OURS, *SHARES) or not of(peer):
        return NOTHING
    return f"×{of(ours) / of(peer):.2f}"


def asking(part: Measured) -> str:
    """The times of every shape, engines side by side: milliseconds, and ratios below."""
    asked = part["asked"]
    if not asked:
        return ""
    shapes = [shape for shape in SHAPES if any(shape in one["ms"] for one in asked.values())]
    rows = [row for shape in shapes for row in ([SHAPES[shape], *times(asked, shape)], ["", *ratios(asked, shape)])]
    rows += [["searching, peak MB", *(megabytes(one["peak_bytes"]) for one in asked.values())]]
    rows += [["less mapped files, MB", *(megabytes(one["own_bytes"]) for one in asked.values())]]
    return markdown(["ms: p50 / p95 / p99", *(TITLES[name] for name in asked)], rows)


def times(asked: Measured, shape: str) -> list[str]:
    """What each engine took."""
    return [joined(f"{value:.3g}" for value in percentiles(one, shape)) for one in asked.values()]


def ratios(asked: Measured, shape: str) -> list[str]:
    """Ours over each peer's."""
    ours = percentiles(asked.get(OURS, {"ms": {}}), shape)
    return [
        joined(f"×{mine / theirs:.2f}" for mine, theirs in zip(ours, percentiles(one, shape), strict=False))
        if not name.startswith(OURS)
        else NOTHING
        for name, one in asked.items()
    ]


def percentiles(one: Measured, shape: str) -> list[float]:
    """Of an engine's times for a shape; none when it was not asked."""
    return [percentile(one["ms"][shape], share) for share in PERCENTILES] if one["ms"].get(shape) else []


def joined(values: Iterator[str]) -> str:
    """Several figures in one cell."""
    return " / ".join(values) or NOTHING


def mistakes(part: Measured) -> str:
    """How many answers differ from the scan."""
    asked = {name: one for name, one in part["asked"].items() if one["wrong"]}
    shapes = [shape for shape in SHAPES if any(shape in one["wrong"] for one in asked.values())]
    rows = [[SHAPES[shape], *(mistake(one["wrong"].get(shape)) for one in asked.values())] for shape in shapes]
    return markdown(["counts unlike the scan", *(TITLES[name] for name in asked)], rows) if rows else ""


def mistake(tally: Measured | None) -> str:
    """Wrong of checked, and what was found of what is there where that differs."""
    if tally is None:
        return NOTHING
    said = f"{tally['wrong']} of {tally['checked']}"
    return said + (f" ({tally['found']:,} found, {tally['there']:,} there)" if tally["wrong"] else "")


def commands(taken: Sequence[Measured]) -> str:
    """Whole processes."""
    if not taken:
        return ""
    rows = (
        [one["what"], *(f"{value:.0f}" for value in (percentile(one["ms"], 0.5), min(one["ms"]), max(one["ms"])))]
        for one in taken
    )
    return "## Whole processes\n\n" + markdown(["command, ms", "p50", "fastest", "slowest"], rows)


def growth(sizes: Sequence[Measured]) -> str:
    """How times grow with the corpus."""
    if not sizes:
        return ""
    rows = [row for size in sizes for row in grown_rows(size)]
    names = [
        "paragraphs",
        "engine",
        "MB/s",
        "ours/peer",
        "index/text",
        "peak MB",
        *map(SHAPES.__getitem__, grown_shapes(sizes[0])),
    ]
    return "## Growth, ms: p50 / p95\n\n" + markdown(names, rows)


def grown_rows(size: Measured) -> Iterator[list[str]]:
    """The engines at one size."""
    shapes = grown_shapes(size)
    for name, one in size["built"].items():
        yield [
            f"{size['paragraphs']:,}",
            TITLES[name],
            f"{size['text_bytes'] / 1e6 / one['seconds']:.2f}",
            against(size["built"].get(OURS), one, lambda it: 1 / it["seconds"], name),
            f"{one['index_bytes'] / size['text_bytes']:.2f}",
            megabytes(one["peak_bytes"]),
            *(joined(f"{value:.3g}" for value in percentiles(size["asked"][name], shape)[:2]) for shape in shapes),
        ]


def grown_shapes(size: Measured) -> list[str]:
    """The shapes asked at one size."""
    return [shape for shape in SHAPES if any(shape in one["ms"] for one in size["asked"].values())]


def million(size: Measured | None) -> str:
    """What quanwen bears."""
    if not size:
        return ""
    built, asked = size["built"][OURS], size["asked"][OURS]
    rows = [
        ["indexing, MB/s", f"{size['text_bytes'] / 1e6 / built['seconds']:.2f}"],
        ["indexing, peak MB", megabytes(built["peak_bytes"])],
        ["index/text", f"{built['index_bytes'] / size['text_bytes']:.2f}"],
        ["searching, peak MB", megabytes(asked["peak_bytes"])],
        ["less mapped files, MB", megabytes(asked["own_bytes"])],
        *(
            [f"{SHAPES[shape]}, ms: p50 / p95 / p99", cell]
            for shape in asked["ms"]
            for cell in times({OURS: asked}, shape)
        ),
    ]
    title = f"## {size['paragraphs']:,} paragraphs, repeated and perturbed, {size['text_bytes'] / 1e6:.0f} MB of text"
    return title + "\n\n" + markdown(["quanwen", ""], rows)


def syncs(taken: Measured | None) -> str:
    """What many small syncs leave."""
    if not taken:
        return ""
    ms = taken["ms"]
    rows = [
        ["segments left", str(taken["segments"])],
        ["a sync, ms: p50 / p95 / slowest", f"{percentile(ms, 0.5):.0f} / {percentile(ms, 0.95):.0f} / {max(ms):.0f}"],
    ]
    return f"## {taken['syncs']:,} syncs of one small dump each\n\n" + markdown(["quanwen", ""], rows)


def notes(run: Measured) -> str:
    """What is asked of each engine, what was absent, what the tables do not show."""
    asked = {name: one for part in run.get("parts", []) for name, one in part["asked"].items()}
    built = {name: one for part in run.get("parts", []) for name, one in part["built"].items()}
    lines = [f"- {TITLES[name]} {one['version']}: {one['asked']}." for name, one in asked.items()]
    lines += [f"- {TITLES[name]} {one['version']}." for name, one in built.items() if name not in {*asked, *SHARES}]
    lines += [f"- {TITLES[name]} is absent: {reason}." for name, reason in run.get("absent", {}).items()]
    lines += [f"- {name} {version}." for name, version in run["versions"].items()]
    return "\n".join(["## Notes", "", *(f"- {note}" for note in run.get("notes", [])), *lines])


def megabytes(count: float) -> str:
    """Bytes as MB; nothing where it could not be told."""
    return f"{count / 1e6:.0f}" if count else NOTHING


def markdown(names: Sequence[str], rows: Iterator[list[str]] | list[list[str]]) -> str:
    """A Markdown table, the first column to the left and the others to the right."""
    lines = [list(names), ["---", *("---:" for _ in names[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
