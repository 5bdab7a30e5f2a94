from pathlib import Path

import pytest

from corpus.divisions import PLACES
from corpus.errors import CorpusError
from corpus.gazetteer import Gazetteer

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


def lines(file: str) -> list[list[str]]:
    return [line.split(",") for line in (PLACES / file).read_text(encoding="utf-8").splitlines()[1:]]


def test_every_label_stands_in_one_province_and_knows_the_way_there(places):
    provinces = {label for label in places.labels() if places.parent(label) is None}
    assert len(provinces) == 34
    for label in places.labels():
        chain = (label, *places.ancestors(label))
        assert chain[-1] in provinces
        assert list(chain[1:]) == [places.parent(below) for below in chain[:-1]]
        assert len(set(chain)) == len(chain) <= 4


def test_labels_are_unique_and_come_with_their_townships(places):
    labels = list(places.labels())
    assert len(set(labels)) == len(labels) == 3538
    inside = [label for label in labels if places.parent(label) == "南安市"]
    at = labels.index("南安市") + 1
    assert inside[:3] == ["溪美街道", "柳城街道", "美林街道"]
    assert inside == labels[at : at + 27]


@pytest.mark.skipif(not SHARED.exists(), reason="../shared, the bureau's tables, is absent")
@pytest.mark.parametrize(("table", "level"), [("quanzhou_streets", 3), ("areas", 2), ("cities", 1), ("provinces", 0)])
def test_every_row_of_the_bureaus_tables_is_a_label(places, table, level):
    grouping = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    renamed = {"中沙群岛的岛礁及其海域": "中沙群岛", "乌拉盖管理区管委会": "乌拉盖管理区"}
    text = (SHARED / "data" / f"{table}.csv").read_text(encoding="utf-8")
    rows = [row.split(",") for row in text.replace('"', "").splitlines()[1:]]
    for code, name, *_ in rows:
        if name not in grouping:
            assert places.resolve(renamed.get(name, name)), (code, name)
    assert level != 3 or len(rows) == 175


@pytest.mark.parametrize("file", ["divisions.csv", "aliases.csv", "lookalikes.csv"])
def test_the_data_files_are_plain_and_whole(file):
    width = {"divisions.csv": 6, "aliases.csv": 3, "lookalikes.csv": 2}[file]
    rows = lines(file)
    assert all(len(row) == width and row[0] and row[1] is not None for row in rows)
    assert not any('"' in cell or cell != cell.strip() for row in rows for cell in row)
    keys = [tuple(row[:2]) for row in rows] if file == "aliases.csv" else [row[0] for row in rows]
    assert len(set(keys)) == len(keys)


def test_an_alias_belongs_to_a_code_that_exists():
    codes = {row[0] for row in lines("divisions.csv")}
    assert {row[0] for row in lines("aliases.csv")} <= codes
    assert {row[1] for row in lines("divisions.csv")} <= codes | {""}


# --- a user's own places ----------------------------------------------------------------------------------------


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_adds_villages_and_aliases(tmp_path):
    extra = written(tmp_path / "villages.csv", "name,parent,aliases\n前欧村,泉港区,前欧 欧村\n泉港区,泉州市,肖厝\n\n")
    places = Gazetteer.load(extra=extra)
    assert places.districts("前欧的驿站，肖厝的港口") == ("前欧村",)
    assert places.ancestors("前欧村") == ("泉港区", "泉州市", "福建省")
    assert places.resolve("欧村") == ("前欧村",)
    assert list(places.labels()).index("前欧村") > list(places.labels()).index("泉港区")


def test_a_village_of_two_districts_gets_two_labels_and_an_open_one(tmp_path):
    extra = written(tmp_path / "villages.csv", "name,parent,aliases\n后亭村,丰泽区,\n后亭村,洛江区,\n")
    places = Gazetteer.load(extra=extra)
    assert places.resolve("后亭村") == ("后亭村", "丰泽区后亭村", "洛江区后亭村")
    assert places.districts("丰泽后亭村") == ("丰泽区后亭村",)
    assert places.districts("后亭村") == ("后亭村",)


def test_a_place_of_the_users_own_may_lie_in_another(tmp_path):
    rows = "name,parent,aliases\n湖滨新城,洛江区,\n湖滨一里,湖滨新城,一里\n"
    places = Gazetteer.load(extra=written(tmp_path / "mine.csv", rows))
    assert places.ancestors("湖滨一里") == ("湖滨新城", "洛江区", "泉州市", "福建省")


def test_home_may_be_given_by_a_name_that_is_one_places_alone():
    assert Gazetteer.load(home="南安").home == "南安市"
    with pytest.raises(CorpusError, match=r"give a label such as .*南京市鼓楼区"):
        Gazetteer.load(home="鼓楼区")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "line 1: met '', wanted the header name,parent,aliases"),
        ("名称,上级\n", "line 1: met '名称,上级'"),
        ("name,parent,aliases\n前欧村,泉港区\n", "line 2: met '前欧村,泉港区', wanted a name"),
        ("name,parent,aliases\n\n,泉港区,\n", "line 3: met ',泉港区,'"),
        ("name,parent,aliases\n前欧村,泉港县,\n", "line 2: parent '泉港县' is no label"),
        ("name,parent,aliases\n前欧村,官桥镇,\n", "line 2: parent '官桥镇' is no label"),
        ("name,parent,aliases\n前欧村,泉港区,欧 前欧\n", "line 2: '欧' stands in too many other words"),
        ('name,parent,aliases\n\n"前欧村,泉港区,\n', "line 3: unexpected end of data; wanted UTF-8 CSV"),
    ],
)
def test_a_malformed_file_of_places_is_refused_naming_file_and_line(tmp_path, text, complaint):
    extra = written(tmp_path / "mine.csv", text)
    with pytest.raises(CorpusError) as refusal:
        Gazetteer.load(extra=extra)
    assert str(extra) in str(refusal.value)
    assert complaint in str(refusal.value)


def test_a_file_of_places_that_is_absent_or_no_text_is_refused(tmp_path):
    with pytest.raises(CorpusError, match=r"absent\.csv"):
        Gazetteer.load(extra=tmp_path / "absent.csv")
    (tmp_path / "gbk.csv").write_bytes("name,parent,aliases\n前欧村,泉港区,\n".encode("gbk"))
    with pytest.raises(CorpusError, match=r"line 2: .* at byte 24; wanted UTF-8"):
        Gazetteer.load(extra=tmp_path / "gbk.csv")


def test_an_unknown_home_is_refused_with_an_example():
    with pytest.raises(CorpusError, match=r"家里.*泉州市"):
        Gazetteer.load(home="家里")
