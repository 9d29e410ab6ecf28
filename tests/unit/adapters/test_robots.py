import time

import pytest

from briefing.adapters.robots import Robots, Rule, read_robots

AGENT = "mkdocs-briefing"
HOST = "https://gazette.example"


def allowed(text, path):
    return read_robots(text.encode(), AGENT).allow(f"{HOST}{path}")


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("Disallow: /private/", "/private/a", False),
        ("Disallow: /private/", "/public", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/", False),
        ("Disallow: /\nAllow: /news/", "/news/storm", True),
        ("Allow: /news/\nDisallow: /news/live", "/news/live/1", False),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Disallow: /*/print$", "/news/print", False),
        ("Disallow: /*/print$", "/news/print/2", True),
        ("Disallow: /*.pdf", "/files/a.pdf?x=1", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a*a$", "/a", True),
        ("Disallow: /?s=", "/?s=storm", False),
        ("Disallow: /caf%C3%A9", "/café", False),
        ("Disallow: /x # all of it", "/x", False),
        ("nonsense\n: \nDisallow", "/x", True),
    ],
)
def test_the_longest_rule_that_fits_decides(rules, path, may):
    assert allowed(f"User-agent: *\n{rules}\n", path) is may


def test_rules_for_us_stand_before_those_for_everybody():
    text = f"User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-Agent: {AGENT.upper()}\nDisallow: /live\n"
    assert allowed(text, "/news")
    assert not allowed(text, "/live")
    assert not allowed("User-agent: other\nDisallow: /a\nUser-agent: *\nDisallow: /b\n", "/b")
    assert allowed("User-agent: other\nDisallow: /a\nUser-agent: *\nDisallow: /b\n", "/a")


def test_what_is_no_robots_file_forbids_nothing():
    assert read_robots(b"\xff\xfe\0\x01<html>", AGENT) == Robots()
    assert read_robots("\ufeffUser-agent: *\nDisallow: /\n".encode(), AGENT) == Robots((Rule("/", allows=False),))


def test_many_stars_are_looked_for_in_time_that_grows_with_their_number():
    start = time.monotonic()
    assert not Rule("/" + "*a" * 2_000 + "$", allows=False).fits("/" + "a" * 3_000 + "b")
    assert time.monotonic() - start < 1
