"""The defence: lawyers, the case file, time, witnesses, interpreters, statements."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, Members, OneOf, Text, YesNo, asks
from fairtrial.case.records.base import STAGES, ByWhom, Event


class FileAccess(Event):
    """Access of the defence to the case file and the evidence in a period; `date` is when access was asked for."""

    kind: ClassVar[str] = "file_access"
    words: ClassVar[str] = "access to the case file"
    usual: ClassVar[tuple[str, ...]] = ("materials", "given")

    refused: YesNo = asks("access refused", "Was the defence refused access to the case file?")
    since: Date = asks("from", "From when was access refused?")
    given: Date = asks("full access given", "When was full access to the case file given?")
    read_in_time: YesNo = asks(
        "read in time all the same",
        "Could the accused or the lawyer read the same material, and take notes of it, with time left to prepare (yes also "
        "where only copies, or a second reading, were refused)?",
    )
    materials: Annotated[Fact, Members("case_file", "prosecution_evidence", "exculpatory_material")] = asks(
        "material withheld", "Which material was withheld: what the prosecution used, or what could help the defence?"
    )
    reasons_given: YesNo = asks(
        "reasons given for the refusal",
        "Were reasons given for refusing access, and which? (For the record: no rule turns on it.)",
    )


class TimeRequest(Event):
    """A request of the defence for more time, or the absence of one."""

    kind: ClassVar[str] = "time_request"
    words: ClassVar[str] = "time for the defence"
    usual: ClassVar[tuple[str, ...]] = ("asked", "granted")

    asked: YesNo = asks("more time asked for", "Did the defence ask for more time or an adjournment?")
    time_left_unused: YesNo = asks(
        "time there had been, left unused",
        "Does somebody show, with dates or a record, that the defence had had the time it needed and had not used it?",
    )
    granted: YesNo = asks("more time granted", "Was more time granted, how much, and if not, why?")
    needed_for: Text = asks(
        "what the time was needed for", "What was the time needed for, and how much had there been?"
    )


class CounselContact(Event):
    """Whether the person could meet and speak with counsel in a period; `date` is its beginning."""

    kind: ClassVar[str] = "counsel_contact"
    words: ClassVar[str] = "contact with counsel"
    usual: ClassVar[tuple[str, ...]] = ("date", "until", "before_final_judgment", "in_custody", "met")

    until: Date = asks("until", "Until when, or does it go on?")
    before_final_judgment: YesNo = asks(
        "before the case was finally decided", "Was the case still open, at trial or on appeal, in that period?"
    )
    in_custody: YesNo = asks("in prison or custody", "Was the person in prison or custody in that period?")
    met: YesNo = asks("could meet", "Could the person meet counsel in that period, and when?")
    confidential: YesNo = asks("in private", "Could they speak and write without being heard or read?")
    asked: YesNo = asks(
        "a meeting asked for", "Did counsel or the person ask for a meeting? (For the record: no rule turns on it.)"
    )
    reasons_given: YesNo = asks(
        "reasons given for the refusal",
        "Were reasons given for refusing meetings, and which? (For the record: no rule turns on it.)",
    )


class SecrecyOrder(Event):
    """A case declared secret, or an order that forbids speaking about it."""

    kind: ClassVar[str] = "secrecy_order"
    words: ClassVar[str] = "the order of secrecy"

    classified: YesNo = asks("case classified", "Was the case or its file classified?")
    binds: Annotated[Fact, Members("accused", "lawyer", "witnesses", "family")] = asks(
        "who may not speak", "Who is bound not to disclose?"
    )
    hinders_defence: YesNo = asks(
        "what it forbade counsel to do for the defence",
        "Did the duty of non-disclosure forbid counsel something that the defence needed, and what?",
    )
    basis_in_law: YesNo = asks(
        "a law allowing it",
        "Does a law allow the case to be made secret, and which? (For the record: no rule turns on it.)",
    )


class Unrepresented(Event):
    """A stage or step of a criminal case in which the person had no lawyer, or none within reach; `date` begins it."""

    kind: ClassVar[str] = "unrepresented"
    words: ClassVar[str] = "the time without a lawyer"
    usual: ClassVar[tuple[str, ...]] = ("date", "until", "stage", "in_custody", "steps_taken")

    until: Date = asks("until", "Until when was the person without a lawyer? (never: to the end of the case)")
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was the person without a lawyer?")
    in_custody: YesNo = asks("in custody", "Was the person under arrest or in custody in that time?")
    from_arrest: YesNo = asks("since the arrest", "Did the time without a lawyer begin with the arrest?")
    steps_taken: YesNo = asks(
        "steps taken in that time",
        "Was the person questioned, heard or tried, or did a time limit of the case run out, while without a lawyer?",
    )
    told_of_right: YesNo = asks(
        "told of the right to a lawyer",
        "Was the person told of the right to a lawyer, of own choice or assigned, when arrested or charged?",
    )
    waived: YesNo = asks(
        "a lawyer declined", "Did the person, told of that right, say or write that no lawyer was wanted?"
    )
    assignment: Annotated[Fact, OneOf("refused", "not_answered", "not_asked", "offered")] = asks(
        "what became of a lawyer paid by the State",
        "Was a lawyer asked of the authorities and refused, asked and never answered, not asked for, or offered?",
    )


class DefenceRequest(Event):
    """How the accused wished to be defended or heard, and what the court or another authority decided."""

    kind: ClassVar[str] = "defence_request"
    words: ClassVar[str] = "the request of the defence"
    usual: ClassVar[tuple[str, ...]] = ("wish", "refused")

    wish: Annotated[
        Fact, OneOf("chosen_lawyer", "self_defence", "own_testimony", "assigned_lawyer_without_payment")
    ] = asks(
        "what the accused wished",
        "Did the accused wish for a lawyer of own choice (not paid by the State), to go without any lawyer, to testify, "
        "or not to pay for an assigned lawyer?",
    )
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    refused: YesNo = asks("refused", "Was it refused, or made impossible by an authority?")
    refusal_ground: Annotated[
        Fact,
        OneOf(
            "obstructed_the_trial", "unable_to_act_on_a_grave_charge", "protection_of_witnesses", "lawyer_disqualified",
            "law_allows_nobody", "other", "none_stated",
        ),
    ] = asks("ground of the refusal", "Which ground did the authority state?")  # fmt: skip
    refusal_needed: YesNo = asks(
        "why nothing less would do",
        "Did the court give reasons, from what happened in this case, why nothing less than the refusal would do?",
    )


class CounselConduct(Event):
    """How a lawyer's work for the accused went: that the lawyer failed in it, or that somebody hindered it."""

    kind: ClassVar[str] = "counsel_conduct"
    words: ClassVar[str] = "the conduct of counsel"
    usual: ClassVar[tuple[str, ...]] = ("lawyer", "course", "stage")

    lawyer: Annotated[Fact, OneOf("chosen", "assigned")] = asks(
        "chosen or assigned", "Had the accused chosen the lawyer, or did an authority assign the lawyer?"
    )
    course: Annotated[Fact, OneOf("failed", "hindered", "done")] = asks(
        "how the work went",
        "Did the lawyer leave undone, or do, something to the harm of the client; was the lawyer hindered; or was the "
        "work done?",
    )
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    failing: Annotated[
        Fact,
        OneOf(
            "absent", "appeal_withdrawn_unasked", "no_arguments", "never_consulted", "acted_for_the_other_side",
            "other",
        ),
    ] = asks("what the lawyer did or left undone", "What did the lawyer do or leave undone?")  # fmt: skip
    seen_by_judge: YesNo = asks(
        "known to the judge", "Did it happen before the judge, or was the judge told of it while the case was open?"
    )
    court_acted: YesNo = asks(
        "the court acted on it", "Did the court adjourn, replace the lawyer, or do something else about it?"
    )
    client_told: YesNo = asks(
        "the client told beforehand",
        "Was the client told beforehand that the lawyer would put no arguments, in time to look for another?",
    )
    experienced: YesNo = asks(
        "experience with such cases", "Had the assigned lawyer dealt with offences of this kind before?"
    )
    hindered_by: Annotated[Fact, OneOf("court", "other_authority", "private_persons")] = asks(
        "who hindered the lawyer", "Who hindered the lawyer, and in what way?"
    )


class Witness(Event):
    """A witness or expert against or for the accused, or several treated alike, and whether they were heard and questioned."""

    kind: ClassVar[str] = "witness"
    words: ClassVar[str] = "the witness"
    usual: ClassVar[tuple[str, ...]] = ("side", "asked_for", "relevance_told")

    who: Text = asks("the witness", "Who is the witness or expert, and what could the witness speak to?")
    side: Annotated[Fact, OneOf("prosecution", "defence")] = asks(
        "for which side", "Was it a witness against the accused, or one whom the defence asked to hear?"
    )
    statement_used: YesNo = asks(
        "evidence relied on", "Did the court rely on what the witness or expert said, wrote or had told the police?"
    )
    questioned_by_defence: YesNo = asks(
        "questioned by the defence",
        "Could the accused or the lawyer put questions to the witness, in person or through the judge, at any stage?",
    )
    out_of_reach: YesNo = asks(
        "not to be had at all",
        "Was the witness dead, or could not be brought to court at any time of the trial in spite of a search for the "
        "witness?",
    )
    decisive: YesNo = asks(
        "the only or main evidence", "Does the conviction rest, alone or in the main, on what this witness said?"
    )
    asked_for: YesNo = asks(
        "asked for by the defence",
        "Did the defence ask that this witness be heard (yes also where it is told that the court refused the witness, or "
        "did not let the witness testify)?",
    )
    relevance_told: YesNo = asks(
        "what the witness could show",
        "Is it told, in court or in the complaint, what this witness could speak to: that the witness saw the events, was "
        "with the accused, drew up or signed a record used in evidence, or could confirm or disprove a fact that is named? "
        "(left out where it is told only that there were witnesses for the defence; no: a source says that the court was "
        "not told)",
    )
    heard: YesNo = asks(
        "heard by the court",
        "Was the witness of the defence heard in court? (no where only a written statement was read or put on the record)",
    )
    refusal_ground: Annotated[
        Fact,
        OneOf("not_relevant", "already_proved", "not_to_be_found", "asked_too_late", "close_to_accused", "other", "none_stated"),
    ] = asks(
        "ground for not hearing the witness",
        "Why did the court not hear the witness, or leave out of account what the witness said?",
    )  # fmt: skip
    refusal_reasoned: YesNo = asks(
        "reasons for this witness", "Did the court give reasons that concern this witness and this case?"
    )
    means_denied: YesNo = asks(
        "means denied that the other side had",
        "Was the defence denied, for this witness, a summons, a hearing in court or a way of questioning that the "
        "prosecution was given for its witnesses (all those of the prosecution testified, those of the defence could not)?",
    )
    difference_explained: YesNo = asks(
        "the difference explained",
        "Does a law provide for the difference, and on what ground, and why did it not harm the defence (yes: all shown)?",
    )


class Interpretation(Event):
    """An interpreter or a translation that an accused needed, and whether there was one."""

    kind: ClassVar[str] = "interpretation"
    words: ClassVar[str] = "the interpretation"
    usual: ClassVar[tuple[str, ...]] = ("needed_for", "language_known", "provided")

    needed_for: Annotated[Fact, OneOf("oral_proceedings", "talks_with_counsel", "case_documents")] = asks(
        "what it was needed for", "For what was the interpreter or translation needed?"
    )
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    language_known: YesNo = asks(
        "the language known",
        "Did the accused understand and speak the language well enough to follow and to answer for themselves?",
    )
    provided: YesNo = asks("an interpreter or translation given", "Was there an interpreter, or a translation?")
    free: YesNo = asks("free of charge", "Was it free of charge to the accused?")
    could_follow: YesNo = asks(
        "understood through the interpreter",
        "Could the accused follow what was said, and be understood, through the interpreter?",
    )
    lawyer_reads_it: YesNo = asks(
        "a lawyer who knows the language", "Did a lawyer of the accused who knows the language have the documents?"
    )


class Interrogation(Event, ByWhom):
    """A questioning of a person suspected or accused, and the statement that came of it."""

    kind: ClassVar[str] = "interrogation"
    words: ClassVar[str] = "the interrogation"
    usual: ClassVar[tuple[str, ...]] = ("attribution", "statement")

    counsel_present: YesNo = asks("a lawyer present", "Was a lawyer of the person present at the questioning?")
    counsel_declined: YesNo = asks(
        "a lawyer declined", "Did the person, told of the right to a lawyer, say or write that none was wanted?"
    )
    ill_treated: YesNo = asks(
        "ill-treatment before or at the questioning",
        "Was the person hurt, tormented or degraded, in body or mind, so that the person would make a statement?",
    )
    pressed: YesNo = asks(
        "other pressure for a statement",
        "Was the person threatened (relatives included), worn down, kept from all contact, or pressed in another way to "
        "make a statement?",
    )
    statement: Annotated[Fact, OneOf("confession", "incriminating", "other", "none")] = asks(
        "what came of it", "Did the person confess, incriminate themselves, say something else, or say nothing?"
    )
    used: Annotated[
        Fact, OneOf("against_the_person", "against_another", "to_show_ill_treatment", "not_used", "not_yet_decided")
    ] = asks("how the statement was used", "Did a court use the statement as evidence, and against whom?")
    said_not_free: YesNo = asks(
        "said to be not of free will",
        "Did the person tell a prosecutor or a court that the statement was not made of free will?",
    )
    shown_free: YesNo = asks(
        "shown to be of free will",
        "Did the prosecution prove to the court, by evidence other than the signed record and the word of the "
        "questioners, that the statement was made of free will? (A hearing of its own on that question, a voir dire, is no such "
        "proof if only the questioners were believed there, or the accused had to prove it.)",
    )
    circumstances_disclosed: YesNo = asks(
        "how it was obtained disclosed",
        "Was the defence given what shows how the statement was obtained (records, recordings, medical notes, names)?",
    )
    penalty_for_silence: YesNo = asks(
        "a penalty for silence",
        "Was the person told to answer about the own offence, or to confess, or else face a penalty in law?",
    )
    silence_used: YesNo = asks(
        "silence counted as proof", "Did the court count it as proof of guilt that the person had kept silent?"
    )


class LawyerMeasure(Event, ByWhom):
    """Something done to a lawyer, or to the lawyers of a country, by an authority or others."""

    kind: ClassVar[str] = "lawyer_measure"
    words: ClassVar[str] = "the measure against a lawyer"
    usual: ClassVar[tuple[str, ...]] = ("attribution", "measure", "because_of")

    lawyer: Text = asks("the lawyer", "Which lawyer, and whom did the lawyer defend?")
    measure: Annotated[
        Fact,
        OneOf(
            "criminal_charge", "detention", "damages_claim", "disciplinary_case", "disbarment", "other_sanction", "threat",
            "attack", "search", "surveillance", "harassment", "kept_from_travel", "kept_from_client",
            "barred_from_appearing", "named_with_client", "association_interference", "kept_from_profession",
        ),
    ] = asks("what was done", "What was done to the lawyer?")  # fmt: skip
    because_of: Annotated[
        Fact, OneOf("work_for_a_client", "words_in_court", "public_speech_or_membership", "something_else")
    ] = asks(
        "why it was done",
        "Was it done because of work for a client, words said or written before a court, speech or membership outside "
        "court, or something else?",
    )
    kept_out_because_of: Annotated[
        Fact,
        OneOf(
            "race_or_origin",
            "sex",
            "religion",
            "political_or_other_opinion",
            "other_status",
            "nationality",
            "qualification",
        ),
    ] = asks("why kept out of the profession", "Why was the person not admitted, or not kept on, as a lawyer?")
    authorities_told: YesNo = asks("known to the authorities", "Did the authorities know of the threat?")
    protected: YesNo = asks("protected", "Did the authorities take steps to keep the lawyer safe, and which?")
    confidences_reached: YesNo = asks(
        "lawyer's and client's exchanges reached",
        "Did the authorities hear, read or take what passed between the lawyer and a client?",
    )
    disqualified: YesNo = asks(
        "disqualified before",
        "Had the lawyer been disqualified under national law, by a body and in a procedure as principles 27 to 29 ask?",
    )
    heard_fairly: YesNo = asks(
        "heard in the case", "Was the lawyer told of the complaint and heard before it was decided?"
    )
    own_counsel: YesNo = asks("a lawyer of own choice", "Could the lawyer have the help of a lawyer of own choice?")
    body: Annotated[
        Fact, OneOf("committee_of_the_profession", "independent_authority", "court", "ministry_or_executive", "other")
    ] = asks("who decided", "Which body decided the disciplinary case?")
    review_open: YesNo = asks("review by a court", "Could the lawyer ask an independent court to review the decision?")
    by_the_code: YesNo = asks(
        "decided by the code of conduct",
        "Did the decision name a rule of the profession's code of conduct that the lawyer is said to have broken?",
    )
