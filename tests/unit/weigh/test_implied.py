import pytest
from marked import read_marked

from briefing.weigh.implied import is_implied
from briefing.weigh.statements import statements_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There were {*21* deaths|figure 21 deaths}.", ("people", "killed")),
        ("Police made {*27* arrests|figure 27 arrests}.", ("people", "arrested")),
        ("The toll has {risen to *31*|figure 31 death-toll rose}.", ("people", "killed")),
        ("Police put the crowd at {*450*|figure 450}.", ("people", "attended")),
        ("The number of people who drowned off Epe has {risen to *62*|figure 62 Epe rose}.", ("people", "killed")),
        ("The number of people killed by gas {rose to *13*|figure 13 people rose}.", ("people", "killed")),
        ("The toll from the slides in the hills has {reached *40*|figure 40 hills}.", ("people", "killed")),
        ("The death toll as of noon on Monday was {*274*|figure 274}.", ("people", "killed")),
        ("The hamlet {lost *40* residents|figure 40 residents lost}.", ("people", "killed")),
        ("The firm {lost *40* workers|figure 40 workers lost}.", ("workers", "lost")),
        ("Unemployment {rose to *7.9%*|figure 7.9 unemployment rose unit=%}.", ("unemployment", "level")),
        ("Unemployment {rose by *90*|figure 90 jobs rose}.", ("jobs", "rose")),
    ],
)
def test_a_noun_or_a_level_tells_what_is_counted(text, kind):
    (statement,) = statements_of(read_marked("gazette", text)).stated
    assert (statement.kind.head, statement.measure) == kind


def test_deaths_need_no_verb():
    assert is_implied("deaths")
    assert not is_implied("people")
