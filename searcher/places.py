"""What a name of a place means in one index, and what the place lies in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from index import Snapshot
from searcher.errors import QueryError

if TYPE_CHECKING:
    from corpus import Gazetteer


class Places:
    """The places of one snapshot, under the names that its gazetteer knows and those that dumps state."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places and their names, as the index was read with; loaded when a district is first asked for."""
        from corpus import Gazetteer, UserPlaces
        from corpus.divisions import HOME

        state = self.snapshot.state
        return Gazetteer.load(state.home or HOME, UserPlaces(*state.places))

    def labels(self, name: str) -> tuple[str, ...]:
        """The district labels a name may mean. Raises QueryError, with near names, for one that means none."""
        if found := self.gazetteer.resolve(name.strip()) or self.within(name.strip()):
            return found
        used = self.snapshot.district_names
        if name in used:  # a dump may state districts that no gazetteer has
            return (name,)
        if name.isascii() and (spelled := self.spelled(name)):
            return spelled
        hint = f" Did you mean {' or '.join(near)}?" if (near := near_names(name, used)) else ""
        raise QueryError(name, f"no district is called {name!r}.{hint}")

    def within(self, name: str) -> tuple[str, ...]:
        """The places named behind one that they lie in: 福建省泉州市泉港区, 泉州安溪."""
        for at in range(2, len(name) - 1):
            if tails := self.gazetteer.resolve(name[at:]):
                heads = {*self.gazetteer.resolve(name[:at]), *self.within(name[:at])}
                if found := [label for label in tails if not heads.isdisjoint(self.gazetteer.ancestors(label))]:
                    return tuple(found)
        return ()

    def spelled(self, latin: str) -> tuple[str, ...]:
        """The districts of the index that letters stand for: qg is 泉港区."""
        from searcher.sounds import Sounds  # few write so

        return tuple(Sounds(self.snapshot).districts(latin))

    def meant(self, name: str) -> tuple[str, ...]:
        """Of the districts a name may mean those in the index, without what lies in another of them."""
        labels = self.labels(name)
        if len(labels) == 1:
            return labels
        used = [label for label in labels if label in self.snapshot.district_names]
        return tuple(label for label in used if self.parent(label) not in used)

    @cached_property
    def parent(self) -> Callable[[str], str | None]:
        """The district that a district lies in, which is asked again with every facet."""
        return cache(self.gazetteer.parent)


def near_names(name: str, names: Sequence[str]) -> list[str]:
    """Names that sound like one, else those with most of its characters; three at the most."""
    import difflib  # here and below: needed for one message

    from searcher.sounds import short_names, sounds_like

    same = [one for one in names if any(sounds_like(short, name) for short in short_names(one))]
    whole = {short: one for one in names for short in short_names(one)}
    near = difflib.get_close_matches(name, whole, n=6, cutoff=0.5)
    return same[:3] or list(dict.fromkeys(whole[short] for short in near))[:3]
