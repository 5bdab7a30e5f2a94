"""A small newspaper written for the tests and known to every one of them: four articles in two dumps.

| dump        | line | headline       | date       | district | paragraphs, the headline's included |
|-------------|------|----------------|------------|----------|-------------------------------------|
| port.jsonl  | 1    | 三区联创引人才 | 2026-07-01 | 泉港区   | 3                                   |
| port.jsonl  | 2    | 老街灯会       | none       | none     | 3                                   |
| tea.jsonl   | 1    | 茶农夜校开课   | 2026-06-01 | 安溪县   | 4                                   |
| tea.jsonl   | 2    | 石材展销会     | 2026-06-29 | 南安市   | 3                                   |
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.strategies import write_dump

Content = list[dict[str, Any]]


def story(title: str, *paragraphs: str, **fields: Any) -> dict[str, Any]:
    """An article as one line of a .jsonl dump."""
    return {"title": title, "paragraphs": list(paragraphs), **fields}


PORT: Content = [
    story(
        "三区联创引人才",
        "泉港区推行“三区联创”，园区、社区、校区一起建。",
        "AI+乡村的课进了校区，第一批人才来了20人。",
        id="union",
        date="2026-07-01",
        districts=["泉港区"],
    ),
    story("老街灯会", "老街的灯会每年都办。", "灯会上有南音，也有热茶。", id="lamps"),
]
TEA: Content = [
    story(
        "茶农夜校开课",
        "茶农晚上来夜校学做茶。",
        "这堂课讲采茶，也讲卖茶。",
        "铁观音是安溪县的茶。",
        id="school",
        date="2026-06-01",
        districts=["安溪县"],
    ),
    story(
        "石材展销会",
        "水头镇的石材卖到海外。",
        "展销会上，人才招聘会同时举行。举行招聘会的是南安市。",
        id="stone",
        date="2026-06-29",
        districts=["南安市"],
    ),
]
ALL = ("union#0", "union#1", "union#2", "lamps#0", "lamps#1", "lamps#2")
ALL += ("school#0", "school#1", "school#2", "school#3", "stone#0", "stone#1", "stone#2")


def write_hay(root: Path) -> Path:
    """Write both dumps beneath `root`, which is returned."""
    write_dump(root / "port.jsonl", PORT)
    write_dump(root / "tea.jsonl", TEA)
    return root
