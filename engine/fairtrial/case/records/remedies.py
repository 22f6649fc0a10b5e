"""What was done about it: complaints, inquiries, reparation, and earlier cases of the kind."""

from typing import Annotated, ClassVar

from pydantic import Field

from fairtrial.case.fields import Date, Fact, OneOf, Several, Text, YesNo, asks
from fairtrial.case.records.base import ByWhom, Event, Symbol


class Remedy(Event):
    """A complaint or other step to put right what happened, and what came of it."""

    kind: ClassVar[str] = "remedy"
    words: ClassVar[str] = "the remedy"
    usual: ClassVar[tuple[str, ...]] = ("date", "available", "on")

    about: Text = asks("about what", "What was complained of?")
    on: Annotated[
        Fact,
        Several(
            "liberty_or_security", "ill_treatment", "life", "trial", "privacy_or_family", "expression_or_assembly",
            "other_right", "none",
        ),
    ] = asks(
        "what the complaint touched",
        "What did the complaint concern, in all? (liberty_or_security: arrest, custody, disappearance, an attack or threat "
        "outside custody; ill_treatment: in custody; other_right: another human right; none: nothing of that kind)",
    )  # fmt: skip
    forum: Text = asks("to whom", "To which authority or court?")
    available: YesNo = asks(
        "a remedy open to the person", "Is there an effective remedy that the person can in fact use?"
    )
    decided: Date = asks("decided", "When was it decided?")
    investigated: YesNo = asks("investigated", "Was the complaint investigated promptly, thoroughly and independently?")
    granted: YesNo = asks(
        "remedy granted",
        "Was what the person asked for granted and carried out? (For the record: no rule turns on it.)",
    )
    compensation: Annotated[Fact, OneOf("paid", "granted_not_paid", "refused", "not_claimed", "pending")] = asks(
        "compensation", "If compensation for the detention was claimed, was it granted and paid?"
    )
    compensation_for_suffering: YesNo = asks(
        "suffering compensated too", "Did the compensation also cover suffering, and not only money lost?"
    )


class Redress(Event, ByWhom):
    """What the State did about a violation that is alleged or has been found: inquiry, reparation, prosecution."""

    kind: ClassVar[str] = "redress"
    words: ClassVar[str] = "the redress"

    about: Text = asks("about what", "Which act does it concern?")
    claim_made: YesNo = asks("a claim made", "Did the person claim a remedy before a competent authority?")
    decided: Date = asks("when decided", "When was the claim decided? (never: it was not)")
    inquiry_by_those_accused: YesNo = asks(
        "inquiry by those accused",
        "Was the inquiry left to the unit or the officials against whom the allegation was made, or to those who command them?",
    )
    violation_found: YesNo = asks(
        "a breach of rights found",
        "Did a court, an inquiry or an international body find that the person's rights were breached?",
    )
    crime_found: YesNo = asks(
        "torture, killing, disappearance or another crime found",
        "Did the inquiry find torture, ill-treatment, an unlawful killing, a disappearance or another crime?",
    )
    stopped: YesNo = asks("the breach ended", "If the breach was still going on, was it brought to an end?")
    repaired: YesNo = asks(
        "reparation made", "Was reparation made, such as compensation, restitution or an apology, and which?"
    )
    prosecuted: YesNo = asks("those responsible brought to justice", "Were those responsible brought to justice?")
    exempted: YesNo = asks(
        "freed from responsibility",
        "Were those responsible freed from it by an amnesty, an immunity, their office, orders of a superior, or the passage "
        "of a short time limit?",
    )
    granted: YesNo = asks("a remedy granted", "Was a remedy granted?")
    enforced: YesNo = asks("the remedy carried out", "Was the remedy that was granted carried out?")


class Pattern(Event):
    """Other cases of the same kind that were raised before, with the documents that raised them."""

    kind: ClassVar[str] = "pattern"
    words: ClassVar[str] = "the pattern of cases"

    documents: tuple[Symbol, ...] = Field((), description="Reports, as doc:SYMBOL.")
    letters: tuple[str, ...] = Field((), description="Earlier letters, by reference.")
    similar_cases: YesNo = asks(
        "similar cases raised before", "Have similar cases been raised with the Government before?"
    )
    effect_on_others: YesNo = asks(
        "others deterred from the same work", "Are others deterred from similar work by what happened?"
    )
    protected_by_state: YesNo = asks(
        "measures to protect defenders and journalists",
        "Does the State do something to protect journalists and defenders from reprisals, and what?",
    )
