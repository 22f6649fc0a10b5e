"""Custody: its control by a court, its place and record, treatment in it, and what endangers a person."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, Members, OneOf, YesNo, asks
from fairtrial.case.records.base import ByWhom, Event


class CustodyDecision(Event):
    """A decision on whether a person is held, goes on being held, or is released; `date` is when it was made."""

    kind: ClassVar[str] = "custody_decision"
    words: ClassVar[str] = "the decision on custody"
    usual: ClassVar[tuple[str, ...]] = ("date", "on", "by", "outcome")

    on: Annotated[
        Fact,
        OneOf("remand", "extension", "challenge", "periodic_review", "appeal", "early_release", "recall_to_prison"),
    ] = asks(
        "what was decided on",
        "Was it the first order on custody (remand), an extension, a challenge by the person, a review, an appeal?",
    )
    by: Annotated[Fact, OneOf("court", "independent_tribunal", "prosecutor", "police", "executive")] = asks(
        "who decided", "Who decided?"
    )
    asked: Date = asks("asked for", "When was the decision asked for?")
    outcome: Annotated[Fact, OneOf("held", "release", "release_on_conditions", "no_decision")] = asks(
        "outcome", "What was decided (no_decision: those asked declined to decide)?"
    )
    individual_reasons: YesNo = asks(
        "reasons that concern the person",
        "Do the reasons name facts about this person, such as plans to flee (no: only the offence, its gravity or the law)?",
    )
    alternatives_examined: YesNo = asks(
        "bail or other conditions examined",
        "Did those who decided examine whether bail or other conditions would be enough?",
    )
    rested_only_on: Annotated[
        Fact,
        OneOf("law_left_no_choice", "possible_sentence", "foreign_nationality", "public_security", "facts_about_the_person"),
    ] = asks("what it rested on", "On what did the decision to hold the person rest, if on one thing alone?")  # fmt: skip
    longest_sentence_reached: YesNo = asks(
        "held as long as the longest possible sentence",
        "Had the person by then been held for as long as the longest sentence that the charge could bring?",
    )
    in_person: YesNo = asks("the person present", "Was the person brought before those who decided?")
    asked_to_be_present: YesNo = asks(
        "presence asked for, or ill-treatment alleged",
        "Did the person ask to be brought before those who decided, or was it alleged that the person was ill-treated?",
    )
    without_counsel: YesNo = asks(
        "no lawyer at it", "Was the person without a lawyer because the authorities allowed or provided none?"
    )
    could_release: YesNo = asks("power to release", "Could those who decided order the person's release?")
    looked_at_grounds: YesNo = asks(
        "the grounds examined",
        "Did they examine whether there were grounds and a need to hold the person (no: only whether formalities were met)?",
    )
    waiting_imposed: YesNo = asks(
        "made to wait before a challenge",
        "Had the person, by law or practice, to wait before a challenge could be brought at all?",
    )
    law_followed: YesNo = asks(
        "the rules of domestic law followed", "Were the rules of domestic law on this decision followed?"
    )
    obeyed: YesNo = asks(
        "released when release was ordered",
        "If release was ordered, was the person released as soon as the order took effect?",
    )
    to_police_custody: YesNo = asks(
        "returned to the police",
        "Was the person afterwards held at a police station or elsewhere by those who investigate?",
    )
    child_interest_weighed: YesNo = asks(
        "the child's best interests weighed",
        "If a child was to be held, does the decision weigh the child's best interests?",
    )
    child_heard: YesNo = asks("the child heard", "If a child was to be held, was the child heard, alone or with help?")


class CustodyNotice(Event):
    """What a person held, or somebody else on the person's behalf, was told about the arrest; `date` is when."""

    kind: ClassVar[str] = "custody_notice"
    words: ClassVar[str] = "the notice of custody"
    usual: ClassVar[tuple[str, ...]] = ("of", "told_to", "given")

    of: Annotated[Fact, OneOf("reasons", "charges", "rights", "order", "whereabouts", "consular_contact")] = asks(
        "what it was about",
        "Was it about the reasons, the charges, the person's rights, the order by which the person is held (its text or copy), "
        "or where the person was?",
    )
    told_to: Annotated[Fact, OneOf("person", "parents_or_guardian", "family", "counsel", "consulate")] = asks(
        "who was to be told", "Who was to be told?"
    )
    given: Date = asks("when told", "When was it told? (never: it was not told)")
    facts_named: YesNo = asks(
        "the acts named", "Did it say which act was meant (no: only a law, an article or a general word was named)?"
    )
    language_understood: YesNo = asks(
        "in a language understood", "Was it told in a language that the listener understands?"
    )
    in_time_to_challenge: YesNo = asks(
        "while the detention could still be challenged",
        "Could the person, when told, still bring the detention before a court (no: the time for it had run out, or the person "
        "was free again)?",
    )
    asked: YesNo = asks(
        "asked for", "Did the person ask that it be told, or ask to be told? (For the record: no rule turns on it.)"
    )
    put_off_for_inquiry: YesNo = asks(
        "put off for the inquiry's sake",
        "Was it put off for a stated need of the investigation, and for how long? (For the record: no rule turns on it.)",
    )


class HiddenCustody(Event, ByWhom):
    """A period in which a person held could not be reached or found; `date` is its beginning."""

    kind: ClassVar[str] = "hidden_custody"
    words: ClassVar[str] = "the custody that was kept hidden"
    usual: ClassVar[tuple[str, ...]] = ("date", "until", "attribution", "no_contact", "acknowledged")

    until: Date = asks("until", "Until when, or does it go on?")
    no_contact: YesNo = asks(
        "no contact with anybody outside",
        "Was the person unable to reach anybody outside, family and counsel included?",
    )
    acknowledged: YesNo = asks(
        "the detention acknowledged",
        "Did the authorities admit, when asked, that they held the person (no: they denied it, or said nothing of the person)?",
    )
    place_told: YesNo = asks(
        "the place told",
        "Did the authorities, when asked, say in which place the person was (no: that the person is held is known, but not where)?",
    )
    registered: YesNo = asks(
        "entered in a register", "Was the person entered in an official register that family and counsel could consult?"
    )
    official_place: YesNo = asks(
        "an official place of detention", "Was the person held in a place officially used for detention?"
    )
    arrest_recorded: YesNo = asks(
        "the arrest recorded",
        "Were the reasons and the time of the arrest, the officials and the place of custody put on record?",
    )
    inquiry_made: YesNo = asks(
        "a search for the person", "Did an authority inquire into where the person was or what had happened?"
    )
    remedies_blocked: YesNo = asks(
        "relatives kept from remedies",
        "Were relatives who turned to courts or authorities about the person turned away each time?",
    )


class Placement(Event):
    """With whom, and in what kind of place, a person was held in a period; `date` is its beginning."""

    kind: ClassVar[str] = "placement"
    words: ClassVar[str] = "the place of custody"
    usual: ClassVar[tuple[str, ...]] = ("date", "place_kind", "lacks")

    until: Date = asks("until", "Until when, or does it go on?")
    place_kind: Annotated[
        Fact, OneOf("prison", "police_cell", "immigration_centre", "hospital", "childrens_institution", "other")
    ] = asks("kind of place", "In what kind of place was the person held?")
    with_convicted: YesNo = asks(
        "accused among convicted prisoners",
        "Did the person, not yet convicted, share quarters with convicted prisoners?",
    )
    treated_as_convicted: YesNo = asks(
        "the regime of convicted prisoners",
        "Was the person, not yet convicted, kept under the rules made for convicted prisoners?",
    )
    with_adults: YesNo = asks(
        "a child among adults", "Did the person, under 18, share quarters with adults other than the family?"
    )
    with_adults_for_child: YesNo = asks(
        "held with adults for the child's good",
        "Was it decided that being with these adults was better for this person under 18, and why?",
    )
    exceptional_need: YesNo = asks(
        "an exceptional need for it",
        "Did an exceptional circumstance of this case make it necessary, and which (want of room does not count)?",
    )
    child_regime: YesNo = asks(
        "a regime for the young",
        "Was the person, under 18, kept under rules made for that age, with schooling and family contact?",
    )
    with_men: YesNo = asks(
        "a woman among men", "Did the person, a woman, share quarters with men other than the family?"
    )
    guarded_by_men: YesNo = asks(
        "a woman guarded by men", "Was the person, a woman, guarded by men, alone or with others (no: only by women)?"
    )
    lacks: Annotated[
        Fact, Members("bed", "space", "light_or_air", "sanitation", "food", "drinking_water", "warmth", "medical_care", "time_outdoors")
    ] = asks("what was lacking", "What was lacking in the place where the person was held?")  # fmt: skip


class Treatment(Event, ByWhom):
    """Ill-treatment in custody, and what was done about a complaint."""

    kind: ClassVar[str] = "treatment"
    words: ClassVar[str] = "treatment in custody"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "ill_treatment")

    ill_treatment: YesNo = asks("ill-treatment", "Was the person ill-treated, how, and by whom?")
    to_coerce_statement: YesNo = asks("to obtain a statement", "Was pressure used to obtain a confession or statement?")
    complained: YesNo = asks("complaint made", "Was a complaint made, when and to whom?")
    investigated: YesNo = asks("investigated", "Was it investigated promptly and by an independent authority?")
    methods: Annotated[
        Fact,
        Members(
            "beating", "electric_shock", "suffocation", "sexual_violence", "threats", "humiliation", "sleep_deprivation",
            "stress_positions", "solitary_confinement", "other",
        ),
    ] = asks("what was done", "What was done to the person?")  # fmt: skip
    until: Date = asks("until", "Until when, or does it go on?")
    punishment_on_the_body: YesNo = asks(
        "punishment on the body",
        "Was it a punishment on the body, such as lashes or blows, that a court, a school or a prison ordered?",
    )
    experiment_without_consent: YesNo = asks(
        "experiment without consent",
        "Was it a medical or scientific experiment to which the person had not freely agreed, told what it was?",
    )
    sound_before: YesNo = asks(
        "unhurt before", "Was the person without the injuries when the authorities took the person into their hands?"
    )
    hurt_after: YesNo = asks(
        "injuries afterwards",
        "Did the person have injuries, or had the person died, when last in the hands of the authorities?",
    )
    medical_record: YesNo = asks(
        "a medical record of it", "Does a doctor's record or a forensic report describe the injuries?"
    )
    injuries_explained: YesNo = asks(
        "the injuries explained",
        "Have the authorities said, with evidence, how the injuries came about otherwise than by ill-treatment?",
    )
    medical_examination: Annotated[Fact, OneOf("done", "refused", "not_asked")] = asks(
        "medical examination", "Was a medical examination asked for, and was it done?"
    )
    perpetrators: Annotated[Fact, OneOf("tried", "disciplined_only", "amnestied", "not_pursued", "inquiry_open")] = (
        asks("those responsible", "What happened to those said to be responsible?")
    )
    suffered_for_complaining: YesNo = asks(
        "made to suffer for complaining",
        "Was the person, or whoever complained, threatened or punished because of the complaint?",
    )


class Threat(Event, ByWhom):
    """A threat to life or limb, an attack, or the use of force, and what the authorities did about it."""

    kind: ClassVar[str] = "threat"
    words: ClassVar[str] = "the threat"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "form")

    form: Annotated[Fact, OneOf("death_threat", "other_threat", "attack", "use_of_force")] = asks(
        "what it was", "What was done?"
    )
    injury: YesNo = asks("bodily injury", "Was the person hurt in body or mind?")
    force_needed: YesNo = asks(
        "the force explained",
        "Have the authorities said, with facts, why the force was needed, and why no less would have done?",
    )
    known_to_authorities: YesNo = asks(
        "known to the authorities", "Did the authorities know of the threat or attack, and since when?"
    )
    protection_given: YesNo = asks(
        "protection given", "Did the authorities take any step to protect the person, and which?"
    )
    investigated: YesNo = asks("investigated", "Did the authorities investigate the threat or attack?")
    for_contact_with_un: YesNo = asks(
        "because of contact with a United Nations body",
        "Did it follow, and refer to, a complaint or information given to the Human Rights Committee or another United Nations body?",
    )
    part_of_series: YesNo = asks(
        "one of several of the kind",
        "Were others of the same group (journalists, defenders, witnesses, women, children, minorities) attacked in like manner before?",
    )


class Derogation(Event):
    """A state of emergency, and a derogation from the Covenant that the State relies on against a person."""

    kind: ClassVar[str] = "derogation"
    words: ClassVar[str] = "the derogation"

    until: Date = asks("until", "Until when, or does it go on?")
    relied_on: YesNo = asks("relied on", "Does the State rely on the emergency for what was done to the person?")
    proclaimed: YesNo = asks(
        "officially proclaimed", "Was the state of emergency officially proclaimed, by whom and when?"
    )
    by_domestic_law: YesNo = asks(
        "proclaimed as domestic law provides",
        "Was it proclaimed by the authority, and in the way, that the constitution provides?",
    )
    notified: Date = asks("notified", "When were the other States parties told of it, through the Secretary-General?")
    notice_complete: YesNo = asks(
        "articles and reasons named", "Did the notice name the articles derogated from, and the reasons?"
    )
    extension_notified: YesNo = asks(
        "extension notified", "If the emergency was extended, was the extension notified as well?"
    )
    end_notified: YesNo = asks("end notified", "If the emergency has ended, was its end notified at once?")
    articles: Annotated[
        Fact, Members("6", "7", "8", "9", "10", "11", "12", "14", "15", "16", "17", "18", "19", "21", "22", "25", "26")
    ] = asks("articles derogated from", "From which articles of the Covenant does the State derogate?")
    reasons_shown: YesNo = asks(
        "how the situation threatened the life of the nation",
        "Did the State explain how the situation threatened the life of the nation?",
    )
    measure_shown_needed: YesNo = asks(
        "why the measure was required",
        "Did the State explain why the emergency strictly required the measure taken against the person?",
    )
    solely_by_group: YesNo = asks(
        "measures for one group only",
        "Do the measures single out persons solely by race, colour, sex, language, religion or social origin?",
    )
    courts_closed: YesNo = asks(
        "courts closed to detained persons",
        "Do the emergency measures keep detained persons from challenging their detention in court?",
    )
    tried_by_other_than_court: YesNo = asks(
        "tried otherwise than by a court",
        "Do the emergency measures let bodies other than courts of law try and convict?",
    )
    remedies_closed: YesNo = asks(
        "no remedy left", "Do the emergency measures leave persons whose rights are breached without any remedy?"
    )
