"""What names of districts mean in an index, and what is said of those that mean none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from index.state import State
from searcher import QueryError
from searcher.places import Places, near_names

USED = ["吉林市", "吉林省", "安溪县", "月球", "泉港区"]


def places(*used: str) -> Places:
    """The places of an index whose paragraphs lie in these districts."""
    return Places(SimpleNamespace(state=State(), district_names=list(used)))  # type: ignore[arg-type]


MEANT = {
    "a place by its short name": ("泉港", ("泉港区",)),
    "with blanks around it": (" 泉港 ", ("泉港区",)),
    "in traditional characters": ("安溪縣", ("安溪县",)),
    "behind what it lies in": ("泉州安溪", ("安溪县",)),
    "behind all that it lies in": ("福建省泉州市泉港区", ("泉港区",)),
    "a place not in the index": ("永春", ("永春县",)),
    "several places": ("吉林", ("吉林省", "吉林市")),
    "a place that dumps alone know": ("月球", ("月球",)),
    "initials": ("qg", ("泉港区",)),
    "initials in capitals": ("QG", ("泉港区",)),
    "pinyin": ("anxi", ("安溪县",)),
}


@pytest.mark.parametrize(("name", "labels"), MEANT.values(), ids=MEANT)
def test_a_name_means_these_districts(name: str, labels: tuple[str, ...]) -> None:
    assert places(*USED).labels(name) == labels


REFUSED = {
    "a place behind one that it does not lie in": ("厦门安溪", " Did you mean 安溪县?"),
    "a place with something before it": ("泉泉港", " Did you mean 泉港区?"),
    "a name that sounds like one": ("泉岗", " Did you mean 泉港区?"),
    "letters behind characters": ("我ax", ""),
    "letters of none": ("xyz", ""),
    "pinyin of a part": ("quan", ""),
    "pinyin with more behind it": ("quangangshan", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("name", "hint"), REFUSED.values(), ids=REFUSED)
def test_a_name_that_means_none_is_an_error_with_near_names(name: str, hint: str) -> None:
    with pytest.raises(QueryError) as raised:
        places(*USED).labels(name)
    assert str(raised.value).endswith(f"no district is called {name!r}.{hint}")


def test_of_several_places_those_are_meant_that_are_in_the_index_but_not_what_lies_in_another() -> None:
    assert places(*USED).meant("吉林") == ("吉林省",)
    assert places("吉林市").meant("吉林") == ("吉林市",)
    assert places("福州市鼓楼区", "徐州市鼓楼区").meant("鼓楼") == ("徐州市鼓楼区", "福州市鼓楼区")
    assert places().meant("吉林") == ()
    assert places().meant("泉港") == ("泉港区",), "a single one needs no choice"


def test_at_most_three_near_names_are_told_and_those_of_the_same_sound_before_those_that_share_characters() -> None:
    heard = ["泉港区", "泉钢镇", "全岗乡", "权港县"]
    assert near_names("泉岗", [*heard, "泉岗山"]) == heard[:3]
    assert near_names("泉岗", ["泉岗山", "泉港区"]) == ["泉港区"]
    written = ["安溪石材城", "安溪石材园", "安溪石材厂", "安溪石材村"]
    assert sorted(near_names("安溪石材路", written)) == sorted(set(near_names("安溪石材路", written)))
    assert len(near_names("安溪石材路", written)) == 3
    assert near_names("月球", ["安溪县"]) == []
