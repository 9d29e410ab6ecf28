"""Every word of the interface, from one file a language; numbers and dates as that language writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale, numbers
from babel.dates import format_date
from markupsafe import Markup

from briefing.mentions import Bound
from briefing.publish.moments import Moment, parse_moment

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
VAGUE: frozenset[Bound] = frozenset({"dozens", "hundreds", "thousands"})
LARGEST_WHOLE = 1000
NEARLY = Decimal("0.0000001")
"""How far a part of a whole may lie from the decimal that stands for it."""
COMPACT_FROM = Decimal(1_000_000)
"""From here on a round number is written in words: 2.5 million."""


@dataclass(frozen=True)
class Value:
    """A figure as it is shown; the bound is a part of it."""

    bound: str
    number: str

    def __str__(self) -> str:
        return f"{self.bound} {self.number}".strip()


class Wording:
    """The words of one language; called with a key it says the sentence, filled with the values."""

    def __init__(self, language: str, words: Mapping[str, Any]) -> None:
        self.language = language
        self._words = words
        self._locale = Locale.parse(words["dates"]["locale"])

    def __call__(self, key: str, **values: object) -> str:
        """Say the words at `key`; `n` chooses between one and other, and numbers are written out."""
        return self._words_at(key, values).format(**self._written(values))

    def html(self, key: str, **values: object) -> Markup:
        """Say the words at `key`, whose markup is ours; the values are escaped."""
        return Markup(self._words_at(key, values)).format(**self._written(values))  # noqa: S704 -- our own file

    def has(self, key: str) -> bool:
        """Say whether there are words at `key`."""
        found: Any = self._words
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found is not None

    def _words_at(self, key: str, values: Mapping[str, object]) -> str:
        found: Any = self._words
        for part in key.split("."):
            found = found[part]
        if isinstance(found, Mapping):
            count = values["n"]
            form = self._locale.plural_form(count if isinstance(count, int) else 0)
            found = found.get(form) or found["other"]
        return str(found)

    def _written(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            name: self.number(Decimal(value)) if isinstance(value, int | Decimal) else value
            for name, value in values.items()
        }

    def number(self, value: Decimal) -> str:
        """Write a number without losing a digit; millions that are round are written in words."""
        if value >= COMPACT_FROM and value % (value_unit(value) / 100) == 0:
            return numbers.format_compact_decimal(
                value, format_type="long", locale=self._locale, fraction_digits=2
            ).replace("\xa0", " ")
        return numbers.format_decimal(value, locale=self._locale, decimal_quantization=False)

    def value(self, value: Decimal | None, upper: Decimal | None, bound: Bound, unit: str | None) -> Value:
        """Write a figure: its bound in words, its number with the unit."""
        if value is None:
            return Value("", self(f"vague.{bound}") if bound in VAGUE else self("vague.unknown"))
        number = self._share(value) if unit == "fraction" else self._with_unit(self.number(value), unit)
        if upper is not None and unit and self.has(f"results.{unit}"):
            number = self(f"results.{unit}", one=self.number(value), other=self.number(upper))
        elif upper is not None:
            number = self("range", low=self.number(value), high=self._with_unit(self.number(upper), unit))
        return Value(self(f"bounds.{bound}"), number)

    def _share(self, value: Decimal) -> str:
        """Write a part of a whole as it is said, as `a third`, `3 in 5` or, where it is no such part, `62.5%`."""
        part = Fraction(value).limit_denominator(LARGEST_WHOLE)
        if abs(Decimal(part.numerator) / part.denominator - value) > NEARLY or not 0 < part < 1:
            return self._with_unit(self.number(value * 100), "%")
        name = f"{part.numerator}/{part.denominator}"
        if self.has(f"fractions.{name}"):
            return self(f"fractions.{name}")
        return self("fractions.any", part=Decimal(part.numerator), whole=Decimal(part.denominator))

    def _with_unit(self, number: str, unit: str | None) -> str:
        if not unit:
            return number
        if self.has(f"units.{unit}"):
            return self(f"units.{unit}", number=number)
        if len(unit) == 3 and unit.isupper():
            symbol = numbers.get_currency_symbol(unit, locale=self._locale)
            return f"{symbol}{number}" if len(symbol) < 3 or not symbol.isalpha() else f"{symbol} {number}"
        return f"{number} {unit}"

    def small(self, number: int) -> str:
        """Write a small count as a word, as prose does."""
        return self(f"counts.{number}") if self.has(f"counts.{number}") else self.number(Decimal(number))

    def listed(self, words: Sequence[str]) -> str:
        """Join words as prose does: a, b and c."""
        if len(words) < 2:
            return "".join(words)
        return self("list.last", first=self("list.comma").join(words[:-1]), last=words[-1])

    def day(self, day: date, pattern: str = "day") -> str:
        """Write a day by one of the language's patterns."""
        return format_date(day, self(f"dates.{pattern}"), locale=self._locale)

    def date(self, text: str | None) -> str:
        """Write a date of the fact sheet as precisely as it is known, and no more; the text itself if it is none."""
        first, slash, last = (text or "").partition("/")
        moment, end = parse_moment(first), parse_moment(last)
        if moment is None or (slash and end is None):
            return text or ""
        return self.span(moment, end) if end else self.moment(moment)

    def _days(self, moment: Moment) -> str:
        return self.span(Moment(moment.first, moment.first, "day"), Moment(moment.last, moment.last, "day"))

    def span(self, first: Moment, last: Moment) -> str:
        """Write an interval in words, its year and month once where they are the same."""
        if first.form != "day" or last.form != "day" or first.first.year != last.last.year:
            return self("dates.span", first=self.moment(first), last=self.moment(last))
        pattern = "day_only" if first.first.month == last.last.month else "day_month"
        return self("dates.span", first=self.day(first.first, pattern), last=self.day(last.last))

    def moment(self, moment: Moment) -> str:
        """Write a moment in words."""
        match moment.form:
            case "week":
                return self("dates.week", days=self._days(moment))
            case "weekend":
                return self("dates.weekend", days=self._days(moment))
            case "season":
                return self(f"dates.seasons.{moment.detail}", year=str(moment.first.year))
        return self.day(moment.first, moment.form)


def value_unit(value: Decimal) -> Decimal:
    """Give the million, billion or trillion that `value` is counted in."""
    unit = COMPACT_FROM
    while value >= unit * 1000:
        unit *= 1000
    return unit


@cache
def wording(language: str) -> Wording:
    """Give the words of `language`, or of English where the language has no file."""
    folder = files("briefing.publish").joinpath("strings")
    name = language if folder.joinpath(f"{language}.yml").is_file() else language.partition("-")[0]
    path = folder.joinpath(f"{name}.yml")
    text = (path if path.is_file() else folder.joinpath("en.yml")).read_text(encoding="utf-8")
    return Wording(language, yaml.load(text, Loader=_Loader))  # noqa: S506 -- our own file, and strings only
