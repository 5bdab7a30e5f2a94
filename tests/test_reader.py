"""A dump becomes articles with ids, dates, districts and events, or an error that names it."""

import gc
import gzip
import json
import lzma
import random
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, CorpusError, Dump, DumpError, Gazetteer, Reader, article_json, find_dumps
from corpus import reader as reading
from corpus.garbage import MANY_YOUNG

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
PAGE = (
    "南安水头：老厂里长出新车间\n\n"
    "本报讯 (记者方远) 5月15日，南安市水头镇的石材加工中心投产，首批十二家企业搬进标准车间。\n\n"
    "工人在车间里核对板材 方远 摄\n"
)


@pytest.fixture(scope="module")
def reader(gazetteer):
    return Reader(gazetteer)


def read(reader: Reader, path: Path) -> list[dict[str, object]]:
    return [article_json(article) for dump in find_dumps(path) for article in reader.read(dump)]


def test_an_article_has_everything_the_page_tells(reader, tmp_path):
    (tmp_path / "20260518_A2.txt").write_text(PAGE, encoding="utf-8")
    (article,) = read(reader, tmp_path)
    assert article == {
        "id": article["id"],
        "title": "南安水头：老厂里长出新车间",
        "subtitle": "",
        "date": "2026-05-18",
        "date_source": "filename",
        "districts": ["水头镇"],
        "bylines": ["本报讯 (记者方远)", "方远 摄"],
        "page": "",
        "dump": "20260518_A2.txt",
        "line": 1,
        "paragraphs": article["paragraphs"],
    }
    assert [(p["id"], p["kind"], p["line"]) for p in article["paragraphs"]] == [
        (f"{article['id']}#0", "title", 1),
        (f"{article['id']}#1", "byline", 3),
        (f"{article['id']}#2", "body", 3),
        (f"{article['id']}#3", "caption", 5),
    ]
    assert article["paragraphs"][2]["districts"] == ["水头镇"]
    assert article["paragraphs"][2]["events"] == [{"text": "5月15日", "date": "2026-05-15"}]


@pytest.mark.parametrize("name", ["b.txt", "2020/01/c.txt.gz", "d.txt.xz", "e.zip!f.txt"])
def test_the_id_depends_on_the_content_and_not_on_the_file_it_came_in(reader, tmp_path, name):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    path = tmp_path / name.partition("!")[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    data = PAGE.replace("\n", "\r\n").encode("gb18030")
    if "!" in name:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name.partition("!")[2], data)
    else:
        pack = {".gz": gzip.compress, ".xz": lzma.compress}.get(path.suffix, bytes)
        path.write_bytes(pack(data))
    first, second = read(reader, tmp_path)
    assert first["id"] == second["id"]
    assert [p["id"] for p in first["paragraphs"]] == [p["id"] for p in second["paragraphs"]]


def test_another_character_is_another_id(reader, tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE.replace("十二", "十三"), encoding="utf-8")
    first, second = read(reader, tmp_path)
    assert first["id"] != second["id"]


DATED = [
    ("泉州晚报 2026年7月3日 星期五\n" + PAGE, "20260101.txt", "2026-07-03 stated"),
    (PAGE, "20260101.txt", "2026-01-01 filename"),
    (PAGE, "202601/02/a.txt", "2026-01-02 filename"),
    (PAGE, "a.txt", "2020-02-02 given"),
    ("日期:10-01\n" + PAGE.replace("5月15日", "2019年国庆"), "b.txt", "2020-02-02 given"),
]


@pytest.mark.parametrize(("text", "name", "wanted"), DATED)
def test_a_date_is_taken_from_the_most_trustworthy_source(gazetteer, tmp_path, text, name, wanted):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (article,) = read(Reader(gazetteer, date=date(2020, 2, 2)), tmp_path)
    assert f"{article['date']} {article['date_source']}" == wanted


def test_without_any_source_the_text_tells_the_date(reader, tmp_path):
    (tmp_path / "a.txt").write_text("日期:10-01\n" + PAGE.replace("5月15日", "2019年国庆"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE.replace("5月15日", "2019年5月15日"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(PAGE, encoding="utf-8")
    assert [f"{a['date']} {a['date_source']}" for a in read(reader, tmp_path)] == [
        "2019-10-01 inferred", "2019-05-15 inferred", "None None",
    ]  # fmt: skip


def test_a_record_keeps_its_id_and_its_districts(reader, tmp_path):
    record = {"id": "x1", "title": "茶王赛", "districts": ["安溪县"], "paragraphs": ["石狮市的茶客也来了。"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (article,) = read(reader, tmp_path)
    assert (article["id"], article["districts"]) == ("x1", ["安溪县"])
    assert article["paragraphs"][1]["districts"] == ["石狮市"]


def test_what_is_read_can_be_read_again(reader, tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (first,) = read(reader, tmp_path)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.jsonl").write_text(json.dumps(first), encoding="utf-8")
    (again,) = read(reader, tmp_path)
    assert again["id"] == first["id"]
    assert [(p["kind"], p["text"]) for p in again["paragraphs"]] == [
        (p["kind"], p["text"]) for p in first["paragraphs"]
    ]


def test_the_fingerprint_changes_with_what_is_given(gazetteer):
    given = [{}, {"encoding": "big5"}, {"date": date(2020, 2, 2)}]
    assert len({Reader(gazetteer, **options).fingerprint for options in given}) == 3
    assert Reader(gazetteer).fingerprint == Reader(Gazetteer.load()).fingerprint


def test_an_encoding_can_be_forced(gazetteer, tmp_path):
    (tmp_path / "a.txt").write_bytes(PAGE.encode("gb18030"))
    assert read(Reader(gazetteer, encoding="gb18030"), tmp_path)
    with pytest.raises(DumpError, match="not utf-8"):
        read(Reader(gazetteer, encoding="utf-8"), tmp_path)


def test_a_dump_without_text_holds_no_article(reader, tmp_path):
    (tmp_path / "a.txt").write_text(" \n\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n", encoding="utf-8")
    assert read(reader, tmp_path) == []


def test_a_broken_line_is_an_error_after_the_articles_before_it(reader, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"title": "茶"}\nno\n', encoding="utf-8")
    (dump,) = find_dumps(tmp_path)
    found = reader.read(dump)
    assert next(found).title == "茶"
    with pytest.raises(DumpError, match="line 2"):
        next(found)


RECORDS = [
    {"title": "晋江举行茶王赛", "paragraphs": ["6月29日，茶王赛在安溪县开赛。", "次年的茶王赛将于6月在官桥镇举行。"]},
    {"title": "海丝", "date": "2026-07-03", "paragraphs": ["昨日，泉州\n和厦门签约。", "（方远 文/图）", "6月"]},
    {"title": "29日", "date": "2026-07-03", "districts": ["泉港区"], "paragraphs": ["后龙渔港开渔。"]},
    {"title": "", "date": "2020-01-01", "paragraphs": ["\ud83d南安市水头、官桥两镇，去年底。"]},
    {"title": "無名"},
]


@pytest.mark.parametrize("together", [1, 20, 60, 10**6])
def test_how_many_articles_are_read_together_changes_none_of_them(reader, tmp_path, monkeypatch, together):
    for n, record in enumerate(RECORDS):
        (tmp_path / f"{n}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    alone = [article for dump in find_dumps(tmp_path) for article in reader.read(dump)]
    monkeypatch.setattr(reading, "BATCH", together)
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    (dump,) = find_dumps(tmp_path / "all.jsonl")
    found = list(reader.read(dump))
    assert [article.line for article in found] == [1, 2, 3, 4, 5]
    assert [without_lines(article) for article in found] == [without_lines(article) for article in alone]


def without_lines(article: Article) -> Article:
    paragraphs = tuple(paragraph._replace(line=0) for paragraph in article.paragraphs)
    return replace(article, dump="", line=0, paragraphs=paragraphs)


def test_garbage_is_looked_for_again_once_articles_are_read(reader, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"title": "茶"}\nno\n', encoding="utf-8")
    (dump,) = find_dumps(tmp_path)
    found = reader.read(dump)
    next(found)
    assert gc.isenabled()
    with pytest.raises(DumpError):
        next(found)
    assert gc.isenabled()
    gc.disable()
    try:
        next(reader.read(dump))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_read_does_not_count_as_young_and_what_was_frozen_stays_so(reader, tmp_path):
    record = '{"title": "茶", "content": "2026年6月，泉港区的茶园开园。"}\n'
    (tmp_path / "a.jsonl").write_text(record * 3000, encoding="utf-8")
    (dump,) = find_dumps(tmp_path)
    next(reader.read(dump))
    assert gc.get_count()[0] < MANY_YOUNG
    gc.freeze()
    try:
        list(reader.read(dump))
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_a_page_too_large_to_hold_is_refused(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_PAGE", 1 << 20)
    (tmp_path / "a.txt").write_bytes(b"x" * (2 << 20))
    (dump,) = find_dumps(tmp_path)
    with pytest.raises(DumpError, match="1 MiB"):
        list(reader.read(dump))


def test_a_stream_passes_through_without_being_held(reader, tmp_path):
    line = (
        json.dumps({"title": "茶王赛", "paragraphs": ["昨日，茶王赛开赛。" * 200]}, ensure_ascii=False).encode() + b"\n"
    )
    with lzma.open(tmp_path / "a.jsonl.xz", "wb", preset=0) as stream:
        for _ in range(3000):
            stream.write(line)
    (dump,) = find_dumps(tmp_path)
    found = reader.read(dump)
    assert [next(found).line for _ in range(3)] == [1, 2, 3]
    found.close()


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_every_line_of_a_sample_is_explained(reader, path):
    for dump in find_dumps(path):
        readings = list(reader.explain(dump))
        assert readings
        assert all(line.role and line.reason and line.text for line in readings)


def is_furniture(reader: Reader, dump: Dump) -> bool:
    """Whether the dump holds nothing else; an empty one does not either."""
    return all(line.role == "furniture" for line in reader.explain(dump))


def broken(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """The bytes with some flipped, cut off, left out or repeated, another page behind them, or noise instead."""
    at, to = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    choice = rng.randrange(6)
    if choice == 0:
        held = bytearray(data)
        for _ in range(rng.choice([1, 3, 50])):
            held[rng.randrange(len(held))] = rng.randrange(256)
        return bytes(held)
    return [
        data[:at],
        data + other,
        data[:at] + data[to:],
        data[:at] + data[at:to][:200] * 100 + data[to:],
        rng.randbytes(at),
    ][choice - 1]


@pytest.mark.parametrize("seed", range(8))
def test_a_broken_dump_gives_articles_or_a_reason_and_soon(reader, tmp_path, seed):
    rng = random.Random(seed)
    pages = [path for path in sorted(SAMPLES.rglob("*.*")) if path.is_file()]
    reasons: list[str] = []
    for _ in range(25):
        page = rng.choice(pages)
        (tmp_path / page.name).write_bytes(broken(rng, page.read_bytes(), rng.choice(pages).read_bytes()))
        began = time.process_time()
        for dump in find_dumps(tmp_path):
            try:
                assert list(reader.read(dump)) or is_furniture(reader, dump)
            except DumpError as error:
                reasons.append(error.reason)
        assert time.process_time() - began < 1
        (tmp_path / page.name).unlink()
    assert all(reasons)


@given(
    data=st.binary(max_size=300),
    suffix=st.sampled_from([".txt", ".jsonl", ".json", ".csv", ".html", ".md", ".txt.gz", ".zip", ".tar"]),
)
def test_any_bytes_give_articles_or_a_reason(reader, tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"x{suffix}"
    path.write_bytes(data)
    said = "articles"
    try:
        for dump in find_dumps(path):
            assert list(reader.read(dump)) or is_furniture(reader, dump)
    except CorpusError as error:
        said = str(error)
    assert said


def test_a_notice_printed_again_on_another_day_was_one_article_where_records_are_counted(tmp_path, gazetteer):
    notice = {"title": "停水通知", "paragraphs": ["城东片区明日八时起停水一天，请居民备水。"]}
    days = ("2026-07-01", "2026-07-09", "2026-07-01")
    lines = [json.dumps({**notice, "id": n, "date": day}) for n, day in enumerate(days, 1)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    first, again, copy = (one.id for dump in find_dumps(tmp_path) for one in Reader(gazetteer).read(dump))
    assert first == copy != again
