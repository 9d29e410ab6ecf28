"""What holds for every set of sources: their order does not matter, and a fact keeps its id when one comes or goes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from marked import read_marked

from briefing.weigh.figures import weigh_figures

LEAD = "A storm hit the coast of {Ogun|place}. "

CLAIMS = {
    "people-killed": [
        "{*9* people died|figure 9 people killed}",
        "{at least *12* died|figure 12 at-least people killed}",
    ],
    "people-injured": ["{*40* people were hurt|figure 40 people injured}", "{*52* hurt|figure 52 people injured}"],
    "homes-destroyed": [
        "{*310* homes fell|figure 310 homes destroyed}",
        "{*300* homes|figure 300 about homes destroyed}",
    ],
    "soldiers": ["{*700* soldiers were sent|figure 700 soldiers sent}"],
    "people-killed-in-epe": ["{*2* people died|figure 2 people killed} in {Epe|place}"],
    "people-killed-1998": ["in {1998|time 1998 year} {*80* people died|figure 80 people killed}"],
    "prisoners-released-each-side": ["{*90* prisoners each|figure 90 prisoners released per=each}"],
}

stated = st.sampled_from([(name, words) for name, told in CLAIMS.items() for words in told])
speakers = st.sampled_from(["", "{The mayor said|says mayor} that ", "{Locals said|says Locals unnamed} that "])
sources = st.lists(st.tuples(stated, speakers), min_size=1, max_size=4, unique_by=lambda claim: claim[0][0])
stories = st.lists(sources, min_size=1, max_size=4)


def readings(story):
    """Give the readings of a story: of each source a list of claims, each a paragraph."""
    return [
        read_marked(
            f"source-{index}",
            LEAD + "\n\n".join(f"{says}{words}." for (_, words), says in claims),
            published="2024-03-05",
        )
        for index, claims in enumerate(story)
    ]


def ids(weighing):
    return {(claim.source, claim.span): fact.id for fact in weighing.facts for claim in fact.claims}


@settings(max_examples=20, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_sources_does_not_matter(story, random):
    told = readings(story)
    shuffled = random.sample(told, len(told))
    assert weigh_figures(shuffled) == weigh_figures(told)


@settings(max_examples=20, deadline=None)
@given(stories)
def test_a_fact_keeps_its_id_when_a_source_comes_or_goes(story):
    told = readings(story)
    all_ids = ids(weigh_figures(told))
    for index in range(len(told)):
        fewer = ids(weigh_figures([*told[:index], *told[index + 1 :]])) if len(told) > 1 else all_ids
        assert fewer.items() <= all_ids.items()


@settings(max_examples=20, deadline=None)
@given(stories)
def test_every_fact_has_the_id_of_its_question(story):
    names = {name for claims in story for (name, _), _ in claims}
    assert {fact.id for fact in weigh_figures(readings(story)).facts} == names


@settings(max_examples=20, deadline=None)
@given(stories)
def test_a_paragraph_about_something_else_changes_no_fact(story):
    before = weigh_figures(readings(story)).facts
    longer = [[*claims, (("other", "The sea was calm again"), "")] for claims in story]
    after = weigh_figures(readings(longer)).facts
    assert after == before


@settings(max_examples=20, deadline=None)
@given(stories)
def test_every_claim_stands_in_exactly_one_fact_with_its_own_words(story):
    told = {reading.document.source.id: reading for reading in readings(story)}
    weighing = weigh_figures(list(told.values()))
    claims = [claim for fact in weighing.facts for claim in fact.claims]
    assert len({(claim.source, claim.span) for claim in claims}) == len(claims)
    assert len(claims) == sum(len(reading.mentions.figures) for reading in told.values())
    assert all(claim.span.of(told[claim.source].document.body) == claim.quote for claim in claims)
