from marked import read_marked

from briefing.weigh.statements import statements_of


def stated(text):
    return [(item.kind.head, item.measure) for item in statements_of(read_marked("gazette", text)).stated]


def test_a_figure_without_noun_counts_what_the_one_before_it_counts():
    text = "{*3* children were killed|figure 3 children killed} and {*5* hurt|figure 5 - injured}."
    assert stated(text)[1] == ("children", "injured")


def test_a_figure_beside_another_shares_its_measure():
    text = "They freed {*200* prisoners|figure 200 prisoners released}, {*100* from each side|figure 100 per=side}."
    assert stated(text)[1] == ("prisoners", "released")


def test_the_number_of_a_second_place_counts_what_that_of_the_first_counts():
    text = "{*31* died|figure 31 - killed} in {Epe|place} and {*12*|figure 12} in nearby {Badagry|place}."
    assert stated(text)[1] == ("people", "killed")


def test_the_dead_are_people():
    assert stated("{*24* dead|figure 24 - killed} in a storm.") == [("people", "killed")]


def test_a_toll_counts_people_whoever_was_counted_before():
    text = "{*3* children died|figure 3 children killed}, and {the toll rose to *11*|figure 11 - killed}."
    assert stated(text)[1] == ("people", "killed")


def test_the_first_number_of_a_part_counts_what_the_whole_counts():
    text = (
        "They hit {*32* tanks|figure 32 tanks launched} and {*58*|figure 58 tanks} of {*70* drones|figure 70 drones}."
    )
    assert stated(text)[1][0] == "drones"


def test_a_speaker_who_counts_otherwise_counts_the_same_thing():
    text = (
        "{*120* people marched|figure 120 people marched}, {unions said|says unions}. "
        "{The ministry counted|says ministry} {*45*|figure 45 - counted}."
    )
    assert stated(text)[1] == ("people", "attended")


def test_people_on_board_are_another_number_than_people_in_tents():
    board = stated("There were {*90* people|figure 90 people} on board.")
    aboard = stated("There were {*90* people|figure 90 people} aboard.")
    tents = stated("There were {*90* people|figure 90 people} in tents.")
    assert board == aboard != tents
