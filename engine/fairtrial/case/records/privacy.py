"""Home, family, correspondence, data, honour."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, Members, OneOf, Several, YesNo, asks
from fairtrial.case.records.base import ByWhom, Event, Justified, Protected


class Search(Event, ByWhom, Justified):
    """Entry into a home or other private place, a search, a seizure."""

    kind: ClassVar[str] = "search"
    words: ClassVar[str] = "the search"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "place", "seized")

    place: Annotated[Fact, Several("home", "workplace", "vehicle", "person", "other")] = asks(
        "places", "What was searched, in all?"
    )
    warrant: YesNo = asks("a search warrant", "Was there a search warrant, by whom issued, and was it shown?")
    decision_by_authority: YesNo = asks(
        "a decision in this case by the authority that the law names",
        "Did the authority that the law names decide on the measure, for this very case, and which is it?",
    )
    limited_to_evidence: YesNo = asks(
        "limited to the evidence needed",
        "Was the measure kept to finding evidence that had been named beforehand, and which?",
    )
    record_made: YesNo = asks(
        "an official record of the seizure",
        "Is there an official record of what was seized? (For the record: no rule turns on it.)",
    )
    occupant_present: YesNo = asks(
        "someone of the household present",
        "Was the occupant or a witness present? (For the record: no rule turns on it.)",
    )
    seized: Annotated[
        Fact, Members("equipment", "documents", "identity_papers", "journalistic_material", "money", "other")
    ] = asks("what was seized", "What was seized?")
    to_prevent_departure: YesNo = asks(
        "done to stop a departure", "Were papers taken to keep the person or the family from leaving the country?"
    )
    departure_prevented: YesNo = asks(
        "kept from leaving", "Was the person or the family in fact unable to leave, and have the papers been returned?"
    )
    searcher_same_sex: YesNo = asks(
        "searched by persons of the same sex", "Was the body of the person searched only by persons of the same sex?"
    )
    before_others: YesNo = asks(
        "undressed or humiliated before others",
        "Was the person made to undress before persons who had no part in the search, or mocked or filmed in the course of it?",
    )


class Surveillance(Event, ByWhom, Justified, Protected):
    """Communications read, listened to or recorded, or a person watched; `date` is its beginning."""

    kind: ClassVar[str] = "surveillance"
    words: ClassVar[str] = "the surveillance"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "means", "basis_in_law", "aim", "decision_by_authority")

    until: Date = asks("until", "Until when, or does it go on?")
    means: Annotated[
        Fact,
        Members(
            "letters_opened", "letters_withheld", "calls_intercepted", "messages_intercepted", "conversations_recorded",
            "device_entered", "tracking", "facial_recognition", "watching",
        ),
    ] = asks("means", "What was read, listened to, recorded or watched, and how?")  # fmt: skip
    decision_by_authority: YesNo = asks(
        "a decision in this case by the authority that the law names",
        "Did the authority that the law names decide on the measure, for this very case, and which is it?",
    )
    kept_to_aim: YesNo = asks(
        "what was not needed kept out of use",
        "Was what the aim did not need, such as talks with a lawyer or of third persons, kept out of use, sealed or destroyed?",
    )


class DataFile(Event, ByWhom, Justified, Protected):
    """Personal data asked for, held or passed on; `date` is when that began."""

    kind: ClassVar[str] = "data_file"
    words: ClassVar[str] = "the personal data"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "basis_in_law")

    held: YesNo = asks("personal data held", "Were data on the person gathered or kept in a file or data bank?")
    against_will: YesNo = asks(
        "taken or kept against the person's will",
        "Were data on private life taken or kept without the person's consent, or in spite of an objection?",
    )
    demanded: YesNo = asks(
        "information on private life demanded",
        "Did an authority require the person, or somebody else, to give information on the person's private life?",
    )
    law_regulates: YesNo = asks(
        "a law regulating it", "Does a law regulate the gathering and keeping of such data, and which?"
    )
    given_to_unauthorised: YesNo = asks(
        "passed to persons whom the law does not authorise",
        "Did the data reach persons whom the law does not authorise to have them?",
    )
    access_asked: YesNo = asks(
        "access to one's own data asked for", "Did the person ask which data are held, why, and by whom?"
    )
    access_refused: YesNo = asks("access refused", "Was that refused or left without an answer?")
    wrong_or_unlawful: YesNo = asks(
        "data wrong or unlawfully gathered", "Are the data wrong, or were they gathered or processed against the law?"
    )
    correction_refused: YesNo = asks(
        "correction refused", "Was a request to correct or erase them refused or left without an answer?"
    )
    name_imposed: YesNo = asks(
        "a name imposed or refused",
        "Did the authorities put another name or form of name into the person's papers against the person's will, or refuse "
        "a change of name that the person asked for?",
    )


class PrivacyMeasure(Event, ByWhom, Justified):
    """A measure, or a law that binds the person, touching private life in a way that no other record of this kind holds."""

    kind: ClassVar[str] = "privacy_measure"
    words: ClassVar[str] = "the measure touching private life"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "touched", "against_will", "basis_in_law", "aim")

    touched: Annotated[
        Fact,
        Several(
            "body", "decision_on_health_or_birth", "private_relations", "family_life", "home", "correspondence",
            "appearance_or_identity",
        ),
    ] = asks(
        "what of private life it touched",
        "What did it touch, in all (body: an examination, a sample, a treatment; private_relations: what adults do with "
        "each other in private; appearance_or_identity: dress, hair, the sex entered in papers)?",
    )  # fmt: skip
    against_will: YesNo = asks(
        "against the person's will",
        "Was it done, ordered or forbidden without the person's free consent? (Yes also of a law that forbids what the person "
        "does, and that may be applied to the person.)",
    )


class ReputationAttack(Event, ByWhom, Protected):
    """A public attack on a person's honour or reputation."""

    kind: ClassVar[str] = "reputation_attack"
    words: ClassVar[str] = "the attack on reputation"

    harms_reputation: YesNo = asks(
        "honour or reputation touched",
        "Did it say or show of the person something that lowers the person's standing with others, and in which words?",
    )
    lawful: YesNo = asks(
        "allowed by law",
        "Did a law allow it? (No: it was done outside what the law allows, or a court found it unlawful.)",
    )


class Removal(Event, ByWhom, Justified):
    """A person made to leave a home or a country, or kept out of it."""

    kind: ClassVar[str] = "removal"
    words: ClassVar[str] = "the removal"
    usual: ClassVar[tuple[str, ...]] = ("attribution", "measure", "basis_in_law", "aim", "family_separated")

    measure: Annotated[Fact, OneOf("eviction", "demolition", "expulsion", "extradition", "entry_refused")] = asks(
        "measure", "What was ordered or done?"
    )
    own_country: YesNo = asks(
        "the person's own country",
        "Is the country one of which the person is a national, or with which the person has ties of such a kind?",
    )
    home_lost: YesNo = asks("the home lost", "Did the person lose the home in which the person lives?")
    family_separated: YesNo = asks(
        "separated from family", "Does it separate the person from a spouse, a child or other family who stay behind?"
    )
    family_weighed: YesNo = asks(
        "family life weighed",
        "Did the authority that decided weigh the family life of the person, and the interests of any children, against the "
        "aim, and how?",
    )
    ill_treatment_feared: YesNo = asks(
        "ill-treatment feared there",
        "Did the person tell the authorities that torture or other ill-treatment threatened in the other country?",
    )


class FamilyMatter(Event, ByWhom):
    """A marriage, its end, or the civil status of a child."""

    kind: ClassVar[str] = "family_matter"
    words: ClassVar[str] = "the family matter"

    matter: Annotated[Fact, OneOf("marriage", "dissolution_of_marriage", "birth", "nationality_of_a_child")] = asks(
        "matter", "What is it about?"
    )
    of_age: YesNo = asks("of marriageable age", "Was the person of marriageable age under domestic law?")
    consented: YesNo = asks("free and full consent", "Did the person consent to the marriage, freely and fully?")
    marriage_refused: YesNo = asks(
        "not allowed to marry", "Did the authorities refuse to let the person marry, and on what ground?"
    )
    spouses_alike: YesNo = asks(
        "the same rights for both spouses", "Does the law, as it was applied, give both spouses the same rights?"
    )
    children_provided_for: YesNo = asks(
        "protection of the children provided for", "Was the protection that the children need provided for?"
    )
    registration_refused: YesNo = asks(
        "registration of the birth refused",
        "Was the birth of the child left unregistered by the authorities, or refused?",
    )
    nationality_left_open: YesNo = asks(
        "left without any nationality", "Was the child left without any nationality by a decision or rule of the State?"
    )
