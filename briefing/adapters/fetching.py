"""An address to the bytes behind it: https, public addresses only, robots.txt heeded, slowly, and never too much.

A name is looked up once and the connection goes to the address that was looked at, so that a name cannot point
elsewhere between the look and the call.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

from briefing.errors import BriefingError, MachineError, Problem

AGENT = "mkdocs-briefing"
LARGEST = 10_000_000
"""Bytes of one answer."""
MOST_REDIRECTS = 5
SECONDS_TO_ANSWER = 10
SECONDS_IN_ALL = 30
SECONDS_BETWEEN = 1.0
"""Between two requests to one host."""
CHUNK = 65_536


@dataclass(frozen=True)
class Fetched:
    """What an address gave: `url` is the one that answered, after all redirects."""

    url: str
    data: bytes
    kind: str
    charset: str | None


@dataclass
class Fetcher:
    """One visit: remembers when it asked which host, and what each robots.txt said."""

    allow_http: bool = False
    allow_private: bool = False
    seconds_between: float = SECONDS_BETWEEN
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Get `url`; raise `BriefingError` where it may not be asked, `MachineError` where it does not answer."""
        place = url
        for _ in range(MOST_REDIRECTS + 1):
            self._refuse_scheme(place)
            if not self._robots_of(place).can_fetch(AGENT, place):
                raise BriefingError(Problem(url, 0, "its robots.txt asks not to be read", "save the page yourself"))
            answer, target = self._get(place)
            if answer is not None:
                return answer
            place = urljoin(place, target)
        raise BriefingError(Problem(url, 0, f"more than {MOST_REDIRECTS} redirects", "name the address they lead to"))

    def _refuse_scheme(self, url: str) -> None:
        scheme = urlsplit(url).scheme
        if scheme == "https" or (scheme == "http" and self.allow_http):
            return
        hint = "use --allow-http if you must" if scheme == "http" else "only https addresses are read"
        raise BriefingError(Problem(url, 0, f"{scheme or 'no scheme'} is not https", hint))

    def _robots_of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            parser = RobotFileParser()
            with _no_robots_is_leave(parser):
                answer, _ = self._get(f"{root}/robots.txt", missing_is_empty=True)
                parser.parse((answer.data if answer else b"").decode("utf-8", "replace").splitlines())
            self._robots[root] = parser
        return self._robots[root]

    def _get(self, url: str, *, missing_is_empty: bool = False) -> tuple[Fetched | None, str]:
        """Give the answer, or nothing and the address that it redirects to."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        self._wait_for(host)
        pool = _pool(parts.scheme, host, self._address_of(url, host, port), port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        deadline = time.monotonic() + SECONDS_IN_ALL
        headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        try:
            answer = pool.request("GET", path, headers=headers, redirect=False, preload_content=False)
            if answer.status in (301, 302, 303, 307, 308):
                return None, answer.headers.get("Location", "")
            if 400 <= answer.status < 500 and missing_is_empty:
                return None, ""
            if answer.status != 200:
                raise MachineError(Problem(url, 0, f"it answers {answer.status}", "try later, or save it yourself"))
            data = b"".join(_chunks(answer, url, deadline))
        except urllib3.exceptions.HTTPError as error:
            raise MachineError(Problem(url, 0, f"it does not answer: {_short(error)}", "try later")) from error
        finally:
            pool.close()
        kind, _, rest = answer.headers.get("Content-Type", "").partition(";")
        charset = rest.partition("charset=")[2].strip(" \"'").lower() or None
        return Fetched(url, data, kind.strip().lower(), charset), ""

    def _wait_for(self, host: str) -> None:
        pause = self._asked.get(host, float("-inf")) + self.seconds_between - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._asked[host] = time.monotonic()

    def _address_of(self, url: str, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise MachineError(Problem(url, 0, "its host is not known", "is the address right?")) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not self.allow_private and not all(ipaddress.ip_address(each).is_global for each in addresses):
            raise BriefingError(Problem(url, 0, "its host is a private address", "only public addresses are read"))
        return addresses[0]


def _pool(scheme: str, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=SECONDS_TO_ANSWER, read=SECONDS_TO_ANSWER)
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, retries=False, server_hostname=host, assert_hostname=host
        )
    return urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)


def _chunks(answer: urllib3.BaseHTTPResponse, url: str, deadline: float) -> Iterator[bytes]:
    size = 0
    for chunk in answer.stream(CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise BriefingError(Problem(url, 0, f"it is larger than {LARGEST:,} bytes", "save what you need of it"))
        if time.monotonic() > deadline:
            raise MachineError(Problem(url, 0, f"it takes more than {SECONDS_IN_ALL} seconds", "try later"))
        yield chunk


@contextmanager
def _no_robots_is_leave(parser: RobotFileParser) -> Iterator[None]:
    """Take a robots.txt that cannot be had for a no (RFC 9309, 2.3.1.4); one that is not there is a yes."""
    try:
        yield
    except MachineError:
        parser.parse(["User-agent: *", "Disallow: /"])


def _short(error: Exception) -> str:
    return type(error).__name__.removesuffix("Error")
