"""Dates are as imprecise as the sources, and so is the time between them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtrial.dates import MINUTES_OF_A_DAY, Span, When, elapsed, minutes_in_words, parse_span, parse_when

DAY = MINUTES_OF_A_DAY


def between(start: str, end: str) -> Span:
    return elapsed(parse_when(start), parse_when(end))


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("2024", "[2024-01-01T00:00..2024-12-31T23:59]"),
        ("2024-02", "[2024-02-01T00:00..2024-02-29T23:59]"),
        ("2023-02", "[2023-02-01T00:00..2023-02-28T23:59]"),
        ("2024-07-16", "[2024-07-16T00:00..2024-07-16T23:59]"),
        ("[2024-07..2024-08-03]", "[2024-07-01T00:00..2024-08-03T23:59]"),
    ],
)
def test_an_imprecise_date_covers_everything_it_may_mean(text: str, same_as: str) -> None:
    one, other = parse_when(text), parse_when(same_as)
    assert (one.earliest, one.latest) == (other.earliest, other.latest)


def test_a_date_with_its_time_is_one_minute() -> None:
    when = parse_when("2024-07-16T12:45")
    assert when.is_exact
    assert not parse_when("2024-07-16").is_exact


def test_on_or_after_has_no_last_minute_and_on_or_before_no_first() -> None:
    after, before = parse_when("[2024-09..]"), parse_when("[..2024-11]")
    assert after.earliest == parse_when("2024-09-01T00:00").earliest
    assert after.latest is None
    assert before.earliest is None
    assert before.latest == parse_when("2024-11-30T23:59").latest


def test_midnight_at_the_end_of_a_day_is_the_first_minute_of_the_next() -> None:
    assert parse_when("2024-07-17T00:00").earliest == parse_when("2024-07-16").latest + 1  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "24-07-16", "2024-7-16", "16.7.2024", "2024/07/16", "2024-07-16 12:45", "2024-07-16T12",
        "2024-07-16T12:45Z", "about 2024", "[]", "[2024", "[2024..2025..2026]", "[a..2024]", "2024..2025", "2024-W10",
        "2024~", "٢٠٢٤-٠٢-١٤", "2024-०२", "[2024..２０２５]",
    ],
)  # fmt: skip
def test_what_is_not_of_the_documented_form_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(ValueError, match="2024-07-16T12:45"):
        parse_when(text)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-02-30", "2023-02-29", "2024-07-16T24:00", "2024-07-16T12:60", "0000"]
)
def test_what_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date of the calendar"):
        parse_when(text)


def test_a_range_without_dates_or_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="gives no date at all"):
        parse_when("[..]")
    with pytest.raises(ValueError, match="put the earlier date first"):
        parse_when("[2024-08..2024-07]")


def test_only_a_date_whose_minute_is_known_is_exact() -> None:
    assert When(10, 10, "").is_exact
    for earliest, latest in ((None, None), (None, 10), (10, None), (10, 11)):
        assert not When(earliest, latest, "").is_exact
    assert parse_when("[2024-03-05T10:00..2024-03-05T10:00]").is_exact


def test_a_range_within_one_month_is_not_backwards() -> None:
    assert parse_when("[2024-07-16..2024-07]").latest == parse_when("2024-07").latest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024", "2024"),
        ("2024-07", "July 2024"),
        ("2024-07-06", "6 July 2024"),
        ("2024-07-16T02:05", "16 July 2024, 02.05"),
        ("[2024-09..]", "September 2024 or later"),
        ("[..2024-11-02]", "2 November 2024 or earlier"),
        ("[ 2024-07-17 .. 2024-07-31 ]", "between 17 July 2024 and 31 July 2024"),
    ],
)
def test_a_date_is_printed_as_a_letter_would_print_it(text: str, words: str) -> None:
    assert parse_when(text).in_words() == words


def test_the_date_keeps_the_text_as_it_was_written() -> None:
    assert str(parse_when("2024-07")) == "2024-07"
    assert str(parse_when("[2024-07 .. ]")) == "[2024-07..]"


# The time between -----------------------------------------------------------------------------------------------------


def test_the_time_between_two_exact_moments_is_exact() -> None:
    span = between("2024-07-16T12:45", "2024-07-17T00:00")
    assert span == Span(11 * 60 + 15, 11 * 60 + 15)
    assert span.in_words() == "11 hours 15 minutes"


def test_the_time_between_two_days_is_known_to_within_a_day_on_each_side() -> None:
    assert between("2024-07-16", "2024-07-18") == Span(DAY + 1, 3 * DAY - 1)


def test_forty_eight_hours_are_certainly_over_after_three_days_and_only_possibly_after_two() -> None:
    two_days = parse_span("48 hours")
    assert between("2024-07-16", "2024-07-19").shortest > two_days
    possible = between("2024-07-16", "2024-07-18")
    assert possible.longest is not None
    assert possible.shortest <= two_days < possible.longest
    over = between("2024-07-16", "2024-07-17").longest
    assert over is not None
    assert over <= two_days


def test_an_open_end_gives_a_time_of_at_least() -> None:
    span = between("2025-02-05", "[2025-04-02..]")
    assert span.longest is None
    assert span.in_words() == "at least 55 days"


def test_an_open_beginning_gives_no_lower_bound_and_no_upper_one() -> None:
    assert between("[..2024-07-16]", "2024-07-20") == Span(3 * DAY + 1, None)
    assert between("[2024-07-16..]", "2024-07-20") == Span(0, 5 * DAY - 1)
    assert between("[2024..]", "[2024..]").in_words() == "an unknown time"


def test_an_order_that_is_not_certain_never_gives_a_negative_time() -> None:
    assert between("2024-07-20", "2024-07-16") == Span(0, 0)
    assert between("2024-07-16", "2024-07-16") == Span(0, DAY - 1)


moments = st.datetimes(datetime(1950, 1, 1), datetime(2050, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
precisions = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H:%M"])


@given(moments, st.timedeltas(timedelta(0), timedelta(days=4000)), precisions, precisions)
def test_the_true_time_always_lies_within_the_span_of_the_imprecise_dates(
    start: datetime, length: timedelta, first: str, second: str
) -> None:
    end = (start + length).replace(second=0, microsecond=0)
    span = between(start.strftime(first), end.strftime(second))
    minutes = int((end - start).total_seconds() // 60)
    assert span.longest is not None
    assert span.shortest <= minutes <= span.longest


# Lengths of time in words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (48 * 60, "48 hours"),
        (3 * DAY, "3 days"), (56 * DAY + 700, "56 days"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_in_the_units_that_matter(minutes: int, words: str) -> None:
    assert minutes_in_words(minutes) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 120), "at most 2 hours"),
        (Span(60, 120), "between 1 hour and 2 hours"),
        (Span(60, None), "at least 1 hour"),
        (Span(0, None), "an unknown time"),
        (Span(59, 60), "1 hour"),
    ],
)
def test_an_uncertain_length_is_said_with_its_bounds(span: Span, words: str) -> None:
    assert span.in_words() == words


def test_the_length_of_time_of_a_rule_is_read() -> None:
    assert [parse_span(text) for text in ("1 minute", "48 hours", "1 day", "15 days")] == [1, 2880, DAY, 15 * DAY]


@pytest.mark.parametrize("text", ["", "48", "48h", "two days", "1.5 days", "-1 days", "1 month", "٤٨ hours"])
def test_a_length_of_time_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length of time; write"):
        parse_span(text)
