import os

import pytest

from briefing.errors import MachineError, SeedError
from briefing.options import Options
from briefing.read.ingest import LONGEST_LINE, read_documents
from briefing.read.seed_files import id_of_stem

ARTICLE = "Bridge closed after flood\nThe bridge closed on Monday. It rained.\n\nThe mayor left.\n"


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ingest(folder):
    return read_documents(folder, project=folder.parent)


def document(folder, content, name="a.md"):
    put(folder, name, content)
    (found,) = ingest(folder).documents
    return found


def problems(folder):
    with pytest.raises(SeedError) as caught:
        ingest(folder)
    return [(problem.path, problem.line, problem.message) for problem in caught.value.problems]


def warnings(folder):
    return [f"{warning.path}:{warning.line}: {warning.message}" for warning in ingest(folder).warnings]


# --- text, title, credits ---


def test_a_text_without_front_matter_is_its_own_body(seeds):
    found = document(seeds, ARTICLE, "001_x.txt")
    assert found.source.id == "001_x"
    assert found.source.path == "seeds/001_x.txt"
    assert found.body == ARTICLE
    assert found.source.title == "Bridge closed after flood"
    assert [sentence.line for sentence in found.sentences] == [1, 2, 2, 4]
    assert (found.source.published, found.source.published_basis, found.source.rights) == (None, "unknown", "excerpt")


def test_byte_order_mark_and_line_ends_make_no_difference(seeds):
    plain = document(seeds, ARTICLE)
    changed = document(seeds, b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    assert changed == plain
    assert document(seeds, ARTICLE.replace("\n", "\r")) == plain


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It burned.\nPeople fled.", None),
        ("One line and no more", None),
        ('Mayor calls it "a disaster"\nHe said so.', 'Mayor calls it "a disaster"'),
        ("“It is over.”\nHe said so.", None),
        ("# A heading\n\nText follows here.", "A heading"),
        ("Is it over?\nNobody knows.", None),
        ("Credited from: Valley News\nIt burned.", None),
        ("Credited from: Valley News\nFire in the valley\nIt burned.\nPeople fled.", "Fire in the valley"),
        ("This line is wrapped by hand and\ngoes on here until it\nends.", None),
    ],
)
def test_the_title_is_a_first_line_without_final_punctuation(seeds, text, title):
    found = document(seeds, text)
    assert found.source.title == title
    assert (found.title.of(found.body) if found.title else None) == title


@pytest.mark.parametrize(
    "line", ["Credited from: Valley News", "Source: Valley News", "(Photo: Valley News)", "Via: Valley News"]
)
def test_a_credit_gives_what_is_credited(seeds, line):
    found = document(seeds, f"{line}\nIt burned. People fled.\nThe end came.\n")
    assert [span.of(found.body) for span in found.credits] == ["Valley News"]


def test_a_sentence_with_a_colon_is_no_credit(seeds):
    assert document(seeds, "The mayor said: it burned.\nPeople fled.\n").credits == ()


# --- front matter ---

STATED = """\
---
title: "Flood: the day after"
publisher: NO
published: 2024-03-04T06:30:00+02:00
url: https://exämple.org/a?b=1#c
language: en-GB
rights: full
id: gazette-1
---


Text begins. It goes on.
"""


def test_front_matter_is_typed_by_its_schema(seeds):
    found = document(seeds, STATED)
    source = found.source
    assert (source.id, source.title, source.publisher) == ("gazette-1", "Flood: the day after", "NO")
    assert (source.published, source.published_basis) == ("2024-03-04", "stated")
    assert source.url == "https://xn--exmple-cua.org/a?b=1#c"
    assert (source.rights, found.language) == ("full", "en-GB")
    assert found.body == "Text begins. It goes on.\n"
    assert [sentence.line for sentence in found.sentences] == [12, 12]


def test_the_body_is_cut_and_not_stripped(seeds):
    assert document(seeds, "---\ntitle: x\n---\n  Indented.\n\nEnd. \n\n").body == "  Indented.\n\nEnd. \n\n"


@pytest.mark.parametrize(
    ("front_matter", "line", "message"),
    [
        ("title: x\npublished: 2026-13-45", 3, "published: '2026-13-45'"),
        ("published: tomorrow", 2, "published: 'tomorrow': this is no day"),
        ("published: 2024-03-04 06:30", 2, "published: '2024-03-04 06:30'"),
        ("published: 2024-03-04T06:30:00+99:99", 2, "published: '2024-03-04T06:30:00+99:99'"),
        ("published: 1709510400", 2, "published: '1709510400': this is no day"),
        ("published: 0001-01-01", 2, "published: '0001-01-01': the year 1 cannot be meant"),
        ("url: javascript:alert(1)", 2, "url: 'javascript:alert(1)': only http"),
        ("url: //host/x", 2, "url: '//host/x': only http"),
        ("url: https://user@host.org/x", 2, "url: 'https://user@host.org/x': an address with a user name"),
        ('url: "https://a.org/x y"', 2, "url: 'https://a.org/x y': spaces"),
        ("url: https://a.org:99999/", 2, "url: 'https://a.org:99999/'"),
        ("url: https://[/", 2, "url: 'https://[/'"),
        ("rights: all", 2, "rights: 'all' is not 'full', 'excerpt' or 'link'"),
        ("title: [a, b]", 2, "title: a list stands where one text is expected"),
        ("title: a\ntitle: b", 3, "the key 'title' stands here again, first in line 2"),
        ("title: *x", 2, "an alias (*x)"),
        ("title: !!python/object x", 2, "a tag (tag:yaml.org,2002:python/object)"),
        ("title: a: b", 2, "not readable as YAML"),
        ("\ttitle: x", 2, "not readable as YAML"),
        ("- a", 1, "a list stands where keys with values are expected"),
        ("words", 1, "'words' stands where keys with values are expected"),
        ("id: ../../x", 2, "'../../x' cannot be an id"),
        ("id: x" + "y" * 80, 2, "'x"),
    ],
)
def test_a_misfit_in_front_matter_has_the_line_of_the_file(seeds, front_matter, line, message):
    put(seeds, "a.md", f"---\n{front_matter}\n---\nText.\n")
    found = problems(seeds)
    assert [(path, at) for path, at, _ in found] == [("seeds/a.md", line)]
    assert found[0][2].startswith(message)


def test_front_matter_without_end_is_an_error(seeds):
    put(seeds, "a.md", "---\ntitle: x\n\nText.\n")
    assert problems(seeds) == [("seeds/a.md", 1, "the front matter has no end")]


def test_unknown_keys_are_left_out_with_a_warning(seeds):
    put(seeds, "a.md", "---\ntitel: x\n1: y\ncontent: z\n---\nText.\n")
    assert warnings(seeds) == [
        f"seeds/a.md:{line}: unknown key {key!r} is left out" for line, key in ((2, "titel"), (3, "1"), (4, "content"))
    ]


def test_front_matter_in_a_text_file_is_text(seeds):
    found = document(seeds, "---\ntitle: x\n---\nText.\n", "a.txt")
    assert found.body.startswith("---")
    assert "front matter is not read in .txt files" in warnings(seeds)[0]


# --- bytes and characters ---


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"One.\nCaf\xe9.", 2, "byte 9 (0xE9) is not UTF-8"),
        ("One.".encode("utf-16"), 1, "byte 1 (0xFF) is not UTF-8"),
        (b"\xed\xa0\x80", 1, "byte 1 (0xED) is not UTF-8"),
        (b"\xc0\xaf", 1, "byte 1 (0xC0) is not UTF-8"),
        (b"One.\n\nT\x00wo.", 3, "the character U+0000 is no text"),
        (b"a\x1b[31m", 1, "the character U+001B is no text"),
        ("a\ufdd0".encode(), 1, "the character U+FDD0 is no text"),
        ("a\U0010ffff".encode(), 1, "the character U+10FFFF is no text"),
        (b"", 0, "the article is empty"),
        (b" \n\t\n", 0, "the article is empty"),
        (b"---\ntitle: x\n---\n\n", 0, "the article is empty"),
        (
            b"x" * (Options().largest_article + 1),
            0,
            f"{Options().largest_article + 1:,} bytes, and the limit is {Options().largest_article:,}",
        ),
        (
            b"ok\n" + b"x" * (LONGEST_LINE + 1),
            2,
            f"a line of {LONGEST_LINE + 1:,} characters, and the limit is {LONGEST_LINE:,}",
        ),
    ],
)
def test_what_is_no_text_is_an_error(seeds, content, line, message):
    put(seeds, "a.md", content)
    assert problems(seeds) == [("seeds/a.md", line, message)]


def test_odd_characters_are_kept_and_told(seeds):
    found = document(seeds, "One.\nTwo \u202eeerht.\nFo\u00adur.\n")
    assert "\u202e" in found.body
    assert warnings(seeds) == [
        "seeds/a.md:2: turns the direction of the text (U+202E)",
        "seeds/a.md:3: an invisible character inside a word or number (U+00AD)",
    ]


def test_a_publisher_in_two_scripts_and_a_foreign_host_are_told(seeds):
    put(seeds, "a.md", "---\npublisher: Rеuters\nurl: https://пример.org/\n---\nText.\n")
    assert [warning.partition(": ")[2] for warning in warnings(seeds)] == [
        "'Rеuters' mixes letters of two scripts",
        "the host of https://xn--e1afmkfd.org/ is not plain ASCII",
    ]


# --- files ---


def test_every_problem_of_every_file_is_told(seeds):
    put(seeds, "a.md", b"\xff")
    put(seeds, "b.md", b"")
    put(seeds, "c.md", "---\nurl: x\nrights: y\n---\nText.\n")
    assert [(path, line) for path, line, _ in problems(seeds)] == [
        ("seeds/a.md", 1), ("seeds/b.md", 0), ("seeds/c.md", 2), ("seeds/c.md", 3),
    ]  # fmt: skip


def test_pipes_folders_and_links_are_never_opened(seeds):
    os.mkfifo(seeds / "pipe.md")
    (seeds / "folder.md").mkdir()
    outside = put(seeds.parent.parent, "secret.md", "Secret.")
    (seeds / "link.md").symlink_to(outside)
    (seeds / "loop.md").symlink_to("loop.md")
    (seeds / "gone.md").symlink_to("nowhere.md")
    assert [(path, message) for path, _, message in problems(seeds)] == [
        ("seeds/folder.md", "a folder, a pipe or a device, and no file"),
        ("seeds/gone.md", "a link, and links are not followed"),
        ("seeds/link.md", "a link, and links are not followed"),
        ("seeds/loop.md", "a link, and links are not followed"),
        ("seeds/pipe.md", "a folder, a pipe or a device, and no file"),
    ]


def test_a_seed_folder_that_leads_out_of_the_project_is_not_read(tmp_path):
    project, beside = tmp_path / "project", tmp_path / "project-beside"
    project.mkdir()
    beside.mkdir()
    put(beside, "a.md", "Secret.")
    (project / "seeds").symlink_to(beside)
    assert problems(project / "seeds") == [("seeds/a.md", 0, "its folder is a link that leads out of the project")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_the_machines_fault(seeds):
    put(seeds, "a.md", "Text.").chmod(0)
    with pytest.raises(MachineError, match="permission"):
        ingest(seeds)


def test_leftovers_are_passed_over_and_other_files_told(seeds):
    put(seeds, "a.md", ARTICLE)
    for name in (".a.md.swp", "a.md~", "#a.md#", ".DS_Store", "Thumbs.db"):
        put(seeds, name, b"\xff")
    put(seeds, "b.pdf", b"\xff")
    (seeds / "more").mkdir()
    found = ingest(seeds)
    assert len(found.documents) == 1
    assert found.ignored == ("seeds/#a.md#", "seeds/.DS_Store", "seeds/.a.md.swp", "seeds/Thumbs.db", "seeds/a.md~")
    assert [warning.message for warning in found.warnings] == [
        "no .txt or .md file: it is not read",
        "a folder: it is not read",
    ]


@pytest.mark.parametrize(("one", "other"), [("a.md", "a.txt"), ("A.md", "a.txt")])
def test_two_files_with_one_id_are_an_error_that_names_both(seeds, one, other):
    put(seeds, one, ARTICLE)
    put(seeds, other, ARTICLE)
    ((path, _, message),) = problems(seeds)
    assert {path, message.rpartition(" ")[2]} == {f"seeds/{one}", f"seeds/{other}"}


def test_ids_of_front_matter_clash_as_well(seeds):
    put(seeds, "a.md", "---\nid: b\n---\nText.\n")
    put(seeds, "b.md", "Text.\n")
    assert problems(seeds) == [("seeds/b.md", 0, "its id 'b' is the same id as that of seeds/a.md")]


@pytest.mark.parametrize(
    "name", ["con.md", "NUL.txt", "com1.md", "a\nb.md", b"a\xff.md".decode("utf-8", "surrogateescape")]
)
def test_names_that_some_system_cannot_hold_are_errors(seeds, name):
    put(seeds, name, ARTICLE)
    ((path, _, _),) = problems(seeds)
    assert path.isprintable()


@pytest.mark.parametrize(
    ("stem", "source_id"),
    [
        ("001_30bc", "001_30bc"),
        ("Harbour News, 4 March", "harbour-news-4-march"),
        ("Café ‘x’ <b>", "cafe-x-b"),
        ("..", "source-"),
        ("новости", "source-"),
        ("index", "index-"),
        ("404", "404-"),
        ("x" * 200, "x" * 51 + "-"),
    ],
)
def test_an_id_is_the_stem_or_a_slug_of_it(stem, source_id):
    found = id_of_stem(stem)
    assert found == source_id or (source_id.endswith("-") and found.startswith(source_id) and len(found) <= 60)


def test_no_folder_and_no_article_are_errors(seeds):
    assert problems(seeds) == [("seeds", 0, "there is no article in it")]
    assert problems(seeds / "none") == [("none", 0, "there is no such folder")]


def test_documents_are_in_the_order_of_their_ids(seeds):
    put(seeds, "a.md", "---\nid: z\n---\nText.\n")
    put(seeds, "b.md", "Words.\n")
    assert [found.source.id for found in ingest(seeds).documents] == ["b", "z"]


def test_the_same_address_or_text_and_a_stray_year_are_told(seeds):
    put(seeds, "a.md", "---\nurl: https://a.org/x\npublished: 2024-03-04\n---\nText.\n")
    put(seeds, "b.md", "---\nurl: https://a.org/x\npublished: 2026-03-05\n---\nText.\n")
    assert warnings(seeds) == [
        "seeds/b.md:0: it has the same address as seeds/a.md",
        "seeds/b.md:0: it has the same text as seeds/a.md",
        "seeds/b.md:0: published 2026-03-05, over a year after the source before it",
    ]
