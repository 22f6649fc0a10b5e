"""Expression, assembly, association, belief and movement, and the measures against them."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, Members, OneOf, Several, Text, YesNo, asks
from fairtrial.case.records.base import ByWhom, Event, Justified


class Restriction(Event, ByWhom, Justified):
    """A measure taken because of what a person said, published, researched, joined or did in public."""

    kind: ClassVar[str] = "restriction"
    words: ClassVar[str] = "the measure taken"
    usual: ClassVar[tuple[str, ...]] = (
        "date",
        "attribution",
        "on",
        "measure",
        "because_of_expression",
        "basis_in_law",
        "aim",
        "threat_shown",
        "milder_means_considered",
    )

    on: Annotated[
        Fact, Several("expression", "opinion", "assembly", "association", "movement", "religion", "public_affairs")
    ] = asks(
        "freedom concerned",
        "Which freedoms does the measure stop, hinder or penalise? (A picket or march of several persons that was to voice "
        "something: expression and assembly.)",
    )
    speech: Annotated[
        Fact,
        Members("journalism", "research", "human_rights", "political", "artistic", "religious", "commercial", "other"),
    ] = asks("kind of expression", "What kind of expression was it?")
    measure: Annotated[
        Fact,
        Several(
            "prosecution", "conviction", "administrative_penalty", "dispersal", "ban", "blocking", "seizure",
            "dismissal", "threat", "violence", "arrest", "registration_refused", "costs_or_pledge_demanded", "civil_suit", "other",
        ),
    ] = asks(
        "measure",
        "What was done, in all? (ban: also leave refused for a picket, a meeting or leaflets; threat: of violence or another "
        "harm outside the law, a reprimand or formal warning is other)",
    )  # fmt: skip
    because_of_expression: YesNo = asks(
        "because of the expression",
        "Was the measure taken because of what the person said, published, researched, joined or took part in? (Yes also if "
        "the law used punishes only the form of it, such as a picket without a permit or leaflets without an imprint; or if "
        "it was taken there and then over how the person went about it: an order of the police not obeyed, no papers shown, "
        "the road blocked. No: over something done apart from it.)",
    )
    expression_stopped: YesNo = asks(
        "expression cut short",
        "Did the measure, whatever its reason, cut the expression short: the person led away while speaking, filming or "
        "protesting, leaflets, banners or film taken, a camera in use stopped, a meeting with the press or public made "
        "impossible? (No: it was over by then.)",
    )
    security_law: YesNo = asks(
        "a law on treason, secrets or security used", "Was a law on treason, State secrets or national security used?"
    )
    public_interest: YesNo = asks(
        "a matter of public interest", "Did the expression concern a matter of public interest?"
    )
    secret_or_harmful: YesNo = asks(
        "secret information or harm to security",
        "Does the State say which secret information was disclosed, or what harm to national security was done?",
    )
    touched_secrets: YesNo = asks(
        "classified information involved",
        "Did the work ask for, or pass on, any information that was classified? (For the record: no rule turns on it.)",
    )
    public_interest_protection: YesNo = asks(
        "protection as work in the public interest",
        "Was the person given any protection because the work was of public interest, such as a defence on that ground?",
    )
    called_for_violence: YesNo = asks("a call to violence or hatred", "Did the expression call for violence or hatred?")
    departure_prevented: YesNo = asks(
        "kept from leaving the country", "Was the person kept from leaving the country, and for how long?"
    )
    investigated: YesNo = asks(
        "the reprisal investigated",
        "Was the alleged reprisal investigated at all? (no: no inquiry, or one in which no step was taken)",
    )
    investigation_step_refused: YesNo = asks(
        "a step named by the person left out of the investigation",
        "Did the person ask the investigators for a particular step (a witness, a recording, an identification) that was "
        "then not taken?",
    )
    because_of_opinion: YesNo = asks(
        "because of an opinion held",
        "Was the measure taken because of an opinion that the person holds or is thought to hold, voiced or not?",
    )
    coerced: YesNo = asks(
        "pressed over an opinion or belief",
        "Was the person made, by threat, penalty or loss of a benefit, to take up, give up or declare an opinion or a "
        "religion?",
    )
    refused_service: YesNo = asks(
        "refusal of military service on grounds of conscience",
        "Was the person penalised for refusing compulsory military service for reasons of religion or belief?",
    )
    manifestation: YesNo = asks(
        "worship, observance, practice or teaching stopped",
        "Did the measure stop or penalise worship, observance, practice or teaching of a religion or belief?",
    )
    confined: YesNo = asks(
        "kept to, or out of, a part of the country",
        "Was the person ordered to stay in, or to keep out of, a part of the country, or told where to live?",
    )
    lawfully_present: YesNo = asks(
        "lawfully in the country", "Was the person a citizen, or otherwise lawfully in the territory?"
    )
    peaceful: YesNo = asks(
        "peaceful assembly",
        "Was the assembly free of serious and widespread violence by its participants? (Blocked traffic, pushing, or the "
        "acts of a few do not count as such.)",
    )
    only_for_want_of_notice: YesNo = asks(
        "only because it was not notified or permitted",
        "Do the authorities rest the measure on nothing but the lack of a notification or a permit?",
    )
    because_of_message: YesNo = asks(
        "because of the message of the assembly",
        "Was the measure taken because of the message of the assembly or because of who takes part?",
    )
    hostile_reaction: YesNo = asks(
        "because others might react with violence",
        "Was the measure taken because others might react to the assembly with hostility or violence?",
    )
    protection_impossible: YesNo = asks(
        "a concrete assessment that protection was impossible",
        "Did the authorities show by a concrete assessment of the risk that they could not protect the participants?",
    )
    monitor_or_press: YesNo = asks(
        "there to report or to monitor",
        "Was the person at the assembly as a journalist, a monitor or an observer, and hindered in that work?",
    )
    challenge_in_time: YesNo = asks(
        "a court in time", "Could a court review the measure in time for the assembly to take place?"
    )
    denied_part: Annotated[
        Fact, OneOf("vote", "stand_for_election", "public_service", "conduct_of_public_affairs", "none")
    ] = asks("what the person was kept from", "Which part in public affairs was the person kept from?")
    citizen: YesNo = asks("a citizen", "Was the person a citizen of the State?")
    criteria_objective: YesNo = asks(
        "objective and reasonable criteria",
        "Do objective and reasonable criteria, laid down by law, explain it, and which?",
    )


class SpeechOffence(Event, ByWhom, Justified):
    """A law against certain words, and how it was used against the person: defamation, blasphemy and the like."""

    kind: ClassVar[str] = "speech_offence"
    words: ClassVar[str] = "the law on speech"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "offence", "pursued", "law_is", "basis_in_law")

    offence: Annotated[
        Fact,
        OneOf(
            "defamation", "insult", "blasphemy", "historical_facts", "terrorism_or_extremism", "contempt_of_court",
            "hatred_or_war_propaganda", "election_offence",
        ),
    ] = asks("kind of offence", "What does the law used forbid?")  # fmt: skip
    pursued: YesNo = asks(
        "used against the person", "Was the person investigated, charged, sued or penalised under it?"
    )
    law_is: Annotated[Fact, OneOf("statute", "court_made_law", "custom_or_religious_law")] = asks(
        "kind of law", "Is the prohibition laid down in a statute, in case law, or in custom or religious law?"
    )
    law_discriminates: YesNo = asks(
        "the law favours some over others",
        "Does the law protect, or burden, some religions, beliefs or groups and not others, or believers and not others?",
    )
    target: Annotated[
        Fact,
        OneOf(
            "private_person",
            "public_figure",
            "public_official",
            "head_of_state",
            "institution_or_symbol",
            "religion",
            "none",
        ),
    ] = asks("of whom or what", "Of whom or what was it said?")
    only_insulting_or_critical: YesNo = asks(
        "nothing more than insult or criticism",
        "Does the case rest on nothing more than that the words insult or criticise the person or body concerned?",
    )
    heavier_for_target: YesNo = asks(
        "a heavier penalty because of who was meant",
        "Does the law provide a heavier penalty only because of who the person spoken of is?",
    )
    penalties: Annotated[Fact, Members("imprisonment", "fine", "damages", "corporal", "ban_on_profession")] = asks(
        "penalties", "Which penalties were imposed?"
    )
    truth_defence: YesNo = asks("truth as a defence", "Could the person defend the words as true?")
    public_interest_defence: YesNo = asks(
        "public interest as a defence", "Could the person rely on a public interest in the subject of the criticism?"
    )
    opinion_only: YesNo = asks(
        "words that cannot be verified", "Were the words an opinion, satire or the like, which cannot be true or false?"
    )
    left_without_trial: YesNo = asks(
        "charged and left without trial",
        "Was the person charged, and has the case since stood still without a trial and without being dropped?",
    )
    on_doctrine_or_leaders: YesNo = asks(
        "criticism of religious leaders or doctrine",
        "Were the words criticism of religious leaders, or comment on doctrine or tenets of faith?",
    )
    incitement: YesNo = asks(
        "incitement to discrimination, hostility or violence",
        "Did the words advocate national, racial or religious hatred in a way that incites to discrimination, hostility or "
        "violence, or did they make propaganda for war, and what shows it?",
    )
    disrupted_court: YesNo = asks(
        "the court kept from orderly proceedings",
        "Did the words disturb the orderly proceedings of the court, and how?",
    )
    in_defence: YesNo = asks(
        "said in defence", "Were the words said by the accused or counsel in the exercise of the rights of the defence?"
    )
    intimidates_voters: YesNo = asks(
        "voters intimidated or coerced", "Did the words intimidate or coerce voters, and what shows it?"
    )
    legitimate_journalism: YesNo = asks(
        "reporting as a journalist", "Was what is held against the person the ordinary work of a journalist?"
    )


class MediaMeasure(Event, ByWhom, Justified):
    """A rule or a measure on a newspaper, a broadcaster, a website, or the work of journalists."""

    kind: ClassVar[str] = "media_measure"
    words: ClassVar[str] = "the measure on the media"

    measure: Annotated[
        Fact,
        OneOf(
            "publication_refused", "publication_banned", "content_removed_or_censored", "site_blocked",
            "service_shut_down", "licence_refused_or_withdrawn", "licence_conditions", "registration_of_journalists",
            "accreditation_refused", "travel_abroad_barred", "entry_refused_by_nationality", "movement_barred",
            "sources_demanded", "election_material_or_canvassing_limited", "opposition_access_limited",
            "subsidy_or_advertising_withdrawn", "distribution_or_news_denied", "state_monopoly", "penalty",
        ),
    ] = asks("measure", "What was ordered or done?")  # fmt: skip
    whole_outlet: YesNo = asks(
        "the whole site, service or publication",
        "Did it stop the whole site, service or publication, and not named items only?",
    )
    content_separable: YesNo = asks(
        "the content objected to could be separated",
        "Could the content objected to have been left out or taken down and the rest have appeared?",
    )
    solely_for_criticism: YesNo = asks(
        "only for criticism",
        "Was it done for nothing but criticism of the government or of the political and social system it stands for?",
    )
    because_of_content: YesNo = asks(
        "because of what was published",
        "Was it done because of what the outlet or journalist had published or might publish?",
    )
    criteria_objective: YesNo = asks(
        "objective and equal criteria",
        "Were the criteria published beforehand, objective, and the same for everyone, and were conditions and fees such as "
        "the outlet could meet?",
    )
    for_privileged_access: YesNo = asks(
        "needed for a place or event with few seats",
        "Was the accreditation needed to give journalists access to a place or event that is not open to all?",
    )
    public_media_allowed: YesNo = asks(
        "State media allowed the same", "Were media of the State given at the same time what this one was denied?"
    )


class InformationRequest(Event, Justified):
    """A request for information that a public body holds; `date` is when it was made."""

    kind: ClassVar[str] = "information_request"
    words: ClassVar[str] = "the request for information"
    usual: ClassVar[tuple[str, ...]] = ("about", "public_body")

    body: Text = asks("body asked", "Which body was asked?")
    public_body: YesNo = asks(
        "a public body", "Is it a body of the State, or another that carries out public functions?"
    )
    about: Annotated[
        Fact,
        OneOf(
            "public_affairs", "own_medical_records_of_a_prisoner", "commerce_or_banking", "science", "security", "other"
        ),
    ] = asks("about what", "What was the information about?")
    answered: Date = asks("answered", "When was the request answered? (never: it was not)")
    refused: YesNo = asks("refused", "Was the information refused, wholly or in part?")
    fee_beyond_means: YesNo = asks(
        "a fee that kept the person from it",
        "Was a fee asked that the person could not pay, so that the request failed?",
    )
    reasons_given: YesNo = asks("reasons given for the refusal", "Were reasons given for refusing it, and which?")
    appeal_open: YesNo = asks(
        "a way to challenge it",
        "Could the person challenge the refusal, or the lack of an answer, before another authority?",
    )
    refused_as_secret: YesNo = asks(
        "refused under a law on secrets or security",
        "Was it refused under a law on State secrets or national security?",
    )


class HateAdvocacy(Event, ByWhom):
    """Words of others that advocate hatred against the person or the group, or war."""

    kind: ClassVar[str] = "hate_advocacy"
    words: ClassVar[str] = "the advocacy of hatred"

    advocates: Annotated[Fact, Members("national_hatred", "racial_hatred", "religious_hatred", "war")] = asks(
        "what is advocated", "What do the words advocate, and against whom?"
    )
    incites: YesNo = asks(
        "incitement to discrimination, hostility or violence",
        "Do the words incite to discrimination, hostility or violence, and what shows it?",
    )
    law_forbids: YesNo = asks("a law against it", "Does the law prohibit such words?")


class HumanRightsAct(Event, ByWhom, Justified):
    """What somebody did for human rights otherwise than by publishing, and how it was met; one record for each."""

    kind: ClassVar[str] = "human_rights_act"
    words: ClassVar[str] = "the work for human rights"

    act: Annotated[
        Fact,
        OneOf(
            "meeting", "organisation", "contact_with_organisation", "new_ideas", "public_affairs",
            "criticism_or_proposal", "complaint", "attending_trial", "legal_help", "contact_with_international_body",
            "refusal_to_take_part", "peaceful_action", "seeking_funds",
        ),
    ] = asks("what was done", "What did the person do, or try to do?")  # fmt: skip
    for_human_rights: YesNo = asks(
        "for human rights", "Was it done for the sake of human rights, one's own or others'?"
    )
    peaceful: YesNo = asks("by peaceful means", "Was it done by peaceful means?")
    met_with: Annotated[Fact, OneOf("prevented", "punished", "threatened", "let_be")] = asks(
        "how it was met", "Was it prevented, punished or met with threats by the authorities, or let be?"
    )
    because_of_it: YesNo = asks("because of it", "Was this done because of what the person did for human rights?")
    authority_impartial: YesNo = asks(
        "an independent authority for the complaint",
        "Could the complaint be made to an authority independent of those complained of?",
    )
    decided: Date = asks("complaint decided", "When was the complaint decided? (never: not at all)")
    heard_in_public: YesNo = asks("complaint heard in public", "Was the complaint reviewed in a public hearing?")
    investigated: YesNo = asks(
        "the reprisal investigated", "Was the reprisal investigated promptly, by someone not involved in it?"
    )


class Distinction(Event, ByWhom):
    """A difference in treatment, and the ground it was made on."""

    kind: ClassVar[str] = "distinction"
    words: ClassVar[str] = "the difference in treatment"
    usual: ClassVar[tuple[str, ...]] = ("attribution", "ground", "treated_differently")

    ground: Annotated[
        Fact,
        OneOf(
            "race", "sex", "language", "religion", "political_or_other_opinion", "national_or_social_origin", "property",
            "birth", "disability", "defender_of_human_rights", "family_tie", "other_status",
        ),
    ] = asks("ground of distinction", "On what ground was the person treated differently?")  # fmt: skip
    treated_differently: YesNo = asks(
        "treated differently from others alike",
        "Was the person treated less well than others in the same situation, and how?",
    )
    reasonable_and_objective: YesNo = asks(
        "reasonable and objective criteria",
        "Did the State name reasonable and objective criteria for the difference in treatment, and which?",
    )
    covenant_right: YesNo = asks(
        "in the enjoyment of a right of the Covenant",
        "Does the difference lie in the enjoyment of a right that the Covenant names, and which?",
    )
    law_forbids: YesNo = asks(
        "a law against such discrimination",
        "Does the law forbid that kind of discrimination, and could the person rely on it?",
    )
