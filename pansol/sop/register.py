"""A list of named things that a team extends: in order, and no name twice."""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar, overload

__all__ = ["Register", "TwiceError"]


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


class TwiceError(ValueError):
    """A name that is in the list already, as an id or a label."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is in the list already")
        self.name = name


class Register(Sequence[_T], Generic[_T]):
    """What the SOP's data lists, and what a process adds to it once, at its start.

    Everything that depends on the list asks it anew, so that nothing knows an older one.
    """

    def __init__(self, *things: _T) -> None:
        self._things: tuple[_T, ...] = ()
        self.add(*things)
        self._declared = len(things)

    def add(self, *things: _T) -> None:
        """Put more at the end. Raises ``TwiceError``, and then adds none."""
        known = {name for each in self._things for name in _names(each)}
        for each in things:
            for name in _names(each):
                if name in known:
                    raise TwiceError(name)
            known |= _names(each)
        self._things += things

    def label_of(self, name: str) -> str:
        """Give the label of what has exactly this id or label; empty for nothing of the list."""
        return next((each.label for each in self if name in {each.id, each.label}), "")

    @property
    def declared(self) -> tuple[_T, ...]:
        """What the list began with."""
        return self._things[: self._declared]

    def reset(self) -> None:
        """Forget what was added."""
        self._things = self.declared

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, place: int | slice) -> _T | tuple[_T, ...]:
        return self._things[place]

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._things)

    def __repr__(self) -> str:
        return f"Register{self._things!r}"


def _names(thing: _Named) -> set[str]:
    """Give what it is known by, capitals and blanks around it aside."""
    return {thing.id.strip().lower(), thing.label.strip().lower()}
