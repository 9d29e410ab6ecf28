"""Names of all sources to people, organisations and places, and to the spellings in which sources differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.mentions import Name, Span
from briefing.model import Difference, Evidence, NamedEntity, NamedPlace, Names, Reading, Side
from briefing.spelling import plain_letters, same_name, spelling_key
from briefing.weigh.words import unique_slug

# R. Ortega  |  J.K. Rowling
INITIAL = re.compile(r"[A-Z]\.")
# US  |  U.S.A.
INITIALS = re.compile(r"(?:[A-Z]\.?){1,6}")


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention: the spelling that counts as a variant, and where it stands."""

    source: str
    name: Name
    variant: str
    body: str

    @property
    def span(self) -> Span:
        """Where the name itself stands, without what belongs to the mention."""
        span = self.name.span
        start = self.body.find(self.name.name, span.start, span.end)
        return span if start < 0 else Span(start, start + len(self.name.name))

    @property
    def quote(self) -> str:
        """The words there."""
        return self.span.of(self.body)


Entity = tuple[_Named, ...]


def weigh_names(readings: Sequence[Reading]) -> tuple[Names, tuple[Difference, ...]]:
    """Give all who and what is named in `readings`, the most mentioned first, and the differences of spelling."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    named = [item for reading in ordered for item in _read(reading)]
    people = _ordered(_people([item for item in named if item.name.type == "person"]))
    organisations = _ordered(_alike([item for item in named if item.name.type == "organisation"]))
    places = _ordered(_alike([item for item in named if item.name.type == "place"]))
    names = Names(
        people=tuple(_entities(people)),
        organisations=tuple(_entities(organisations)),
        places=tuple(_places(places)),
    )
    taken: set[str] = set()
    spellings: list[Difference] = []
    for entity in (*people, *organisations, *places):
        if found := _spelling(entity, taken):
            spellings.append(found)
            taken.add(found.id)
    return names, tuple(spellings)


def _read(reading: Reading) -> Iterator[_Named]:
    source, body = reading.document.source.id, reading.document.body
    for name in reading.mentions.names:
        variant = (name.canonical or name.name) if name.type == "person" else name.name
        yield _Named(source, name, variant, body)


# --- which mentions are of one -----------------------------------------------------------------------------------


def _people(named: Sequence[_Named]) -> list[Entity]:
    """Join full names that are spelled alike, then short forms that only one of them can stand for."""
    full: dict[str, list[_Named]] = defaultdict(list)
    short: dict[str, list[_Named]] = defaultdict(list)
    for item in named:
        key = spelling_key(item.variant)
        (short if " " not in item.variant or INITIAL.match(item.variant) else full)[key].append(item)
    for key in sorted(full, key=len):
        parts = key.split(" ")
        outer = f"{parts[0]} {parts[-1]}"
        if len(parts) > 2 and outer in full:
            full[outer].extend(full.pop(key))
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key, items in full.items():
        by_surname[spelling_key(items[0].variant.split()[-1])].append(key)
    for key, items in short.items():
        *initial, _ = key.split(" ")
        surname = spelling_key(items[0].variant.split()[-1])
        owners = [owner for owner in by_surname.get(surname, []) if owner.startswith(initial[0][:1] if initial else "")]
        full[owners[0] if len(owners) == 1 else key].extend(items)
    return [tuple(items) for items in full.values()]


def _alike(named: Sequence[_Named]) -> list[Entity]:
    """Join what is spelled alike, and what the gazetteer or the text itself says to be one."""
    joined: dict[str, str] = {}

    def root(key: str) -> str:
        while joined.get(key, key) != key:
            key = joined[key]
        return key

    for item in named:
        own = spelling_key(item.variant)
        others = [f"geonames {item.name.geonames}"] if item.name.geonames else []
        if item.name.canonical and item.name.type == "organisation":
            others.append(spelling_key(item.name.canonical))
        for other in others:
            one, two = sorted((root(own), root(other)))
            joined[two] = one
    groups: dict[str, list[_Named]] = defaultdict(list)
    for item in named:
        groups[root(spelling_key(item.variant))].append(item)
    return [tuple(items) for items in groups.values()]


def _ordered(entities: Sequence[Entity]) -> list[Entity]:
    """Put those first that most sources name, then those most often named."""
    return sorted(
        entities,
        key=lambda entity: (-len({item.source for item in entity}), -len(entity), _shown_name(entity)),
    )


# --- records ---------------------------------------------------------------------------------------------------


def _shown_name(entity: Entity) -> str:
    """Give the spelling that most sources have; of equals the fullest, then the first in the alphabet."""
    sources: dict[str, set[str]] = defaultdict(set)
    for item in entity:
        sources[item.variant].add(item.source)
    if len(sources) == 1:
        return entity[0].variant
    longest = max(len(variant.split()) for variant in sources)
    full = [variant for variant in sources if len(variant.split()) == longest or not _is_person(entity)]
    return min(full, key=lambda variant: (-len(sources[variant]), -_count(entity, variant), -len(variant), variant))


def _is_person(entity: Entity) -> bool:
    return entity[0].name.type == "person"


def _count(entity: Entity, variant: str) -> int:
    return sum(item.variant == variant for item in entity)


def _id(entity: Entity, taken: set[str]) -> str:
    """Make an id of the fullest form; of several spellings the last in the alphabet, so that few sources change it."""
    variant = _fullest(entity)
    found = unique_slug(iter((variant, f"{variant} {entity[0].name.type}")), taken)
    taken.add(found)
    return found


def _fullest(entity: Entity) -> str:
    return max({item.variant for item in entity}, key=lambda name: (len(name.split()), name))


def _variants(entity: Entity) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in entity:
        found[item.variant].add(item.source)
    return {variant: tuple(sorted(found[variant])) for variant in sorted(found)}


def _role(entity: Entity) -> str | None:
    """Give the role that most mentions have; of equals the longest."""
    roles = Counter(item.name.role for item in entity if item.name.role)
    return min(roles, key=lambda role: (-roles[role], -len(role), role)) if roles else None


def _mentions(entity: Entity) -> dict[str, int]:
    return dict(sorted(Counter(item.source for item in entity).items()))


def _entities(entities: Sequence[Entity]) -> Iterator[NamedEntity]:
    taken: set[str] = set()
    for entity in entities:
        yield NamedEntity(
            id=_id(entity, taken),
            name=_shown_name(entity),
            role=_role(entity),
            variants=_variants(entity),
            mentions=_mentions(entity),
        )


def _places(entities: Sequence[Entity]) -> Iterator[NamedPlace]:
    taken: set[str] = set()
    for entity in entities:
        known = next((item.name for item in entity if item.name.geonames or item.name.latitude is not None), None)
        yield NamedPlace(
            id=_id(entity, taken),
            name=_shown_name(entity),
            role=_role(entity),
            variants=_variants(entity),
            mentions=_mentions(entity),
            geonames=known.geonames if known else None,
            latitude=known.latitude if known else None,
            longitude=known.longitude if known else None,
            country=known.country if known else None,
        )


# --- spellings -------------------------------------------------------------------------------------------------


def _spelling(entity: Entity, taken: set[str]) -> Difference | None:
    """Give the difference between sources that spell one name in two ways."""
    sides: list[list[str]] = []
    for variant in sorted({item.variant for item in entity}, key=lambda name: (-len(name.split()), name)):
        if INITIALS.fullmatch(variant):
            continue
        home = next((side for side in sides if not _spelled_otherwise(side[0], variant)), None)
        if home is None and (not sides or any(_one_length(side[0], variant, entity) for side in sides)):
            sides.append([variant])
        elif home is not None:
            home.append(variant)
    sources = {item.source for item in entity if any(item.variant in side for side in sides)}
    if len(sides) < 2 or len(sources) < 2:
        return None
    name, full = _shown_name(entity), _fullest(entity)
    sides.sort(key=lambda side: (name not in side, side))
    shown = [Side(says=side[0], claims=tuple(_evidence(entity, side))) for side in sides]
    spelled = " and ".join(f"{side.says} ({_sources(side)})" for side in shown)
    return Difference(
        id=unique_slug(iter((f"spelling {full}", f"spelling {full} {entity[0].name.type}")), taken),
        kind="spelling",
        about=name,
        sides=tuple(shown),
        explanation=f"{_numeral(len(shown))} spellings of one name: {spelled}.",
    )


def _spelled_otherwise(one: str, two: str) -> bool:
    """Say whether the words that both have, from the last one back, differ in their letters."""
    pairs = zip(reversed(_outer_words(one)), reversed(_outer_words(two)), strict=False)
    return any(word != other and not (word[0] == other[0] and 1 in (len(word), len(other))) for word, other in pairs)


def _outer_words(name: str) -> list[str]:
    """Give the words of `name`, of more than two the first and the last: middle names come and go."""
    found = plain_letters(name).split()
    return [found[0], found[-1]] if len(found) > 2 else found


def _one_length(one: str, two: str, entity: Entity) -> bool:
    """Say whether two forms are the same words spelled otherwise, and not a name and its short form."""
    if _is_person(entity) and len(one.split()) != len(two.split()):
        return same_name(one.split()[-1], two.split()[-1])
    return same_name(one, two)


def _evidence(entity: Entity, variants: Sequence[str]) -> Iterator[Evidence]:
    """Yield the first place in each source that has one of `variants`, its full form before a short one."""
    found: dict[str, list[_Named]] = defaultdict(list)
    for item in entity:
        if item.variant in variants:
            found[item.source].append(item)
    for source, named in sorted(found.items()):
        first = min(named, key=lambda item: (item.quote != item.variant, item.span))
        yield Evidence(source=source, span=first.span, quote=first.quote)


def _sources(side: Side) -> str:
    return ", ".join(claim.source for claim in side.claims)


def _numeral(count: int) -> str:
    return {2: "Two", 3: "Three", 4: "Four"}.get(count, str(count))
