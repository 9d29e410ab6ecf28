from time import process_time

from marked import read_marked

from briefing.weigh.figures import weigh_figures

CLAIMS = (
    "{Police said|says police} {*9* people died|figure 9 people killed}",
    "{*40* people were hurt|figure 40 people injured} in {Epe|place}",
    "{about *300* homes fell|figure 300 about homes destroyed} on {Monday|time 2024-03-04}",
    "{*1,200* soldiers came|figure 1200 soldiers} to help",
)


def many(count):
    """Give the readings of `count` sources that say much the same."""
    text = ".\n\n".join(CLAIMS) + "."
    return [
        read_marked(f"source-{index:03}", f"Storm {index}. {text}", published="2024-03-05") for index in range(count)
    ]


def seconds(readings):
    start = process_time()
    weigh_figures(readings)
    return process_time() - start


def test_nothing_weighs_nothing():
    weighing = weigh_figures([])
    assert (weighing.facts, weighing.differences, weighing.relations, weighing.unused) == ((), (), (), {})


def test_three_hundred_sources_are_one_story():
    weighing = weigh_figures(many(300))
    assert [len(fact.claims) for fact in weighing.facts] == [300, 300, 300, 300]
    assert weighing.differences == ()


def test_the_time_grows_no_faster_than_the_sources():
    few, more = many(60), many(240)
    seconds(few)
    assert seconds(more) < 4 * 2.5 * max(seconds(few), 0.02)
