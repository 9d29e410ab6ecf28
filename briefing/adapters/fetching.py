"""An address to the bytes behind it: https, public addresses only, robots.txt heeded, slowly, and never too much.

A name is looked up once and the connection goes to the address that was looked at, so that a name cannot point
elsewhere between the look and the call. No cookie is kept, and an address with a user name is refused.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from briefing.adapters import robots
from briefing.errors import BriefingError, MachineError, Problem
from briefing.stated import web_address

AGENT = "mkdocs-briefing"
LARGEST = 10_000_000
"""Bytes of one answer."""
MOST_REDIRECTS = 5
SECONDS_TO_ANSWER = 10
SECONDS_IN_ALL = 30
SECONDS_BETWEEN = 1.0
"""Between two requests to one host."""
CHUNK = 65_536
IN_ADDRESSES = "/?@!$&'()*+,;=:%~"
"""What is left as it is where an address is written out."""
MOVED = frozenset([301, 302, 303, 307, 308])
SLOW_DOWN = 429
INSIDE_IPV6 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::ffff:0:0/96"))
"""Addresses of IPv6 that stand for one of IPv4, in their last 32 bits."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave: `url` is the one that answered, after all redirects."""

    url: str
    data: bytes
    kind: str
    charset: str | None


@dataclass(frozen=True)
class _Answer:
    status: int
    moved_to: str
    data: bytes
    kind: str


@dataclass
class Fetcher:
    """One visit: remembers when it asked which host, and what each robots.txt said."""

    allow_http: bool = False
    allow_private: bool = False
    seconds_between: float = SECONDS_BETWEEN
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, robots.Robots] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Get `url`; raise `BriefingError` where it may not be asked, `MachineError` where it does not answer."""
        place = self._refuse_unfit(url, url)
        for _ in range(MOST_REDIRECTS + 1):
            rules = self._robots_of(place)
            if rules.fault:
                message = f"its robots.txt cannot be read, which is taken for a no: {rules.fault}"
                raise MachineError(Problem(url, 0, message, "try later, or save the page yourself"))
            if not rules.allow(place):
                raise BriefingError(Problem(url, 0, "its robots.txt asks not to be read", "save the page yourself"))
            answer = self._get(place)
            if answer.status == http.client.OK:
                kind, _, rest = answer.kind.partition(";")
                charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'").lower() or None
                return Fetched(place, answer.data, kind.strip().lower(), charset)
            if answer.status not in MOVED:
                raise MachineError(Problem(url, 0, f"it answers {answer.status}", "try later, or save it yourself"))
            place = self._refuse_unfit(urljoin(place, answer.moved_to), url)
        raise BriefingError(Problem(url, 0, f"more than {MOST_REDIRECTS} redirects", "name the address they lead to"))

    def _refuse_unfit(self, place: str, url: str) -> str:
        """Give an address as it is asked for; raise where it is none, or one that is not asked."""
        scheme = place.partition(":")[0].lower()
        if not (scheme == "https" or (scheme == "http" and self.allow_http)):
            hint = "use --allow-http if you must" if scheme == "http" else "only https addresses are read"
            raise BriefingError(Problem(url, 0, f"{scheme or 'no scheme'} is not https", hint))
        try:
            parts = urlsplit(place)
            path, query = (quote(part, safe=IN_ADDRESSES) for part in (parts.path, parts.query))
            return web_address(urlunsplit(parts._replace(path=path, query=query, fragment="")))
        except ValueError as error:
            message = f"{place[:90]!r} is no address that can be asked: {error}"
            raise BriefingError(Problem(url, 0, message, "write it as https://host/path")) from error

    def _robots_of(self, url: str) -> robots.Robots:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._ask_robots(f"{root}/robots.txt")
        return self._robots[root]

    def _ask_robots(self, place: str) -> robots.Robots:
        """Read a robots.txt where it has moved to; one that is not there forbids nothing."""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._get(place, cut_at=robots.LARGEST)
            except MachineError as error:
                return robots.Robots(fault=error.problems[0].message)
            if answer.status == http.client.OK:
                return robots.read_robots(answer.data, AGENT)
            if answer.status not in MOVED:
                gone = 400 <= answer.status < 500 and answer.status != SLOW_DOWN
                return robots.Robots(fault="" if gone else f"it answers {answer.status}")
            place = self._refuse_unfit(urljoin(place, answer.moved_to), place)
        return robots.Robots(fault=f"more than {MOST_REDIRECTS} redirects")

    def _get(self, url: str, *, cut_at: int | None = None) -> _Answer:
        """Give an answer; of one that is longer than `cut_at` its beginning."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        self._wait_for(host)
        connection = _connection(parts, self._address_of(url, host, port), port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        with _ended_in_time(connection, url):
            connection.request("GET", path, headers=headers, preload_content=False)
            answer = connection.getresponse()
            wanted = answer.status == http.client.OK
            data = b"".join(_chunks(answer, url, cut_at)) if wanted else b""
        kind = answer.headers.get("Content-Type", "")
        return _Answer(answer.status, answer.headers.get("Location", ""), data, kind)

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
        if not self.allow_private and not all(map(is_public, addresses)):
            raise BriefingError(Problem(url, 0, "its host is a private address", "only public addresses are read"))
        return addresses[0]


def is_public(address: str) -> bool:
    """Say whether an address is one of the public network, also where IPv6 hides one of IPv4 in it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        hidden = found.sixtofour or (found.teredo[1] if found.teredo else None)
        if any(found in network for network in INSIDE_IPV6):
            hidden = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        if hidden is not None:
            return is_public(str(hidden))
    return found.is_global and not found.is_multicast


def _connection(parts: SplitResult, address: str, port: int) -> HTTPConnection:
    if parts.scheme == "https":
        host = parts.hostname or ""
        return HTTPSConnection(
            address,
            port,
            timeout=SECONDS_TO_ANSWER,
            server_hostname=host,
            assert_hostname=host,
            ssl_context=ssl.create_default_context(),
        )
    return HTTPConnection(address, port, timeout=SECONDS_TO_ANSWER)


@contextmanager
def _ended_in_time(connection: HTTPConnection, url: str) -> Iterator[None]:
    """Open the connection, cut it when its time is over, however slowly it drips, and say what became of it."""
    late = threading.Event()
    # An answer after which the server hangs up takes the socket out of the connection.
    opened: list[socket.socket] = []

    def cut() -> None:
        late.set()
        for sock in (*opened, connection.sock):
            if sock is not None:
                with suppress(OSError):
                    # Not the method of a TLS socket, which would pull the rug from under the reader.
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(SECONDS_IN_ALL, cut)
    timer.daemon = True
    timer.start()
    too_slow = Problem(url, 0, f"it takes more than {SECONDS_IN_ALL} seconds", "try later")
    try:
        connection.connect()
        if connection.sock is not None:
            opened.append(connection.sock)
        yield
        if late.is_set():
            # What was cut looks like an answer that has ended.
            raise MachineError(too_slow)
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        what = Problem(url, 0, f"it does not answer: {type(error).__name__.removesuffix('Error')}", "try later")
        raise MachineError(too_slow if late.is_set() else what) from error
    finally:
        timer.cancel()
        connection.close()


def _chunks(answer: urllib3.BaseHTTPResponse, url: str, cut_at: int | None) -> Iterator[bytes]:
    size = 0
    for chunk in answer.stream(CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise BriefingError(Problem(url, 0, f"it is larger than {LARGEST:,} bytes", "save what you need of it"))
        yield chunk
        if cut_at is not None and size >= cut_at:
            return
