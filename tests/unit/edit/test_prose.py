from briefing.edit.prose import check_prose


def check(desk, text, sheet=None):
    return check_prose(text, path="content/index.md", sheet=sheet or desk.sheet, find=desk.find, bodies=desk.bodies)


def test_a_link_to_a_fact_that_the_editor_left_out_says_so(desk):
    sheet = desk.curate("figures: {houses-dark: {hide: true, reason: Counted twice.}}")
    (problem,), _ = check(desk, "[1,200](fact:houses-dark)", sheet)
    assert problem.hint == "it was left out by the editor: Counted twice."


def test_a_link_to_an_older_id_says_the_new_one(desk):
    links = "[1,200](fact:homes-dark) [“We were not warned”](quote:mayor-not-warned)"
    renamed = {"homes-dark": "houses-dark", "mayor-not-warned": "kowalska-not-warned"}
    errors, _ = check_prose(
        links, path="content/index.md", sheet=desk.sheet, find=desk.find, bodies=desk.bodies, renamed=renamed
    )
    assert {error.hint for error in errors} == {
        "it is called 'houses-dark' now",
        "it is called 'kowalska-not-warned' now",
    }


def test_a_page_of_nothing_but_parts_is_proved(desk):
    assert check(desk, "<!-- briefing:head -->\n\n## Where 2 sources differ\n\n<!-- briefing:differences -->\n") == (
        [],
        [],
    )


def test_a_meant_mark_holds_for_one_number_alone(desk):
    _, warnings = check(desk, "Two dogs and 3 cats<!-- meant --> came.\n")
    assert [warning.message for warning in warnings] == ["a bare number in the prose: 'Two'"]


def test_the_number_of_the_sources_may_be_told(desk):
    _, warnings = check(desk, f"What all {len(desk.sheet.sources)} articles say; all nine depots closed.\n")
    assert [warning.message for warning in warnings] == ["a bare number in the prose: 'nine'"]


def test_values_are_those_of_any_claim_of_the_fact(desk):
    assert check(desk, "[8](fact:people-injured), [15](fact:people-injured)") == ([], [])
    (problem,), _ = check(desk, "[9](fact:people-injured)")
    assert problem.message == "the prose says 9, and 'people-injured' says 15, at least 8"


def test_words_in_quotation_marks_may_be_cut_and_end_with_a_comma(desk):
    assert check(desk, "She said, “[We were not warned](quote:kowalska-not-warned),” and left.") == ([], [])
