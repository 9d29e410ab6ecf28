"""Adding and refreshing sources, against a server of our own with pages as papers make them."""

import functools
import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.adapters import fetching
from briefing.adapters.fetching import Fetcher
from briefing.cli import DONE, INPUT_AT_FAULT, MACHINE_AT_FAULT, cli, run
from briefing.errors import BriefingError, MachineError
from briefing.project import Project
from briefing.read.ingest import read_documents

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Storm leaves harbour quarter without power - Harbour Gazette</title>
<meta property="og:title" content="Storm leaves harbour quarter without power">
<meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2024-03-04T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article>
<h1>Storm leaves harbour quarter without power</h1>
<p>A storm on Sunday night brought down a power line in the harbour quarter, and about 1,200 homes had no power on
Monday morning, the council said in a statement.</p>
<p>{people} people were injured by falling branches, according to the fire service, which went out 48 times.</p>
<p>The power company expects to have every home connected again by Tuesday evening, it said on its web site.</p>
</article><footer>All rights reserved. <a href="/contact">Contact</a></footer></body></html>"""


class Handler(BaseHTTPRequestHandler):
    """Pages as papers make them, and answers as broken servers give them."""

    people = "Four"
    robots = ()
    """The status and text of robots.txt, or where it has moved, where it is not what it is by default."""

    def do_GET(self):
        answers = {
            "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n"),
            "/storm.html": (200, "text/html; charset=utf-8", PAGE.format(people=self.people).encode()),
            "/latin.html": (200, "text/html; charset=iso-8859-1", PAGE.format(people="Café four").encode("latin-1")),
            "/lies.html": (200, "text/html; charset=utf-8", PAGE.format(people="Café").encode("latin-1")),
            "/private/a.html": (200, "text/html", b"<p>no</p>"),
            "/empty.html": (200, "text/html", b"<html><body></body></html>"),
            "/gone.html": (410, "text/html", b"gone"),
            "/broken.html": (500, "text/html", b"broken"),
            "/nothing.html": (200, "text/html", b""),
            "/odd.html": (200, "text/html; charset=undefined", PAGE.format(people="Caf\xe9").encode("latin-1")),
            "/meta.html": (
                200,
                "text/html; charset=utf-8",
                PAGE.format(people="“Four”").encode("cp1252").replace(b'charset="utf-8"', b'charset="windows-1252"'),
            ),
            "/report": (200, "application/pdf", b"%PDF-1.4 nothing"),
            "/a%20b%C3%A9.html": (200, "text/html; charset=utf-8", PAGE.format(people="Four").encode()),
        }
        answers |= {}
        if self.path == "/robots.txt" and self.robots:
            self.answer(*self.robots, "text/plain") if len(self.robots) == 2 else self.redirect(*self.robots)
        elif self.path == "/moved.html":
            self.redirect("/storm.html")
        elif self.path.startswith("/to/"):
            self.redirect(self.path.removeprefix("/to/"))
        elif self.path.startswith("/round"):
            self.redirect(f"/round{int(self.path[6:] or 0) + 1}")
        elif self.path == "/away.html":
            self.redirect("file:///etc/passwd")
        elif self.path == "/endless.txt":
            self.endless()
        elif self.path in ("/slow-head.html", "/slow-body.html"):
            self.drip(b"HTTP/1.0 200 OK\r\n" + (b"X: y\r\n" if "head" in self.path else b"\r\n") * 1000)
        elif self.path == "/bomb.html":
            self.answer(200, gzip.compress(b" " * 60_000_000), "text/html", encoding="gzip")
        elif self.path == "/short.html":
            self.answer(200, b"<p>broken off", "text/html", length=5_000)
        else:
            status, kind, data = answers.get(self.path, (404, "text/plain", b"not found"))
            self.answer(status, data, kind)

    def redirect(self, target):
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"words and words and more words\n" * 4000)
        except OSError:
            pass

    def answer(self, status, data, kind, *, encoding="", length=0):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(data)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(data)

    def drip(self, data):
        try:
            for byte in data:
                self.wfile.write(bytes([byte]))
                time.sleep(0.02)
        except OSError:
            pass

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def handler():
    return type("Handler", (Handler,), {})


@pytest.fixture
def address(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=functools.partial(server.serve_forever, 0.01), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def hasty(monkeypatch):
    """No pause between two requests: this server is our own."""
    monkeypatch.setattr(fetching.Fetcher, "_wait_for", lambda *_: None)


@pytest.fixture
def local(hasty):  # noqa: ARG001 -- asked for what it does
    return Fetcher(allow_http=True, allow_private=True)


def bring(tmp_path, *names: str) -> int:
    options = ["--project", str(tmp_path), "--on", "2024-03-05", "--allow-http", "--allow-private"]
    return run(cli, ["add", *options, *names])


def test_a_page_becomes_a_seed_with_what_it_says_of_itself(tmp_path, address, hasty):  # noqa: ARG001
    assert bring(tmp_path, f"{address}/storm.html") == DONE
    (document,) = read_documents(tmp_path / "seeds", project=tmp_path).documents
    source = document.source
    assert source.path == "seeds/storm-leaves-harbour-quarter-without-power.md"
    assert (source.publisher, source.published, source.retrieved) == ("Harbour Gazette", "2024-03-04", "2024-03-05")
    assert source.url == f"{address}/storm.html"
    assert "Four people were injured" in document.body
    assert "Sport" not in document.body
    text = (tmp_path / source.path).read_text("utf-8")
    assert "original: sha256:" in text.replace('"', "")


def test_the_same_article_is_not_added_twice_and_what_is_new_is_shown(tmp_path, address, handler, hasty, capsys):  # noqa: ARG001
    bring(tmp_path, f"{address}/storm.html")
    before = {path: path.read_bytes() for path in (tmp_path / "seeds").iterdir()}
    handler.people = "Five"
    capsys.readouterr()
    assert bring(tmp_path, f"{address}/storm.html") == DONE
    printed = capsys.readouterr().out
    assert "differs from what is there" in printed
    assert "- Four people were injured" in printed
    assert "+ Five people were injured" in printed
    assert {path: path.read_bytes() for path in (tmp_path / "seeds").iterdir()} == before


def test_a_silent_edit_is_found_and_names_the_fact_it_touches(tmp_path, address, handler, hasty, capsys):  # noqa: ARG001
    bring(tmp_path, f"{address}/storm.html")
    run(cli, ["extract", "--project", str(tmp_path)])
    handler.people = "Five"
    capsys.readouterr()
    options = ["--project", str(tmp_path), "--on", "2024-03-06", "--allow-http", "--allow-private"]
    assert run(cli, ["refresh", *options]) == INPUT_AT_FAULT
    printed = capsys.readouterr().out
    assert "+ Five people were injured" in printed
    assert "touches: people-injured" in printed
    kept = list((tmp_path / "seeds").glob("*.2024-03-06.new"))
    assert len(kept) == 1
    assert len(read_documents(tmp_path / "seeds", project=tmp_path).documents) == 1


def test_an_unchanged_source_is_left_alone(tmp_path, address, hasty, capsys):  # noqa: ARG001
    bring(tmp_path, f"{address}/storm.html")
    capsys.readouterr()
    assert run(cli, ["refresh", "--project", str(tmp_path), "--allow-http", "--allow-private"]) == DONE
    assert capsys.readouterr().out.endswith("unchanged\n")
    assert len(list((tmp_path / "seeds").iterdir())) == 1


def test_redirects_are_followed_to_a_page_but_not_for_ever(local, address):
    assert local.fetch(f"{address}/moved.html").url == f"{address}/storm.html"
    with pytest.raises(BriefingError, match="redirects"):
        local.fetch(f"{address}/round")


def test_a_redirect_cannot_lead_to_a_file(local, address):
    with pytest.raises(BriefingError, match="file is not https"):
        local.fetch(f"{address}/away.html")


def test_robots_are_heeded(local, address):
    with pytest.raises(BriefingError, match=r"robots\.txt"):
        local.fetch(f"{address}/private/a.html")


@pytest.mark.parametrize("page", ["gone", "broken", "missing"])
def test_an_answer_that_is_none_says_which(local, address, page):
    with pytest.raises(MachineError, match="it answers"):
        local.fetch(f"{address}/{page}.html")


def test_an_endless_answer_ends(local, address):
    start = time.monotonic()
    with pytest.raises(BriefingError, match="larger than"):
        local.fetch(f"{address}/endless.txt")
    assert time.monotonic() - start < 20


def test_a_private_address_is_refused_unless_asked_for(address):
    with pytest.raises(BriefingError, match="private address"):
        Fetcher(allow_http=True).fetch(f"{address}/storm.html")


def test_an_address_without_encryption_is_refused_unless_asked_for(address):
    with pytest.raises(BriefingError, match="http is not https"):
        Fetcher(allow_private=True).fetch(f"{address}/storm.html")


def test_a_host_is_asked_no_more_than_once_a_second(address, monkeypatch):
    waited = []
    monkeypatch.setattr(fetching.time, "sleep", waited.append)
    Fetcher(allow_http=True, allow_private=True).fetch(f"{address}/storm.html")
    assert len(waited) == 1
    assert 0.5 < waited[0] <= 1.0


def test_another_encoding_is_read_where_the_page_says_so(tmp_path, address, hasty):  # noqa: ARG001
    assert bring(tmp_path, f"{address}/latin.html") == DONE
    assert "Café four people" in next((tmp_path / "seeds").iterdir()).read_text("utf-8")


def test_a_page_whose_bytes_are_not_what_it_says_is_refused(tmp_path, address, hasty, capsys):  # noqa: ARG001
    assert bring(tmp_path, f"{address}/lies.html") == INPUT_AT_FAULT
    assert "neither UTF-8 nor" in capsys.readouterr().err


def test_every_problem_of_a_run_is_told_and_the_good_ones_are_kept(tmp_path, address, hasty, capsys):  # noqa: ARG001
    names = [f"{address}/{page}.html" for page in ("empty", "storm", "gone")]
    assert bring(tmp_path, *names) in (INPUT_AT_FAULT, MACHINE_AT_FAULT)
    printed = capsys.readouterr().err
    assert "no article is found on the page" in printed
    assert "it answers 410" in printed
    assert len(list((tmp_path / "seeds").iterdir())) == 1


def test_a_text_file_is_taken_as_it_is(tmp_path):
    saved = tmp_path / "Saved story.txt"
    saved.write_text("Four people were hurt.\n", "utf-8")
    assert run(cli, ["add", "--project", str(tmp_path), "--on", "2024-03-05", str(saved)]) == DONE
    (document,) = read_documents(tmp_path / "seeds", project=tmp_path).documents
    assert document.source.id == "saved-story"
    assert document.body == "Four people were hurt.\n"


def test_what_an_article_does_not_say_and_a_text_too_short_for_one_are_told(tmp_path, capsys):
    saved = tmp_path / "story.txt"
    saved.write_text("We value your privacy.\n", "utf-8")
    assert run(cli, ["add", "--project", str(tmp_path), str(saved)]) == DONE
    printed = capsys.readouterr().out
    assert "seeds/story.md: added; it does not say its title, publisher, published" in printed
    assert "22 characters of text only: look whether it is the article" in printed
    saved.write_text("Four people were hurt in the storm, the council said. " * 10, "utf-8")
    assert run(cli, ["add", "--project", str(tmp_path), str(saved)]) == DONE
    assert "characters of text" not in capsys.readouterr().out


def test_a_picture_is_refused_as_what_it_is(tmp_path, capsys):
    picture = tmp_path / "front page.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert run(cli, ["add", "--project", str(tmp_path), str(picture)]) == INPUT_AT_FAULT
    printed = capsys.readouterr().err
    assert "it is no text" in printed
    assert "a saved page or a PDF" in printed


def test_two_articles_of_one_name_get_two_places(tmp_path):
    for folder, words in (("a", "One.\n"), ("b", "Two.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(words, "utf-8")
        run(cli, ["add", "--project", str(tmp_path), str(tmp_path / folder / "story.txt")])
    assert sorted(path.name for path in Project(tmp_path).seeds.iterdir()) == ["story-2.md", "story.md"]


# --- what a server may do to us ---


@pytest.mark.parametrize("page", ["slow-head", "slow-body"])
def test_an_answer_that_drips_is_cut(local, address, page, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.5)
    start = time.monotonic()
    with pytest.raises(MachineError, match="takes more than"):
        local.fetch(f"{address}/{page}.html")
    assert time.monotonic() - start < 5


def test_what_is_small_on_the_wire_and_large_unpacked_is_refused(local, address):
    with pytest.raises(BriefingError, match="larger than"):
        local.fetch(f"{address}/bomb.html")


def test_an_answer_that_breaks_off_is_none(local, address):
    with pytest.raises(MachineError, match="does not answer"):
        local.fetch(f"{address}/short.html")


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_file_that_cannot_be_had_is_a_no(local, address, handler, status):
    handler.robots = (status, b"")
    with pytest.raises(BriefingError, match=r"robots\.txt"):
        local.fetch(f"{address}/storm.html")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_file_that_is_not_there_is_a_yes(local, address, handler, status):
    handler.robots = (status, b"")
    assert local.fetch(f"{address}/storm.html").data


def test_a_robots_file_is_read_where_it_has_moved(local, address, handler):
    handler.robots = ("/moved-robots.txt",)
    assert local.fetch(f"{address}/storm.html").data
    handler.robots = ("/robots.txt",)
    with pytest.raises(BriefingError, match=r"robots\.txt"):
        Fetcher(allow_http=True, allow_private=True, seconds_between=0).fetch(f"{address}/storm.html")


def test_of_a_huge_robots_file_the_beginning_counts(local, address, handler):
    handler.robots = (200, b"User-agent: *\nDisallow: /storm\n" + b"# words\n" * 2_000_000)
    with pytest.raises(BriefingError, match=r"robots\.txt"):
        local.fetch(f"{address}/storm.html")


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("ftp://gazette.example/a", "ftp is not https"),
        ("javascript:alert(1)", "javascript is not https"),
        ("http://user:word@127.0.0.1/", "hides its host"),
        ("http://[bad/", "is no address"),
        ("http://127.0.0.1:99999/", "is no address"),
        ("http://localhost/", "is no address"),
    ],
)
def test_a_redirect_leads_to_no_place_that_would_not_be_asked(local, address, target, says):
    with pytest.raises(BriefingError, match=says):
        local.fetch(f"{address}/to/{target}")
    with pytest.raises(BriefingError, match=says):
        local.fetch(target)


def test_a_redirect_into_a_private_network_is_refused(address, hasty, monkeypatch):  # noqa: ARG001
    port = address.rpartition(":")[2]
    real = socket.getaddrinfo

    def looked_up(host, *rest, **known):
        # A name that the world knows, at our own server: what it redirects to is private all the same.
        return real("127.0.0.1" if host == "gazette.example" else host, *rest, **known)

    monkeypatch.setattr(fetching.socket, "getaddrinfo", looked_up)
    public = fetching.is_public
    monkeypatch.setattr(fetching, "is_public", lambda given: given == "127.0.0.1" or public(given))
    with pytest.raises(BriefingError, match="private address"):
        Fetcher(allow_http=True).fetch(f"http://gazette.example:{port}/to/http://10.0.0.1/")


def test_a_name_is_looked_up_once_for_a_request_and_the_address_looked_at_is_the_one_asked(
    address,
    hasty,  # noqa: ARG001
    monkeypatch,
):
    port = address.rpartition(":")[2]
    asked = []
    real = socket.getaddrinfo

    def looked_up(host, asked_port, *rest, **known):
        asked.append(host)
        return real("127.0.0.1", asked_port, *rest, **known)

    monkeypatch.setattr(fetching.socket, "getaddrinfo", looked_up)
    Fetcher(allow_http=True, allow_private=True).fetch(f"http://gazette.example:{port}/storm.html")
    # robots.txt and the page: each name once; what the connection itself looks up is the address.
    assert asked.count("gazette.example") == 2


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 -- asked about, not listened on
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_only_addresses_of_the_public_network_are_public(address, public):
    assert fetching.is_public(address) is public


@pytest.mark.parametrize("page", ["nothing.html", "report"])
def test_an_empty_page_and_a_pdf_that_is_none_are_said_to_be_so(tmp_path, address, hasty, capsys, page):  # noqa: ARG001
    assert bring(tmp_path, f"{address}/{page}") == INPUT_AT_FAULT
    assert ("there is no text in it" if page == "nothing.html" else "it is no PDF") in capsys.readouterr().err


def test_an_encoding_that_is_none_is_a_fault_of_the_page(tmp_path, address, hasty, capsys):  # noqa: ARG001
    assert bring(tmp_path, f"{address}/odd.html") == INPUT_AT_FAULT
    assert "neither UTF-8 nor 'undefined'" in capsys.readouterr().err


def test_what_the_page_says_of_its_encoding_counts_where_the_server_is_wrong(tmp_path, address, hasty):  # noqa: ARG001
    assert bring(tmp_path, f"{address}/meta.html") == DONE
    assert "“Four” people" in next((tmp_path / "seeds").iterdir()).read_text("utf-8")


def test_an_address_as_people_write_it_is_asked_as_servers_read_it(local, address):
    assert local.fetch(f"{address}/a bé.html#part").url == f"{address}/a%20b%C3%A9.html"


def test_an_empty_file_is_said_to_be_empty(tmp_path, capsys):
    for name in ("a.html", "a.txt", "a.pdf"):
        (tmp_path / name).write_bytes(b"")
        assert run(cli, ["add", "--project", str(tmp_path), str(tmp_path / name)]) == INPUT_AT_FAULT
        said = capsys.readouterr().err
        assert "no article is found" in said or "there is no text in it" in said
