"""A finding is as strong as the strongest that carries it, and names that one."""

from support import SOUND, case, finding, report

CASE = (
    SOUND.replace("state: TJK", "state: TUN")
    + """\
proceedings:
  trial: {person: example, sources: [letter], matter: criminal}
events:
  - {id: sentence, type: death_sentence, person: example, proceeding: trial, sources: [letter], passed: yes}
"""
)
LAW_ONLY = (
    "  - {id: appeal, type: appeal, person: example, proceeding: trial, sources: [letter], first_review: yes, "
    "reviewed: law_only}\n"
)
TIME_REFUSED = (
    "  - {id: time, type: time_request, person: example, proceeding: trial, sources: [letter], asked: yes, "
    "granted: no}\n"
)
AFTER_UNFAIR_TRIAL = "iccpr-6-2-after-unfair-trial@example@trial"


def test_a_finding_follows_from_what_is_breached_and_not_from_what_is_open_beside_it() -> None:
    """Whether the judgment was made public nobody says, so nothing hangs on article 14(1)."""
    found = finding(report(case(CASE + LAW_ONLY)), AFTER_UNFAIR_TRIAL)
    assert (found.outcome, found.strength, found.strength_note) == ("appears_breached", "shown", None)
    assert found.follows_from == ("iccpr-14-5-facts-not-reviewed@example@trial",)


def test_of_alternatives_the_strongest_carries_a_finding() -> None:
    found = finding(report(case(CASE + TIME_REFUSED + LAW_ONLY)), AFTER_UNFAIR_TRIAL)
    assert found.strength == "shown"
    assert set(found.follows_from) == {
        "iccpr-14-5-facts-not-reviewed@example@trial", "iccpr-14-3-b-more-time-refused@example@trial",
    }  # fmt: skip


def test_a_finding_that_nothing_stronger_carries_names_what_it_is_no_stronger_than() -> None:
    found = finding(report(case(CASE + TIME_REFUSED)), AFTER_UNFAIR_TRIAL)
    assert (found.outcome, found.strength) == ("appears_breached", "indicative")
    assert found.strength_note == "no stronger than what it follows from (article 14(3)(b) of the Covenant)"
