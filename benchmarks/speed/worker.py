"""One engine in a fresh process: jobs come in as JSON lines, results go out the same way.

    {"job": "build", "corpus": DIR, "directory": DIR}    → {"seconds", "processor_seconds", "peak_bytes"}
    {"job": "open", "directory": DIR}                    → {}
    {"job": "ask", "queries": [...]}                     → {"answers": [{"ms", "total", "districts", "months"}, ...]}
    {"job": "memory"}                                    → {"peak_bytes", "own_bytes"}

Before the first job it says {"version", "asked", "home", "shapes", "promise"}, or {"absent"} where the engine is not
installed. A process for each engine, so that memory can be told and one engine's garbage is collected on its own time.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.speed.engines import engine_for
from benchmarks.speed.engines.engine import Engine
from benchmarks.speed.queries import query_of


def main(name: str) -> None:
    """Do one job after another until standard input ends."""
    # libraries may print what they like; nothing but results goes to the pipe
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        engine = engine_for(name)
        said: dict[str, Any] = {"version": engine.version()}
    except ImportError as error:
        print(json.dumps({"absent": str(error)}), file=pipe, flush=True)
        return
    said |= {"asked": engine.asked, "home": engine.home, "shapes": list(engine.shapes), "promise": engine.promise}
    print(json.dumps(said), file=pipe, flush=True)
    for line in iter(sys.stdin.readline, ""):
        print(json.dumps(done(engine, json.loads(line))), file=pipe, flush=True)


def done(engine: Engine, job: dict[str, Any]) -> dict[str, Any]:
    """The result of one job."""
    if job["job"] == "build":
        return engine.built(Path(job["corpus"]), Path(job["directory"]))
    if job["job"] == "open":
        engine.open(Path(job["directory"]))
        return {}
    if job["job"] == "ask":
        return {"answers": [asdict(answer) for answer in engine.answers([query_of(one) for one in job["queries"]])]}
    return dict(engine.memory())


if __name__ == "__main__":
    main(sys.argv[1])
