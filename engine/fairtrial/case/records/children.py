"""Children: separation from a parent, custody, and a criminal case against a child."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, OneOf, YesNo, asks
from fairtrial.case.records.base import Event


class ChildSeparation(Event):
    """A child taken, or kept, away from a parent; the child stands in `affects` where the parent is the person concerned."""

    kind: ClassVar[str] = "child_separation"
    words: ClassVar[str] = "the separation of the child"
    usual: ClassVar[tuple[str, ...]] = ("date", "decided_by_authority")

    from_prison: YesNo = asks("taken out of prison", "Had the child lived in prison with its mother until then?")
    against_parents_will: YesNo = asks("against the parents' will", "Was it done against the parents' will?")
    by_detention_or_removal: YesNo = asks(
        "through detention, exile or deportation",
        "Did the separation come about because the State detained, exiled or deported the parent or the child?",
    )
    decided_by_authority: YesNo = asks(
        "decided by the competent authority", "Did the authority that the law names for it decide on the separation?"
    )
    child_interest_weighed: YesNo = asks(
        "the child's best interests assessed",
        "Was it assessed, for this child, what is best for it, before it was separated?",
    )
    court_review_open: YesNo = asks("review by a court open", "Could a court review the decision?")
    parties_heard: YesNo = asks(
        "parents and child heard", "Could the parents, and the child if able to, take part and say what they think?"
    )
    care_arranged: YesNo = asks(
        "other care found beforehand", "Had other care for the child been found before it was taken away?"
    )
    meets_mother: YesNo = asks("can meet the mother", "Has the mother been able to meet the child since?")
    meeting_against_interest: YesNo = asks(
        "meeting found to run against the child's interests or public safety",
        "Did an authority find that meeting would run against the child's interests or public safety, and why?",
    )
    contact_asked: YesNo = asks(
        "contact asked for",
        "Did a parent or the child ask an authority or a court for contact with each other, and when?",
    )
    contact_made_possible: YesNo = asks(
        "contact made possible when asked",
        "Did that authority or court, on this request, take any measure to make contact possible? (no: it was refused, stayed "
        "or left lying)",
    )
    whereabouts_asked: YesNo = asks(
        "asked where the absent one is",
        "Did a parent, the child or a relative ask the authorities where the absent person is?",
    )
    whereabouts_told: YesNo = asks("told where the absent one is", "Were they told where the absent person is?")
    telling_harmful: YesNo = asks(
        "telling found harmful to the child", "Did the authority say why telling would harm the child?"
    )
    punished_for_asking: YesNo = asks("treated badly for asking", "Did anyone suffer for having asked?")


class ChildCustody(Event):
    """How a child who is deprived of liberty is held; one record for each deprivation of liberty."""

    kind: ClassVar[str] = "child_custody"
    words: ClassVar[str] = "the custody of the child"

    alternatives_considered: YesNo = asks(
        "other measures considered before custody",
        "Was a measure other than custody considered before the child was detained?",
    )
    length_limited: YesNo = asks(
        "the length limited or reviewed", "Was a time fixed for the custody, or its need reviewed while it lasted?"
    )
    needs_of_age: YesNo = asks(
        "schooling and care suited to the age", "Does the child receive schooling and care that fit its age?"
    )
    ill_treated: YesNo = asks(
        "ill-treated", "Was the child beaten, threatened, humiliated or otherwise ill-treated in custody?"
    )
    visits: YesNo = asks("family visits", "Can the family visit the child?")
    letters: YesNo = asks("letters", "Can the child and the family write to each other?")
    contact_exception: YesNo = asks(
        "exceptional circumstances for refusing contact",
        "Were exceptional circumstances named for refusing contact, and which?",
    )
    legal_help: Date = asks(
        "first legal help", "When did the child first have a lawyer or other help? (never: not at all)"
    )
    challenge_open: YesNo = asks(
        "a way to challenge the custody",
        "Could the child challenge the custody before a court or another independent authority?",
    )
    challenge_made: Date = asks("challenge brought", "When was the custody challenged?")
    challenge_decided: Date = asks("challenge decided", "When was the challenge decided? (never: not at all)")
    standards_not_met: YesNo = asks(
        "the place below the set standards",
        "Did an inspection find that the place does not meet the standards set for it on safety, health or staff?",
    )


class ChildCase(Event):
    """How a child was dealt with in a criminal case; one record for each proceeding."""

    kind: ClassVar[str] = "child_case"
    words: ClassVar[str] = "the case against the child"

    charges_told: YesNo = asks(
        "told of the charges directly", "Was the child told of the charges in person, before being questioned on them?"
    )
    parents_told: YesNo = asks("parents told of the charges", "Were the parents or guardians told of the charges?")
    parents_against_interest: YesNo = asks(
        "parents kept out for the child's good",
        "Was it decided that telling the parents, or their presence, would run against the child's interests, and why?",
    )
    legal_help: YesNo = asks(
        "legal or other help for the defence",
        "Did the child have a lawyer or other suitable help to prepare and present the defence?",
    )
    help_at_hearing: YesNo = asks(
        "help at the hearing", "Was that help present at every hearing that decided the case?"
    )
    parents_at_hearing: YesNo = asks(
        "parents at the hearing", "Could the parents or guardians be present at these hearings?"
    )
    before_independent_court: YesNo = asks(
        "decided by a court",
        "Was the case decided by a court or another authority independent of the prosecution and the police?",
    )
    compelled: YesNo = asks(
        "made to testify or confess", "Was the child made to testify or to confess, by force, threats or promises?"
    )
    witnesses_refused: YesNo = asks(
        "witnesses refused",
        "Was the child's side refused to question a witness against it, or to call one that the other side could call?",
    )
    review_open: YesNo = asks(
        "review by a higher authority open", "Could a higher court or authority review the finding and the measures?"
    )
    interpreter_needed: YesNo = asks(
        "an interpreter needed", "Was there a language used in the case that the child does not understand or speak?"
    )
    interpreter_given: YesNo = asks("an interpreter given free of charge", "Was there an interpreter free of charge?")
    identity_disclosed: YesNo = asks(
        "identity made public",
        "Did the authorities make public who the child is, or let the public in so that it became known?",
    )
    minimum_age_set: YesNo = asks(
        "a minimum age in law",
        "Does the law set an age below which a child is presumed unable to commit a crime?",
    )
    penalty: Annotated[
        Fact, OneOf("death", "life_without_release", "life_with_release", "prison_term", "measure_outside_prison")
    ] = asks("penalty", "Which penalty was imposed for an act done under the age of 18?")
    below_minimum_age: YesNo = asks(
        "below the minimum age", "Was the child, when the act was done, below the age that the law sets for a trial?"
    )
    age_adjusted: YesNo = asks(
        "the procedure adjusted to the age",
        "Was anything done differently in the procedure because of the age (a juvenile court, trained staff, shorter "
        "hearings, plain language), and what?",
    )
    rehabilitation_weighed: YesNo = asks(
        "reintegration weighed", "Does the decision say how the child's reintegration was taken into account?"
    )
    guarantee_withheld: YesNo = asks(
        "a guarantee withheld that adults have",
        "Was a guarantee of a trial that adults have withheld because the case was one of a child, and which?",
    )
    held_for_trial: YesNo = asks("held before or during the trial", "Was the child held before or during the trial?")
    alternatives_to_custody: YesNo = asks(
        "another measure than custody considered",
        "If the child was held for trial, was another measure considered, and why was it not enough?",
    )
    other_measures_considered: YesNo = asks(
        "measures other than a trial considered",
        "Were measures other than criminal proceedings considered, such as mediation, counselling or community service?",
    )
