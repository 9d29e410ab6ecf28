from briefing.publish.links import relative_links


def test_a_link_to_the_page_itself_keeps_its_fragment_only():
    html = '<a href="briefing:index.html#fact-a">15</a>'
    assert relative_links(html, "index.html") == '<a href="#fact-a">15</a>'


def test_a_link_from_the_root_names_the_folder():
    html = '<a href="briefing:sources/a.html#s3">words</a>'
    assert relative_links(html, "index.html") == '<a href="sources/a.html#s3">words</a>'


def test_a_link_from_a_folder_climbs_out_of_it():
    html = '<a href="briefing:index.html#fact-a">15</a>'
    assert relative_links(html, "sources/a.html") == '<a href="../index.html#fact-a">15</a>'


def test_a_page_named_by_its_folder_is_its_index():
    html = '<a href="briefing:about/index.html#b">b</a> <a href="briefing:index.html">home</a>'
    assert relative_links(html, "about/") == '<a href="#b">b</a> <a href="../index.html">home</a>'


def test_words_that_look_like_a_link_stay_words():
    text = "<p>href=&quot;briefing:index.html&quot; and briefing:index.html</p>"
    assert relative_links(text, "sources/a.html") == text
