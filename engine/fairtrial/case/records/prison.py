"""Life in prison: admission, contact with the outside, discipline, requests, the daily regime."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, Members, Number, OneOf, YesNo, asks
from fairtrial.case.records.base import Event, Justified


class FamilyContact(Event, Justified):
    """Contact of a detained person with family and friends in a period; `date` is its beginning."""

    kind: ClassVar[str] = "family_contact"
    words: ClassVar[str] = "contact with the family"
    usual: ClassVar[tuple[str, ...]] = ("date", "visits")

    until: Date = asks("until", "Until when, or does it go on?")
    visits: YesNo = asks("visits allowed", "Were family visits allowed, how often, and to whom?")
    correspondence: YesNo = asks("letters allowed", "Could the person write to the family and receive letters?")
    calls: YesNo = asks("calls allowed", "Could the person telephone the family?")
    children_kept_away: YesNo = asks("children kept away", "Were the person's children kept from seeing their parent?")
    child_request_refused: YesNo = asks(
        "a request to bring a child refused", "Was a request to bring a child to the person refused?"
    )
    reasons_given: YesNo = asks(
        "reasons given for the refusal",
        "Were reasons given for refusing contact, and which? (For the record: no rule turns on it.)",
    )
    child_interest_weighed: YesNo = asks(
        "the children's best interests weighed", "Were the best interests of the children weighed in refusing contact?"
    )
    contact_against_child_interest: YesNo = asks(
        "contact found to run against the child's interests",
        "Did a competent authority find that contact would run against the child's best interests, and on what grounds?",
    )
    child_request_for: Annotated[Fact, OneOf("visit", "stay")] = asks(
        "what the request to bring a child was for",
        "Was the child to be brought for a visit, or to stay with the parent?",
    )
    imposed_as: Annotated[Fact, OneOf("disciplinary_sanction", "restrictive_measure", "neither")] = asks(
        "contact barred as a sanction or measure",
        "Was contact barred as a disciplinary sanction or another restrictive measure, by whom, and for how long?",
    )
    to_exert_pressure: YesNo = asks(
        "contact refused as pressure", "Is contact refused to put pressure on the person, and what points to it?"
    )


class Parcels(Event):
    """Parcels for a detained person, delivered or refused; `date` is the beginning of the period."""

    kind: ClassVar[str] = "parcels"
    words: ClassVar[str] = "the parcels"

    until: Date = asks("until", "Until when, or does it go on?")
    contents: Annotated[Fact, Members("food", "medicine", "clothing", "books", "other")] = asks(
        "contents", "What was in the parcels?"
    )
    refused: YesNo = asks("parcels refused", "Were the parcels refused?")
    reasons_given: YesNo = asks(
        "reasons given for the refusal",
        "Were reasons given for refusing the parcels, and which? (For the record: no rule turns on it.)",
    )
    provided_otherwise: YesNo = asks(
        "enough food and the medicine needed provided otherwise",
        "Does the person receive enough food and the medicine needed from the prison itself?",
    )


class Admission(Event):
    """Arrival at a prison or place of detention, and what a prisoner was told and allowed then."""

    kind: ClassVar[str] = "admission"
    words: ClassVar[str] = "the admission to prison"

    information_given: Date = asks(
        "written information on arrival",
        "When was the prisoner first given written information on the prison's rules and on prisoners' rights? (never: not at all)",
    )
    left_out: Annotated[
        Fact, Members("prison_rules", "rights_and_complaints", "obligations_and_sanctions", "life_in_prison")
    ] = asks("what the information left out", "What did the written information say nothing of?")
    language_understood: YesNo = asks(
        "information in a language understood", "Was the information in a language that the prisoner understands?"
    )
    interpretation_given: YesNo = asks(
        "interpretation of the information",
        "Was the information interpreted for a prisoner who did not understand its language?",
    )
    cannot_read: YesNo = asks("unable to read", "Is the prisoner unable to read?")
    told_orally: YesNo = asks("told orally", "Was the information also told to the prisoner orally?")
    sensory_disability: YesNo = asks(
        "a sensory disability", "Is the prisoner blind, deaf or otherwise impaired in the senses?"
    )
    suited_to_disability: YesNo = asks(
        "information suited to the disability", "Was the information given in a form that this prisoner could take in?"
    )
    summaries_shown: YesNo = asks(
        "summaries on display", "Are summaries of this information put up in the common areas of the prison?"
    )
    family_told: YesNo = asks(
        "could tell the family at once",
        "Was the prisoner able, on arrival, to tell the family or another person of the imprisonment?",
    )
    legal_advice: YesNo = asks(
        "could seek legal advice on arrival", "Was the prisoner able to seek legal advice on arrival?"
    )
    consulate_told: YesNo = asks(
        "could reach a consulate on arrival", "Was a foreign prisoner able to reach the consulate on arrival?"
    )
    children_recorded: YesNo = asks(
        "the children recorded",
        "Did the prison record the prisoner's children, with their names, ages and where they are?",
    )
    arrangements_for_children: YesNo = asks(
        "could arrange for the children",
        "Was the prisoner permitted, before or on arrival, to arrange for the care of the children left behind?",
    )


class PrisonMeasure(Event):
    """A disciplinary sanction or another restrictive measure on a prisoner, one record for each; `date` is its beginning."""

    kind: ClassVar[str] = "prison_measure"
    words: ClassVar[str] = "the measure in prison"
    usual: ClassVar[tuple[str, ...]] = ("date", "form", "imposed_as")

    until: Date = asks("until", "Until when, or does it go on?")
    imposed_as: Annotated[Fact, OneOf("disciplinary_sanction", "restrictive_measure", "part_of_the_sentence")] = asks(
        "as what it was imposed",
        "Was it a sanction for breaking prison rules, a measure for another reason, or part of the sentence itself?",
    )
    form: Annotated[
        Fact,
        OneOf(
            "kept_alone", "dark_cell", "constantly_lit_cell", "corporal_punishment", "less_food_or_water", "restraints",
            "no_family_contact", "other",
        ),
    ] = asks("what was imposed", "What was done? (kept_alone: held apart from other prisoners, by whatever name)")  # fmt: skip
    hours_alone: Number = asks("hours a day alone", "How many hours a day was the prisoner confined alone?")
    human_contact: YesNo = asks(
        "human contact in those hours",
        "Was there face-to-face contact with others in those hours, beyond guards who brought food or looked in?",
    )
    end_fixed: YesNo = asks("an end fixed beforehand", "Was an end fixed when the measure was imposed?")
    collective: YesNo = asks(
        "imposed on a group for what one did",
        "Was it imposed on several prisoners for what only one or some of them had done?",
    )
    by_prisoner: YesNo = asks(
        "imposed by a prisoner", "Was it imposed or enforced by another prisoner put in charge of discipline?"
    )
    laid_down: YesNo = asks(
        "laid down beforehand",
        "Did the law or a regulation say beforehand that this conduct is an offence, and which sanction follows?",
    )
    punished_before: YesNo = asks(
        "punished before for the same act", "Had the prisoner been sanctioned before for the same act?"
    )
    looked_into: YesNo = asks(
        "the accusation looked into", "Was the accusation looked into by the competent authority before the sanction?"
    )
    told_accusation: YesNo = asks(
        "told the accusation",
        "Was the prisoner told, before the decision and in a language understood, what the accusation was?",
    )
    time_to_prepare: YesNo = asks(
        "time to prepare",
        "Was there any time between the telling of the accusation and the decision to prepare an answer?",
    )
    heard: YesNo = asks(
        "heard before the decision", "Was the prisoner, or a lawyer for the prisoner, heard before the decision?"
    )
    legal_help_refused: YesNo = asks("a lawyer refused", "Was a lawyer asked for in these proceedings and refused?")
    serious_charge: YesNo = asks(
        "a serious charge", "Is the offence one that the prison's rules class among the most serious?"
    )
    interpreter_needed: YesNo = asks(
        "an interpreter needed", "Was the hearing in a language that the prisoner does not understand or speak?"
    )
    interpreter_given: YesNo = asks("an interpreter given", "Was there an interpreter free of charge?")
    court_review_open: YesNo = asks("review by a court open", "Could the prisoner ask a court to review the sanction?")
    prosecuted_as_crime: YesNo = asks("prosecuted as a crime too", "Was the same act also prosecuted as a crime?")
    mental_condition: YesNo = asks(
        "a mental illness or disability", "Does the prisoner have a mental illness or a developmental disability?"
    )
    condition_considered: YesNo = asks(
        "the part of the illness considered",
        "Did the prison consider, before the sanction, whether the illness or disability had a part in the conduct?",
    )
    condition_worsened: YesNo = asks(
        "a condition made worse",
        "Does the prisoner have a disability, mental or physical, that a doctor says this makes worse?",
    )
    authorised: YesNo = asks("authorised", "Was it authorised by the authority that the law names for it?")
    independent_review: YesNo = asks(
        "reviewed independently", "Was it reviewed by a body independent of the prison, and when?"
    )
    milder_means_considered: YesNo = asks(
        "milder means considered", "Did the prison consider a milder measure, and why was it not enough?"
    )
    health_staff_imposed: YesNo = asks(
        "health staff took part", "Did a doctor or nurse decide on the measure, or declare the prisoner fit for it?"
    )
    visited_daily_by_health_staff: YesNo = asks(
        "visited daily by health staff", "Did health staff visit the prisoner every day while it lasted?"
    )
    harm_seen: YesNo = asks("harm to health seen", "Did health staff see that it harmed the prisoner's health?")
    harm_reported: YesNo = asks("harm reported", "Did health staff report that harm to the director without delay?")
    health_advice_possible: YesNo = asks(
        "health staff could have it reviewed", "Could health staff review the separation and recommend changes to it?"
    )


class PrisonRequest(Event):
    """A request or complaint made from prison, one record for each, and what came of it; `date` is when it was made."""

    kind: ClassVar[str] = "prison_request"
    words: ClassVar[str] = "the request from prison"
    usual: ClassVar[tuple[str, ...]] = ("date", "about", "granted")

    about: Annotated[
        Fact,
        OneOf(
            "treatment", "ill_treatment", "legal_aid", "assigned_lawyer", "own_case_documents", "consulate",
            "protecting_authority", "own_food", "own_clothing", "work", "books_and_writing", "writing_for_defence",
            "own_doctor", "news", "call_or_message", "other",
        ),
    ] = asks("what was asked for or complained of", "What was asked for, or complained of?")  # fmt: skip
    made_by: Annotated[Fact, OneOf("prisoner", "lawyer", "family", "another_person")] = asks(
        "who made it", "Who made the request or complaint?"
    )
    neither_could: YesNo = asks(
        "neither prisoner nor lawyer able",
        "Were both the prisoner and the lawyer, if there is one, unable to make it themselves?",
    )
    made_to: Annotated[
        Fact, OneOf("prison_director", "inspector", "central_administration", "court", "other_authority")
    ] = asks("to whom", "To whom was it made, or was it to be made?")
    could_be_made: YesNo = asks("could be made", "Could it in fact be handed in or sent?")
    staff_present: YesNo = asks(
        "staff present", "Were prison staff present when the prisoner spoke with the inspector?"
    )
    censored: YesNo = asks("content censored", "Was its content cut, changed or held back by the prison?")
    confidence_asked: YesNo = asks("confidence asked for", "Was it asked that the complaint be kept confidential?")
    confidence_kept: YesNo = asks("confidence kept", "Was it kept confidential?")
    reprisal: YesNo = asks(
        "reprisal or threat because of it",
        "Was the prisoner, or who complained, punished, threatened or treated worse because of it?",
    )
    answered: Date = asks("answered", "When was it answered? (never: not at all)")
    granted: YesNo = asks("granted", "Was it granted?")
    available_to_others: YesNo = asks(
        "available to other prisoners", "Do other prisoners in that prison have what was asked for?"
    )
    recourse_open: YesNo = asks(
        "a court or other authority open",
        "If it was rejected or left lying, could it be taken to a court or another authority?",
    )
    acted_on_at_once: YesNo = asks("acted on at once", "Did the authorities act at once on the allegation, and how?")
    investigated: YesNo = asks(
        "investigated independently", "Was the allegation investigated by an authority independent of the prison?"
    )
    no_means: YesNo = asks("no means to pay", "Was the prisoner without the means to pay for it?")
    paid_by_prisoner: YesNo = asks(
        "at the prisoner's own expense", "Would the prisoner or someone else have paid for it?"
    )
    reasonable_ground: YesNo = asks(
        "a medical ground", "Was a medical reason given for asking for the prisoner's own doctor or dentist?"
    )
    read_by_staff: YesNo = asks("papers read by staff", "Did prison staff read the papers of the prisoner's own case?")
    security_reason: YesNo = asks(
        "a reason of security, order or justice",
        "Did the prison name, for this refusal, a reason of security, good order or the course of justice?",
    )


class Visit(Event):
    """A visit to a prisoner, or visits held in the same way in a period, or one that was refused."""

    kind: ClassVar[str] = "visit"
    words: ClassVar[str] = "the visit"

    until: Date = asks("until", "Until when, if it speaks of a period? (never: it goes on)")
    by: Annotated[
        Fact, OneOf("family", "friends", "partner_in_private", "legal_adviser", "legal_aid_provider", "other")
    ] = asks("who visited", "Who visited, or wished to? (partner_in_private: a conjugal visit)")
    allowed: YesNo = asks("visit allowed", "Was the visit allowed?")
    own_choice: YesNo = asks(
        "an adviser of the prisoner's choice", "Was the adviser the one whom the prisoner had chosen?"
    )
    refusal_reviewed: YesNo = asks(
        "the refusal reviewed", "Was the refusal of the visit reviewed by an authority independent of the prison?"
    )
    staff_could_hear: YesNo = asks("staff could hear", "Could prison staff hear, or record, what was said?")
    papers_read: YesNo = asks(
        "letters or papers read",
        "Were letters or papers between the prisoner and the adviser opened and read, or held back?",
    )
    interpreter_needed: YesNo = asks(
        "an interpreter needed", "Does the prisoner not speak the local language, so that an interpreter was needed?"
    )
    interpreter_allowed: YesNo = asks(
        "an interpreter let in", "Was an interpreter independent of the prison let in or provided?"
    )
    open_to_others: YesNo = asks(
        "such visits open to others", "Are visits of this kind granted to other prisoners of the country?"
    )
    refused_on_ground: Annotated[Fact, OneOf("sex", "other_personal_status", "individual_reason", "none_stated")] = (
        asks(
            "ground of the refusal",
            "On what ground was it refused: the prisoner's sex, another personal status, or an individual reason?",
        )
    )
    visitor_is_child: YesNo = asks("a visitor under 18", "Was one of the visitors under 18?")
    visitor_is_own_child: YesNo = asks("the prisoner's own child", "Was one of the visitors the prisoner's own child?")
    open_contact: YesNo = asks(
        "open contact", "Could the prisoner and the child be together without glass or bars between them?"
    )
    searched_naked: YesNo = asks(
        "visitor stripped", "Was the visitor made to undress, or touched on intimate parts, in the search?"
    )
    body_cavity_search: YesNo = asks("body cavities searched", "Were body cavities of the visitor searched?")
    searched_without_consent: YesNo = asks(
        "searched without consent",
        "Was the visitor searched against the visitor's will, or after consent was withdrawn?",
    )
    search_explained: YesNo = asks(
        "individual reasons for the search",
        "Was something suspected of this visitor that made such a search necessary, and what?",
    )


class Regime(Event):
    """How a prisoner is housed and treated from day to day, in a period; `date` is its beginning."""

    kind: ClassVar[str] = "regime"
    words: ClassVar[str] = "the prison regime"

    until: Date = asks("until", "Until when, or does it go on?")
    shared_cell_at_night: YesNo = asks("others in the cell at night", "Did the prisoner sleep in a room with others?")
    climate_custom: YesNo = asks(
        "a local custom because of the climate",
        "Is it the local custom, because of the climate, to sleep several to a room?",
    )
    convict_dress: YesNo = asks(
        "dressed like convicted prisoners",
        "Was a prisoner not yet tried made to wear the dress of convicted prisoners?",
    )
    work_required: YesNo = asks("work required", "Was a prisoner not yet tried required to work?")
    work_unpaid: YesNo = asks("work not paid", "Did the prisoner work without pay?")
    re_education: YesNo = asks(
        "treated as one to be reformed",
        "Was a prisoner who had not been convicted put into a programme of re-education or made to admit guilt?",
    )
    care_advice: YesNo = asks(
        "advice on health and diet", "Does she receive advice on health and diet from a qualified health practitioner?"
    )
    food_and_exercise: YesNo = asks(
        "enough food and exercise free of charge",
        "Do she and any child with her receive enough food, in time, and regular exercise, free of charge?",
    )
    breastfeeding_discouraged: YesNo = asks(
        "breastfeeding discouraged", "Was she kept or discouraged from breastfeeding?"
    )
    health_reason: YesNo = asks("a specific health reason", "Did a doctor name a specific health reason for that?")
    gave_birth_recently: YesNo = asks(
        "gave birth recently, the baby elsewhere", "Did she give birth recently, and is the baby not with her?"
    )
    care_after_birth: YesNo = asks(
        "care after the birth", "Do the prison's treatment and food provide for what she needs after the birth?"
    )
    child_with_her: YesNo = asks("a child with her", "Does a child of hers live with her in prison?")
    child_treated_as_prisoner: YesNo = asks(
        "the child treated as a prisoner", "Was the child locked in, searched or punished as prisoners are?"
    )
    childcare: YesNo = asks(
        "childcare", "Is there childcare, so that she can take part in the activities of the prison?"
    )
    child_health_care: YesNo = asks(
        "continuing health care for the child",
        "Does the child have continuing health care, and do specialists follow how it develops?",
    )
