"""What a person states about a source, in front matter or in the curation: texts that are checked as they are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationInfo

from briefing.model import Record, Rights

# "2024-03-04"  |  "2024-03-04T06:30:00+03:00"
DAY = re.compile(
    r"""(?P<day> [0-9]{4}-[0-9]{2}-[0-9]{2} )
    (?: [Tt ] (?P<time> [0-9]{2}:[0-9]{2} (?: :[0-9]{2} (?: \.[0-9]{1,6} )? )? )
        \s? (?P<zone> [Zz] | [+-][0-9]{2}:?[0-9]{2} )? )?""",
    re.VERBOSE,
)
# "+02:00"  |  "-03:30"
OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>0\d|1[0-4]):(?P<minutes>[0-5]\d)")
NOT_IN_ADDRESS = re.compile(r"""[\s"'<>\\^`{|}]""")
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")

EARLIEST, LATEST = 1000, 2999


def day_of(text: str, zone: tzinfo | None = None) -> str:
    """Give the day of an ISO 8601 date or time, in `zone` or as it is printed; raise `ValueError` for anything else."""
    match = DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError("this is no day")
    if match["time"] and not match["zone"]:
        raise ValueError("a time of day needs its zone")
    moment = datetime.fromisoformat(match.group().upper().replace(" ", "T", 1).replace(" ", ""))
    if not EARLIEST <= moment.year <= LATEST:
        raise ValueError(f"the year {moment.year} cannot be meant")
    return moment.astimezone(zone).date().isoformat() if zone and match["time"] else match["day"]


def zone_of(name: str) -> tzinfo:
    """Give the time zone of a name such as `Europe/Kyiv`, `UTC` or `+02:00`; raise `ValueError` for anything else."""
    offset = OFFSET.fullmatch(name)
    if offset:
        length = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        return timezone(-length if offset["sign"] == "-" else length)
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("this machine knows no such time zone") from error


def zone_name(text: str) -> str:
    """Give the name of a time zone; raise `ValueError` for anything else."""
    zone_of(text.strip())
    return text.strip()


def _day(text: str, info: ValidationInfo) -> str:
    return day_of(text, info.context if isinstance(info.context, tzinfo) else None)


def web_address(text: str) -> str:
    """Give an http or https address with its host in ASCII; raise `ValueError` for anything else."""
    address = text.strip()
    if NOT_IN_ADDRESS.search(address):
        raise ValueError("spaces, quotes and brackets have no place in an address")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise ValueError("only http and https addresses become links")
    if "@" in parts.netloc:
        raise ValueError("an address with a user name hides its host")
    host = parts.hostname or ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise ValueError("its host is no host name") from error
    # The port is read for its error alone: urlsplit checks it only when it is asked for.
    port = f":{parts.port}" if parts.port else ""
    if len(host) > 253 or "." not in host or not all(LABEL.fullmatch(label) for label in host.rstrip(".").split(".")):
        raise ValueError("its host is no host name")
    return urlunsplit(parts._replace(netloc=host + port))


def language_tag(text: str) -> str:
    """Give a language tag such as `en` or `en-GB`; raise `ValueError` for anything else."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text.strip()):
        raise ValueError("this is no language tag")
    return text.strip()


def one_line(text: str) -> str:
    """Give `text` with each run of white space as one space; raise `ValueError` when nothing is left."""
    folded = " ".join(text.split())
    if not folded:
        raise ValueError("there is no text")
    return folded


Line = Annotated[str, Field(max_length=1000), AfterValidator(one_line)]
Day = Annotated[str, Field(max_length=60), AfterValidator(_day)]
"""A day; a time of day counts in the zone that the reader of the file gives as context, else as it is printed."""
ZoneName = Annotated[str, Field(max_length=60), AfterValidator(zone_name)]
WebAddress = Annotated[str, Field(max_length=2000), AfterValidator(web_address)]
LanguageTag = Annotated[str, Field(max_length=35), AfterValidator(language_tag)]


class Stated(Record):
    """What is said about a source; absent is unknown."""

    title: Line | None = Field(
        None, description="the headline as the publisher printed it, in quotes if it has a colon"
    )
    publisher: Line | None = Field(None, description="who published the article, in one line")
    author: Line | None = Field(None, description="who wrote the article, in one line")
    url: WebAddress | None = Field(None, description="the full address, such as https://example.org/article")
    published: Day | None = Field(None, description="the day of publication, such as 2024-03-04")
    retrieved: Day | None = Field(None, description="the day on which the article was saved, such as 2024-03-04")
    licence: Line | None = Field(None, description="the licence in words or by name, such as CC BY 4.0")
    rights: Rights | None = Field(None, description="how much of it may be shown: full, excerpt or link")
