"""Lives are drawn by the same dice each time, end with the day that is played, and go in order."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from motcua.casework.dossiers.actions import Alike
from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.launch.grow.drawing import draw_lives
from motcua.launch.grow.lives import ROUNDS, Asked, Door, Growth, Offer, Stage, Verb, Way, in_order
from motcua.launch.grow.people import business, someone
from motcua.launch.grow.shape import season
from motcua.registers.calendars.rules import Hours, Span, compile_working_time
from motcua.registers.people.rules.numbers import is_phone, is_tax_code, read_personal_number

UNTIL = datetime(2023, 11, 20, 8, tzinfo=VN)
DAY = (Span(time(7), time(11, 30)), Span(time(13), time(16, 30)))
WORKING = compile_working_time(
    [Hours(0, date(2023, 1, 1), None, (DAY, DAY, DAY, DAY, DAY, (), ()))],
    [],
    [2023, 2024],
    first=date(2023, 1, 1),
    last=date(2024, 12, 31),
)
CLERK, OFFICER, HEAD = (Actor(UUID(int=number), ActorKind.OFFICER) for number in (11, 12, 13))
STAGES = (
    Stage("accept", "ACCEPT", 60, (CLERK,)),
    Stage("appraise", "APPRAISE", 600, (OFFICER,)),
    Stage("sign", "SIGN", 120, (HEAD,)),
    Stage("hand_over", "HAND_OVER", 60, (CLERK,)),
)
WAYS = (Way("DIRECT", 0.7, "WORKING_DAY", 3, None), Way("ONLINE", 0.3, "WORKING_DAY", 3, None))
PAPER = Asked(UUID(int=9), "Tờ khai", 1, 0, always=True)
DAYS = ((date(2023, 1, 1), None),)
OFFER = Offer("9.999999", None, 1.0, DAYS, 0.2, WAYS, STAGES, (PAPER,), "Giấy", (HEAD,))


def a_growth(seed: int = 1, count: int = 400) -> Growth:
    door = Door(
        UUID(int=1),
        "cua",
        1.0,
        WORKING,
        (CLERK,),
        (UUID(int=2), UUID(int=3)),
        "052",
        (OFFER,),
        expected=count,
    )
    days = season(date(2023, 9, 1), UNTIL.date(), WORKING.is_working_day)
    since = datetime(2023, 9, 1, tzinfo=VN)
    return Growth(
        seed,
        count,
        days,
        since,
        UNTIL,
        (door,),
        lambda _door, _way, at: WORKING.add_open_minutes(at, 1440),
    )


def test_the_same_seed_draws_the_same_lives_and_another_draws_others():
    once, again = list(draw_lives(a_growth())), list(draw_lives(a_growth()))
    assert once == again
    assert [life.acts for life in draw_lives(a_growth(seed=2))] != [life.acts for life in once]


def test_lives_are_drawn_as_they_were_taken_in_each_with_a_number_of_its_own():
    lives = list(draw_lives(a_growth()))
    assert [life.taken_at for life in lives] == sorted(life.taken_at for life in lives)
    assert sorted(life.number for life in lives) == list(range(400))


def test_of_many_those_who_go_one_way_do_the_same_so_many_weeks_later_at_seconds_of_their_own():
    growth = a_growth(count=6_400)
    assert (growth.together, growth.companies) == (20, 320)
    ways = defaultdict(list)
    for life in draw_lives(growth):
        assert life.alike is not None
        ways[life.alike.way].append(life)
    assert sum(len(lives) for lives in ways.values()) == 6_400
    assert len(ways) < 1_300
    for lives in ways.values():
        (first,) = (life for life in lives if life.alike == Alike(life.alike.way))
        for life in lives:
            assert life.alike.days % 7 == 0
            assert 0 <= life.alike.seconds < 60
            assert [act.verb for act in life.acts] == [act.verb for act in first.acts]
            for act, told in zip(life.acts, first.acts, strict=True):
                seconds = 0 if act.verb in ROUNDS else life.alike.seconds
                assert act.at == told.at + timedelta(life.alike.days, seconds)
                assert act.at < UNTIL
            assert life.acts[0].at >= growth.since


def test_nothing_happens_after_the_day_that_is_played_nor_out_of_order():
    for life in draw_lives(a_growth()):
        moments = [act.at for act in life.acts]
        assert moments == sorted(moments)
        assert moments[-1] < UNTIL + timedelta(minutes=1)


def test_lives_that_begin_between_two_minutes_go_in_order_too():
    growth = replace(
        a_growth(count=3_000),
        until=UNTIL + timedelta(minutes=29, seconds=25),
        reckon=lambda _door, _way, at: WORKING.add_open_minutes(at, 30),
    )
    for life in draw_lives(growth):
        moments = [act.at for act in life.acts]
        assert moments == sorted(moments), life.number


def test_every_life_begins_at_the_door_and_most_come_to_a_result():
    lives = list(draw_lives(a_growth()))
    assert {life.acts[0].verb for life in lives} == {Verb.TAKE_IN, Verb.SUBMIT}
    done = [life for life in lives if any(act.verb is Verb.RECORD for act in life.acts)]
    assert len(done) > 0.8 * len(lives)


def test_supplements_refusals_withdrawals_and_lateness_all_happen():
    verbs = {act.verb for life in draw_lives(a_growth(count=2_000)) for act in life.acts}
    assert verbs >= set(Verb) - {Verb.WARN}


def test_what_is_filed_online_are_pictures_and_a_clerk_scans_more_than_half_of_what_is_brought():
    lives = list(draw_lives(a_growth(count=2_000)))
    scanned = {channel: [] for channel in ("DIRECT", "ONLINE")}
    for life in lives:
        scanned[life.way.channel].append(life.acts[1].verb is Verb.SCAN if len(life.acts) > 1 else None)
    assert set(scanned["ONLINE"]) == {True}
    assert 0.5 < scanned["DIRECT"].count(True) / len(scanned["DIRECT"]) < 0.6


def test_acts_of_many_lives_are_given_as_they_happened():
    moments = [act.at for _life, act in in_order(list(draw_lives(a_growth())))]
    assert moments == sorted(moments)


def test_who_comes_has_a_number_that_fits_and_a_telephone_that_may_be_rung():
    for number in range(200):
        who = someone(str(number), "052", date(2023, 11, 20), Random(number))
        read = read_personal_number(who.personal_id)
        assert (read.birthplace, read.gender, str(read.birth_year)) == ("52", who.gender, who.birth[-4:])
        assert is_phone(who.phone)
        assert is_tax_code(business(str(number), Random(number)).tax_code)
