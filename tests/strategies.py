"""What hypothesis attacks the laws with: texts in which words, marks and places meet in every way."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

# Few enough that phrases recur, odd enough that every rule is met: compounds, 〇, rare characters, both widths,
# both scripts, marks soft and hard, words jieba would cut across one another.
PIECES = [
    "三区联创", "三區聯創", "三区", "联创", "人才", "乡村振兴", "振兴", "党建", "中国", "化工", "园区", "工", "农",
    "的", "泉港", "泉港区", "南安市", "水头镇", "石狮子", "马克思主义", "AI", "ＡＩ", "ai", "1+3+N", "3·15",
    "5.2%", "５．２％", "20", "2", "20强", "G20", "二〇二四年", "2024年", "〇", "䶮", "Ⅱ", "①", "é", "²", "𠮷",
    "6月29日", "。", "，", ",", "、", "：", "“", "”", "《", "》", " ", "　", "——", "-", "…", "（", "）", "·",
    ".", "%", "\u200b", "_",
]  # fmt: skip


def texts(most: int = 12) -> st.SearchStrategy[str]:
    """Paragraph texts; what would be stripped when read never stands at an end."""
    joined = st.lists(st.sampled_from(PIECES), min_size=1, max_size=most).map("".join)
    return joined.map(lambda text: "文" + text + "完")


def queries() -> st.SearchStrategy[str]:
    """Things to look for: pieces in a row, or any characters at all."""
    near = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
    return near | st.text(min_size=1, max_size=4)


def days() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "2025-12-31", "2026-06-01", "2026-06-29", "2026-07-01"])


def articles() -> st.SearchStrategy[dict[str, object]]:
    """Articles as one line of a .jsonl dump."""
    return st.fixed_dictionaries(
        {"title": texts(4), "date": days(), "paragraphs": st.lists(texts(), min_size=1, max_size=3)}
    )


def dumps() -> st.SearchStrategy[list[dict[str, object]]]:
    """The articles of one dump."""
    return st.lists(articles(), min_size=1, max_size=3)


def write_dump(path: Path, content: list[dict[str, object]]) -> None:
    """Write articles as a .jsonl dump."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in content), "utf-8")
