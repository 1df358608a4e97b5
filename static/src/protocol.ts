// Written by `python -m app.generated` from the models of the server. Do not edit.

/** Absences and what they bring. */
export interface Absence {
  /** unjustified absences that open a process */
  limits?: AbsenceLimits;
  /** whether the alternate's presence spares the titular */
  alternate_covers?: boolean;
  /** minutes that count as presence; 0: any */
  partial_presence?: number;
  /** whether informative sessions count */
  informative_counts?: boolean;
  /** hours after the session to justify an absence */
  justify_deadline?: number;
  /** who accepts justifications */
  decided_by?: "plenary" | "board" | "president";
}

/** Unjustified absences that open a process of loss of mandate; a limit of 0 is none. */
export interface AbsenceLimits {
  /** in a row */
  consecutive?: number;
  /** not in a row, within `months` */
  alternate?: number;
  /** the window */
  months?: number;
  /** absences at which the councillor is warned */
  warn?: number;
}

/** Taking part without choosing. */
export interface Abstention {
  /** whether a seat may abstain */
  allowed?: boolean;
  /** whether abstentions count in the base of a majority */
  counts_in_base?: boolean;
  /** what happens when abstentions exceed the votes */
  majority?: "accept" | "reopen_debate" | "postpone";
}

/** The person challenged accepts, and is recused; entered by the clerk with the `means`. */
export interface AcceptChallenge {
  challenge: string;
  means?: Means | null;
}

/** Stand for the office, as whoever was nominated. */
export interface AcceptNomination {
  seat?: string | null;
  means?: Means | null;
  election: string;
}

/** An act of the administration: nomination, extension. Its number as printed, its date, where it was published. */
export interface Act {
  number: string;
  date: string;
  gazette?: string | null;
}

/** Put an item on the agenda, at the end of its section or before another. */
export interface AddItem {
  item: string;
  section?: Section;
  title: string;
  description?: string | null;
  reference?: string | null;
  matter?: string;
  concerns?: string[];
  rapporteur?: string | null;
  reserved?: string | null;
  before?: string | null;
}

/** Name an organisation that may be represented. */
export interface AddOrganisation {
  organisation: string;
  name: string;
  segment?: string | null;
}

/** Add a seat to a segment, under a number of its own. */
export interface AddSeat {
  seat: string;
  segment: string;
  organisation?: string | null;
  number: number;
}

/** Name a group of organisations that share seats. */
export interface AddSegment {
  segment: string;
  name: string;
}

/** Who is given notice. */
export type Addressee = "councillor" | "organisation";

/** End the session. Each open item needs its fate, each unfinished ballot is annulled by name. With items that continue, the session does not end: it goes on at `continues_at`, under the same number. */
export interface AdjournSession {
  occurred_at?: string | null;
  late_reason?: string | null;
  items?: Record<string, unknown>;
  annul?: string[];
  continues_at?: string | null;
}

/** Agree, which corrects. `alone_reason`: why whoever chairs decides alone, while nobody else in the session can. */
export interface AgreeToCorrection {
  correction: string;
  alone_reason?: string | null;
}

/** The speaker's leave for an aparte that was asked for. */
export interface AllowInterjection {
  seat?: string | null;
  means?: Means | null;
  request: string;
}

/** Suplentes, who always have a voice. */
export interface Alternate {
  /** for which seats an alternate may stand in */
  scope?: "own_seat" | "organisation" | "segment";
  /** when a titular who arrives late takes over the vote */
  late_titular?: "immediate" | "next_ballot";
}

/** Alternates are to come: by seat, the person. */
export interface AlternatesSummoned {
  summoned: Record<string, unknown>;
}

/** File an amendment to an item, or ask for a separate vote on a part of it (destaque). */
export interface AmendItem {
  seat?: string | null;
  means?: Means | null;
  item: string;
  part: string;
  kind?: "amendment" | "separate_vote";
  text: string;
}

/** Void a ballot. Never needs quorum. */
export interface AnnulBallot {
  ballot: string;
  reason: string;
}

/** A member has seen the call and says whether, and where, they come. `person` names whom the clerk acts for. */
export interface AnswerCall {
  seat?: string | null;
  means?: Means | null;
  person?: string | null;
  answer: Going;
}

/** The deadline came; the titulars of these seats had said nothing. */
export interface AnswersClosed {
  silent: string[];
}

/** Take the ruling on a point of order to the plenary, which votes on it at once. */
export interface AppealRuling {
  seat?: string | null;
  means?: Means | null;
  request: string;
}

/** The plenary decided an appeal: the ruling that holds from now on. A speech that stood goes on. */
export interface AppealSettled {
  request: string;
  ruling: "upheld" | "dismissed";
  item?: string | null;
}

/** Attach a stored file to the session, or to an item of its agenda. */
export interface AttachDocument {
  document: string;
  item?: string | null;
  title: string;
  file_name: string;
}

/** A person's stretches of attendance, put right; they replace those known before. */
export interface AttendanceCorrected {
  seat: string;
  person: string;
  stays: StayOutput[];
  reason?: string | null;
}

/** Who looks. `member`: titular, alternate, staff of that council; `clerk`: clerk and whoever chairs. */
export type Audience = "public" | "member" | "clerk";

/** What a client says on entering: the stream it follows, a token unless it is of the public, a language. */
export interface Auth {
  /** The stream to follow: a session's or a council's id. */
  stream: string;
  /** From login; without one, and without a cookie, the public. */
  token?: string | null;
  /** pt-BR, en or es: the language of messages. */
  lang?: string | null;
}

/** A ballot was voided. */
export interface BallotAnnulled {
  ballot: string;
  reason?: string | null;
}

/** The vote ended, reconciled: `left` are seats that went away without voting. The result is provisional. */
export interface BallotClosed {
  ballot: string;
  left?: string[];
  result: Record<string, never>;
}

/** A question was put to the vote. Electorate, bases, quorum and what decides are frozen here. `items`: those of a block; `runoff_of`: the ballot whose best options stand again; `calls`: how often a silent seat is called before it may be declared not voting; `present`: seats present, those without a vote included. `election`: whose candidates are the options; `criteria`: what breaks its tie, in order. */
export interface BallotOpened {
  ballot: string;
  item?: string | null;
  kind: string;
  matter: string;
  question?: string | null;
  yes_means?: string | null;
  no_means?: string | null;
  options: string[];
  labels?: Record<string, unknown> | null;
  electorate: Elector[];
  absent?: string[];
  excused?: string[];
  statutory: number;
  filled: number;
  quorum: Record<string, never>;
  abstention: boolean;
  change_vote: boolean;
  show: "live" | "after_close";
  check_seconds: number;
  settles?: Settles | null;
  items?: string[];
  runoff_of?: string | null;
  deciding?: Deciding | null;
  present?: number | null;
  calls?: number;
  criteria?: ("new_round" | "seniority" | "age" | "draw")[];
  election?: string | null;
}

/** A ballot held on paper was entered afterwards: frozen as one that is opened, with its votes and its result. `declared` is what the sheet says came out; the result is computed from the votes all the same. */
export interface BallotRecorded {
  ballot: string;
  item?: string | null;
  kind: string;
  matter: string;
  question?: string | null;
  yes_means?: string | null;
  no_means?: string | null;
  options: string[];
  labels?: Record<string, unknown> | null;
  electorate: Elector[];
  absent?: string[];
  excused?: string[];
  statutory: number;
  filled: number;
  quorum: Record<string, never>;
  abstention: boolean;
  change_vote: boolean;
  show: "live" | "after_close";
  check_seconds: number;
  settles?: Settles | null;
  items?: string[];
  runoff_of?: string | null;
  deciding?: Deciding | null;
  present?: number | null;
  calls?: number;
  criteria?: ("new_round" | "seniority" | "age" | "draw")[];
  election?: string | null;
  votes: Record<string, unknown>;
  result: Record<string, never>;
  declared?: string | null;
  document?: string | null;
  late_reason?: string | null;
}

/** How votes are taken. */
export interface BallotRules {
  /** the kind of ballot proposed first */
  default_kind?: "symbolic" | "roll_call" | "called_roll" | "block" | "competing" | "election" | "acclamation" | "straw";
  /** when each seat's choice is shown */
  show_votes?: "live" | "after_close";
  /** whether a vote may be changed */
  change_vote?: "until_close" | "final";
  /** seconds for which the provisional result stands open to correction */
  check_seconds?: number;
  /** whether the chair proclaims by an act of its own or by closing */
  proclaim?: "separate" | "at_close";
  /** how often a silent seat is called before it may be declared not voting */
  calls?: number;
  /** matters decided in secret, by which law */
  secret_allowed_for?: SecretMatter[];
}

/** Which limit of the rules was reached: absences in a row, or so many within the months that count. */
export type Basis = "consecutive" | "alternate";

/** Begin the minutes of a session that opened, which is `running`, or tell them of its end (system). `items` in the order of the agenda. Minutes that did not begin with the session begin with its end. */
export interface BeginMinutes {
  session: string;
  council: string;
  presiding?: string | null;
  public_draft?: boolean;
  items?: string[];
  reserved?: string[];
  running?: boolean | null;
}

/** Let the planned terms begin whose start has come (system). */
export type BeginTerms = Record<string, never>;

/** One thing covers them all: a collegiate body with seats, sessions and minutes. */
export type BodyKind = "council" | "technical_chamber" | "committee" | "working_group" | "central_committee" | "supporters_group";

/** The casting vote of whoever chairs; in an election, what a `criterion` says of those who tie. `ground`: for the record, how it was found. Without an option another round is held. */
export interface BreakTie {
  ballot: string;
  option?: string | null;
  criterion?: "new_round" | "seniority" | "age" | "draw" | null;
  ground?: string | null;
}

/** An item of an earlier session comes back to this agenda (system). */
export interface BringBack {
  session: string;
  item: string;
}

/** A member said whether, and where, they come. */
export interface CallAnswered {
  seat: string;
  person: string;
  answer: Going;
  means?: Means | null;
}

/** Call the election of an office on an item. `eligible`, `voting`: segments; none named is all of them. `term_months`: how long the office is held from swearing-in; none is until somebody else is sworn in. */
export interface CallElection {
  election: string;
  office: "president" | "vice_president";
  item: string;
  eligible?: string[];
  voting?: string[];
  term_months?: number | null;
  criteria?: ("new_round" | "seniority" | "age" | "draw")[];
}

/** Call a seat to vote; without one, the next in a called roll, all silent seats in any other ballot. */
export interface CallSeats {
  ballot: string;
  seat?: string | null;
}

/** Send the call: freezes agenda order, roster and rules profile. Short notice needs a reason. `occurred_at`: of a session that was held on paper and is entered afterwards, when its call was sent. `ordered_by`: by whom an extraordinary session is called; else by the seats, if enough asked, or the president. */
export interface CallSession {
  occurred_at?: string | null;
  late_reason?: string | null;
  short_notice_reason?: string | null;
  ordered_by?: OrderedBy | null;
}

/** Call the session off before it opens. Needs a reason, but for `lacks_quorum`: at its last call there was none. */
export interface CancelSession {
  reason?: string | null;
  lacks_quorum?: boolean;
}

/** A candidate stands no longer. */
export interface CandidacyWithdrawn {
  election: string;
  item: string;
  seat: string;
  person: string;
  means?: Means | null;
}

/** As what a person holds a seat. An alternate always has a voice, and votes only in the titular's stead. */
export type Capacity = "titular" | "alternate";

/** An item of a session left to later ones, not to come back before the end of its review. */
export interface CarriedItemInput {
  session: string;
  item: string;
  not_before?: string | null;
}

/** An item of a session left to later ones, not to come back before the end of its review. */
export interface CarriedItemOutput {
  session: string;
  item: string;
  not_before?: string | null;
}

/** A session that ended leaves items to later ones (system). */
export interface CarryItems {
  items: CarriedItemInput[];
}

/** Vote for a seat: an option's id, or `abstain`. */
export interface CastVote {
  seat?: string | null;
  means?: Means | null;
  ballot: string;
  choice: string;
}

/** Who leads the session. */
export interface Chair {
  /** who takes the chair, in order, when the president does not */
  succession?: (OfficeSuccessor | PersonSuccessor)[];
}

/** The chair's connection was gone for its grace. */
export interface ChairLost {
  person: string;
}

/** Why the chair passes to another person. */
export type ChairReason = "absence" | "recusal" | "candidacy" | "lost_connection" | "return";

/** The chair's connection is back. */
export interface ChairRegained {
  person: string;
}

/** The chair passed to a person, who may hold no seat. */
export interface ChairTaken {
  person: string;
  name: string;
  reason: ChairReason | "call";
}

/** Allege that whoever sits in `seat` must not vote on an item. `by_seat` is whoever alleges it. It is one's own seat; entered by the clerk, the member's, and `means` says how the member made it known. */
export interface Challenge {
  item: string;
  seat: string;
  person?: string | null;
  kind: RecusalKind;
  reason: string;
  by_seat?: string | null;
  means?: Means | null;
}

/** A challenge was settled: accepted by the person, decided by a ballot, or dropped; upheld, it is a recusal. */
export interface ChallengeDecided {
  challenge: string;
  item: string;
  seat: string;
  person: string;
  kind: RecusalKind;
  upheld: boolean;
  how: "accepted" | "ballot" | "dropped";
  means?: Means | null;
}

/** Somebody alleged that a person must not vote on an item. `by_seat`: whose member alleged it; none: the chair. */
export interface Challenged {
  challenge: string;
  item: string;
  seat: string;
  person: string;
  kind: RecusalKind;
  by_seat?: string | null;
  means?: Means | null;
  reason?: string | null;
}

/** Somebody said something in the chat. */
export interface ChatPosted {
  person: string;
  seat?: string | null;
  text?: string | null;
}

/** A post's text was erased. */
export interface ChatRedacted {
  post: number;
}

/** Count a person present. `person` names an alternate when the clerk acts. */
export interface CheckIn {
  occurred_at?: string | null;
  late_reason?: string | null;
  seat?: string | null;
  means?: Means | null;
  person?: string | null;
  place?: Place;
}

/** A person leaves. */
export interface CheckOut {
  occurred_at?: string | null;
  late_reason?: string | null;
  seat?: string | null;
  means?: Means | null;
  person?: string | null;
}

/** A person is present from now on. `own_device`: entered by the person's own connection, which may lapse. */
export interface CheckedIn {
  seat: string;
  person: string;
  place: Place;
  own_device: boolean;
  means?: Means | null;
  late_reason?: string | null;
}

/** A person left. */
export interface CheckedOut {
  seat: string;
  person: string;
  means?: Means | null;
  late_reason?: string | null;
}

/** The deadline for answers has come: silence summons the alternates (system). */
export type CloseAnswers = Record<string, never>;

/** Close the vote: reconciled, with a provisional result. */
export interface CloseBallot {
  ballot: string;
}

/** The deadline for justifying an absence has passed (system). */
export type CloseExcuses = Record<string, never>;

/** A commitment began. */
export interface CommitmentCreated {
  commitment: string;
  title_pt: string;
  title_en: string;
  title_es?: string | null;
  starts: string;
  ends: string;
  lead: string;
  supporters?: string[];
  values?: string[];
}

/** Everything a composition needs in one command: decided in this order, all or nothing. */
export interface Compose {
  segments?: AddSegment[];
  organisations?: AddOrganisation[];
  seats?: AddSeat[];
  terms?: StartTerm[];
  roles?: GrantRole[];
}

/** The council's composition changed after the call (system). */
export interface ComposeSession {
  roster: RosterInput;
}

/** Replace one person's stretches of attendance, with the reason. */
export interface CorrectAttendance {
  person: string;
  stays: StayInput[];
  reason: string;
}

/** Have one's own vote put right between closing and proclamation. */
export interface CorrectVote {
  seat?: string | null;
  means?: Means | null;
  ballot: string;
  choice: string;
}

/** The second person agreed, or whoever chairs decided alone: `result` is the ballot's, computed anew. */
export interface CorrectionAgreed {
  correction: string;
  ballot?: string | null;
  votes?: Record<string, unknown> | null;
  result?: Record<string, never> | null;
  person: string;
  is_alone?: boolean;
  alone_reason?: string | null;
}

/** Somebody says that a record is wrong. `by` proposes, `second` must agree; `former` are the votes as they were. The reason of a correction of presence is private. */
export interface CorrectionProposed {
  correction: string;
  target: "vote" | "presence" | "result";
  ballot?: string | null;
  votes?: Record<string, unknown> | null;
  former?: Record<string, unknown> | null;
  person?: string | null;
  stays?: StayOutput[];
  by: string;
  second: "chair" | "clerk" | "other";
  reason?: string | null;
}

/** The record stays as it was. */
export interface CorrectionRefused {
  correction: string;
  person: string;
  reason?: string | null;
}

/** The council began, with the whole of its first rules profile. */
export interface CouncilCreated {
  acronym: string;
  name: string;
  law?: string | null;
  website?: string | null;
  body_kind: BodyKind;
  statutory_seats?: number | null;
  rehearsal?: boolean;
  rules: RulesProfile;
}

/** What the council is, said anew; a field that is not there is none. */
export interface CouncilEdited {
  name: string;
  law?: string | null;
  website?: string | null;
  body_kind: BodyKind;
  statutory_seats?: number | null;
}

/** A notice in the unit of the rules, between two days of the city; the first does not count, the last does. */
export interface CountedNotice {
  unit: "hours" | "days" | "business_days";
  given: number;
  needed: number;
  called_on: string;
  held_on: string;
}

/** An item came onto the agenda while the session ran (system). */
export interface CoverItem {
  item: string;
}

/** Begin a commitment of a plan. `commitment` is its published id, such as BRVCA0003. Titles in Portuguese and English are as published; `title_es`, if there is one, is a translation of ours. */
export interface CreateCommitment {
  commitment: string;
  title_pt: string;
  title_en: string;
  title_es?: string | null;
  starts: string;
  ends: string;
  lead: string;
  supporters?: string[];
  values?: string[];
}

/** Begin a council's stream. */
export interface CreateCouncil {
  acronym: string;
  name: string;
  law?: string | null;
  website?: string | null;
  body_kind?: BodyKind;
  statutory_seats?: number | null;
  rehearsal?: boolean;
  segments?: AddSegment[];
  rules?: RulesProfile | null;
}

/** A day on which the city's offices are closed: a holiday, or a ponto facultativo (`optional_day`). */
export interface DayOff {
  day: string;
  name: string;
  kind?: "holiday" | "optional_day";
}

/** A day off left the calendar. */
export interface DayOffRemoved {
  day: string;
}

/** Days off entered the calendar, or were said anew. */
export interface DaysOffSet {
  days: DayOff[];
}

/** Accept or refuse a justification, as whom the rules name has decided, or anew and otherwise. `decided_in`: the meeting or act in which it was, needed when the plenary speaks after the end. `reason` is seen by clerk, chair and member only. */
export interface DecideExcuse {
  seat: string;
  accepted: boolean;
  decided_in?: string | null;
  reason?: string | null;
}

/** Declare the loss, by an act, or archive the process. The reason is seen by the clerk only. */
export interface DecideLoss {
  process: string;
  outcome: Outcome;
  reason: string;
  act?: Act | null;
}

/** Decide alone, as whoever chairs, what the rules leave to the chair: asked for, or of one's own motion. */
export interface DecideRequest {
  item: string;
  kind: "urgency" | "postponement" | "withdrawal" | "inversion" | "review";
  granted: boolean;
  before?: string | null;
  reason?: string | null;
}

/** What decides a ballot, frozen from the rules: the majority, and what abstentions, recusals and ties do to it. */
export interface Deciding {
  of?: string | number;
  base?: "statutory" | "filled" | "present" | "valid_votes";
  article?: string | null;
  simple?: "valid_votes" | "half_of_present";
  abstention_in_base?: boolean;
  abstention_excess?: "accept" | "reopen_debate" | "postpone";
  recused_in_base?: boolean;
  tie?: "casting_vote" | "new_ballot" | "rejected";
  tie_fallback?: "new_ballot" | "next_meeting" | "rejected";
  casting_vote?: boolean;
}

/** Declare that a seat of the electorate does not vote. */
export interface DeclareOutcome {
  seat?: string | null;
  means?: Means | null;
  ballot: string;
  outcome: "not_voting" | "recused";
}

/** Not stand for the office, as whoever was nominated. */
export interface DeclineNomination {
  seat?: string | null;
  means?: Means | null;
  election: string;
}

/** Record a defence received, now or at a past instant. Its text is seen by the clerk only. */
export interface DefendLoss {
  process: string;
  at?: string | null;
  text?: string | null;
}

/** Presence without which nothing is voted. */
export interface DeliberationQuorum {
  /** in a session opened at first call */
  first_call?: Quorum;
  /** in a session opened at second call */
  second_call?: Quorum;
}

/** A file was attached to the session or to an item; `late` when the call had gone out. `size` is in bytes. */
export interface DocumentAttached {
  document: string;
  item?: string | null;
  title?: string | null;
  file_name?: string | null;
  media_type: string;
  size: number;
  sha256: string;
  late?: boolean;
}

/** The signature one kind of document needs. */
export interface DocumentLevel {
  /** the kind of document */
  document: string;
  /** Lei 14.063/2020, art. 4 */
  level: "simple" | "advanced" | "qualified";
}

/** A document was taken back; `item` is the one it was attached to. */
export interface DocumentWithdrawn {
  document: string;
  item?: string | null;
  reason?: string | null;
}

/** Whoever alleged it lets it drop, before it is decided. */
export interface DropChallenge {
  challenge: string;
  means?: Means | null;
}

/** Say anew what the council is; a field left out is none. The acronym and `rehearsal` stay. */
export interface EditCouncil {
  name: string;
  law?: string | null;
  website?: string | null;
  body_kind?: BodyKind;
  statutory_seats?: number | null;
  expected: number;
}

/** Change an item's texts; fields left out stay. */
export interface EditItem {
  item: string;
  expected: number;
  title?: string | null;
  description?: string | null;
  reference?: string | null;
  concerns?: string[] | null;
}

/** Say anew what a seat is; a field left out is none. */
export interface EditSeat {
  seat: string;
  segment: string;
  organisation?: string | null;
  number: number;
  expected: number;
}

/** Change what was scheduled, before the call. */
export interface EditSession {
  expected: number;
  title?: string | null;
  mode?: Mode | null;
  scheduled_at?: string | null;
  second_call_at?: string | null;
  place?: string | null;
  link?: string | null;
}

/** What followed from a result that was annulled or corrected stands: it was acted upon since. */
export interface EffectsKept {
  ballot: string;
}

/** A session elected somebody to an office, to be held for so many months from swearing-in (system). */
export interface ElectOfficer {
  term: string;
  office: "president" | "vice_president";
  person: string;
  name: string;
  session: string;
  elected_at: string;
  months?: number | null;
}

/** An office is to be filled. No segment named in `eligible` or `voting`: all of them. */
export interface ElectionCalled {
  election: string;
  office: "president" | "vice_president";
  item: string;
  eligible?: string[];
  voting?: string[];
  term_months?: number | null;
  criteria: ("new_round" | "seniority" | "age" | "draw")[];
}

/** The ballot that elected somebody was annulled. */
export interface ElectionVoided {
  term: string;
}

/** A seat of the frozen electorate and the person who represents it at opening. */
export interface Elector {
  seat: string;
  person: string;
}

/** End the speech; the aparte alone, while there is one, unless the speech's own `request` is named. */
export interface EndFloor {
  request?: string | null;
}

/** End a term, now or at a past instant. The reason is seen by the clerk only. */
export interface EndTerm {
  term: string;
  at?: string | null;
  reason?: string | null;
}

/** Ask for a seat's absence to be justified; it counts as excused until refused, or until somebody comes after all. The reason is seen by clerk, chair and member only. */
export interface Excuse {
  seat?: string | null;
  means?: Means | null;
  reason?: string | null;
}

/** A justification was accepted or refused, by `plenary`, `board` or `president`; a refusal withdraws the excuse. */
export interface ExcuseDecided {
  seat: string;
  accepted: boolean;
  decided_by: string;
  decided_in?: string | null;
  reason?: string | null;
}

/** A seat's absence is to be justified, and counts as excused unless that is refused; the reason is private. */
export interface Excused {
  seat: string;
  means?: Means | null;
  reason?: string | null;
}

/** The deadline for justifying passed; `unjustified`: seats whose titular was absent and has none that stands. */
export interface ExcusesClosed {
  unjustified: string[];
}

/** An ordinary session was scheduled, or its hour changed (system). */
export interface ExpectSession {
  session: string;
  scheduled_at: string;
}

/** Take note of planned ends that have passed (system). */
export type ExpireTerms = Record<string, never>;

/** Give the speaker more time. */
export interface ExtendFloor {
  seconds: number;
}

/** Record the act that moves a term's planned end. */
export interface ExtendTerm {
  term: string;
  act: Act;
  ends_at: string;
}

/** Sessions outside the calendar. */
export interface Extraordinary {
  /** who may call one */
  requesters?: Proposers;
}

/** The hour of the second call has come without the opening quorum (system). */
export type FailFirstCall = Record<string, never>;

/** Be done with the item on the table. */
export interface FinishItem {
  item: string;
}

/** Say that nothing is missing. Not before the session has ended. */
export interface FinishMinutes {
  expected: number;
}

/** No opening quorum at the first call; who was present then. */
export interface FirstCallFailed {
  present: string[];
  needed: number;
}

/** The speech ended, or the aparte that is named. */
export interface FloorEnded {
  request?: string | null;
}

/** The speaker got more time. */
export interface FloorExtended {
  seconds: number;
}

/** A request got the floor for `seconds`; the clock runs from this event, that of a speech interrupted stands. */
export interface FloorGranted {
  request: string;
  seconds: number;
  how?: "microphone" | "link" | "telephone" | "read" | null;
}

/** The speaker's clock stopped. */
export type FloorPaused = Record<string, never>;

/** A seat, or a citizen by name, asked for the floor. The request's id is `r` and this event's seq. Of a kind that runs inside another's time it asks the speaker for leave. `article`, `ballot`: of a point of order, which waits for a ruling if `has_article`: requests of earlier releases cite none. */
export interface FloorRequested {
  kind: string;
  person?: string | null;
  seat?: string | null;
  citizen?: boolean;
  item?: string | null;
  means?: Means | null;
  name?: string | null;
  subject?: string | null;
  article?: string | null;
  has_article?: boolean;
  ballot?: string | null;
}

/** The speaker's clock runs again. */
export type FloorResumed = Record<string, never>;

/** An expected session was opened, or called off (system). */
export interface ForgetSession {
  session: string;
  cancelled?: boolean;
}

/** What a rectification replaced; only what it changed, and nothing that is sealed. */
export interface Former {
  title?: string | null;
  mode?: Mode | null;
  scheduled_at?: string | null;
  second_call_at?: string | null;
  place?: string | null;
}

/** Record that persons were given the call, and how. */
export interface GiveNotice {
  persons: string[];
  how: "printed" | "link";
}

/** Give the opinion of a review when the item is back. */
export interface GiveOpinion {
  seat?: string | null;
  means?: Means | null;
  item: string;
  text: string;
}

/** What a member answers to the call. `aware`: seen it, and says no more. */
export type Going = "aware" | "in_room" | "remote" | "not_going";

/** Give the floor to a request, the first of the queue unless named. `how` tells the speaker the way to speak. */
export interface GrantFloor {
  request?: string | null;
  how?: "microphone" | "link" | "telephone" | "read" | null;
}

/** Give a person a role in this council, since now or a past instant. */
export interface GrantRole {
  role: "clerk" | "president" | "vice_president" | "staff" | "ad_hoc_secretary" | "rapporteur" | "guest";
  person: string;
  name: string;
  since?: string | null;
}

/** Where a silent stream stands. Another hash than that of the client's view: it missed something. */
export interface Heartbeat {
  seq: number;
  at: string | null;
  /** The server's clock. */
  now: string;
  /** CRC-32, eight hex digits, of the view's canonical JSON. */
  hash: string;
}

/** A person in a seat under a legal title. One votes only from swearing-in (domain.md 2): `sworn_at` in the past. */
export interface HolderInput {
  person: string;
  name: string;
  title?: string | null;
  sworn_at?: string | null;
  ends_at?: string | null;
}

/** A person in a seat under a legal title. One votes only from swearing-in (domain.md 2): `sworn_at` in the past. */
export interface HolderOutput {
  person: string;
  name: string;
  title?: string | null;
  sworn_at?: string | null;
  ends_at?: string | null;
}

/** Ask whoever speaks for an aparte, inside the speaker's time. */
export interface Interject {
  seat?: string | null;
  means?: Means | null;
  subject?: string | null;
}

/** The speaker gave leave for an aparte of at most `seconds`; the speaker's clock goes on. */
export interface InterjectionAllowed {
  request: string;
  seconds: number;
  means?: Means | null;
}

/** An item came onto the agenda; `late` when the call had gone out. `proposed`: a late item that waits to be admitted, at the proposal of a seat or, without one, of whoever chairs. */
export interface ItemAdded {
  item: string;
  section: Section;
  title?: string | null;
  description?: string | null;
  reference?: string | null;
  matter: string;
  concerns?: string[];
  rapporteur?: string | null;
  reserved?: string | null;
  before?: string | null;
  late?: boolean;
  proposed?: boolean;
  seat?: string | null;
  person?: string | null;
  means?: Means | null;
}

/** A late item was admitted: it may come to the table. */
export interface ItemAdmitted {
  item: string;
}

/** An item that came while the session ran is part of its minutes. */
export interface ItemCovered {
  item: string;
}

/** Texts of an item changed; `texts` names the sealed ones that are replaced. */
export interface ItemEdited {
  item: string;
  texts?: string[];
  title?: string | null;
  description?: string | null;
  reference?: string | null;
  concerns?: string[] | null;
}

/** The item on the table is done with. */
export interface ItemFinished {
  item: string;
}

/** An item changed its place: before another, or last of its section. `has_reason`: the chair said why. */
export interface ItemMoved {
  item: string;
  before?: string | null;
  has_reason?: boolean;
  reason?: string | null;
}

/** A late item was not admitted. */
export interface ItemNotAdmitted {
  item: string;
}

/** An item of an earlier session came back by itself. */
export interface ItemReturned {
  item: string;
  origin: Origin;
  section: Section;
  title?: string | null;
  description?: string | null;
  reference?: string | null;
  matter: string;
  concerns?: string[];
  rapporteur?: string | null;
  reserved?: string | null;
}

/** An item came to the table. */
export interface ItemStarted {
  item: string;
}

/** A seat supports a late item. */
export interface ItemSupported {
  item: string;
  seat: string;
  person: string;
  means?: Means | null;
}

/** An item was taken off the table. */
export interface ItemWithdrawn {
  item: string;
  reason?: string | null;
}

/** Items are left to later sessions. */
export interface ItemsCarried {
  items: CarriedItemOutput[];
}

/** A session to come takes items that waited. */
export interface ItemsPlaced {
  session: string;
  items: CarriedItemOutput[];
}

/** A remote member's own device has been gone for longer than the rules' grace (system). */
export interface Lapse {
  person: string;
  since: string;
}

/** A remote member's device was gone for longer than the grace: out of quorum and new ballots, but not gone. */
export interface Lapsed {
  seat: string;
  person: string;
  since: string;
}

/** Items that were not on the agenda sent; never in an extraordinary session. */
export interface LateItem {
  /** who may propose one */
  proposers?: Proposers;
  /** what admits it */
  majority?: MajorityRule;
  /** matters that are never admitted */
  barred?: string[];
}

/** The chair's connection has been gone for its grace: clocks pause, the next in line may take it (system). */
export interface LoseChair {
  person: string;
}

/** The loss was declared, which is public from then on, or the process archived, which is not. */
export interface LossDecided {
  process: string;
  outcome: Outcome;
  reason?: string | null;
  act?: Act | null;
}

/** A defence was received. */
export interface LossDefended {
  process: string;
  received_at: string;
  text?: string | null;
}

/** Notice was given. */
export interface LossNoticed {
  process: string;
  to: Addressee;
  given_at: string;
  means?: string | null;
  defence_until?: string | null;
}

/** The absences of a titular reached a limit. */
export interface LossOpened {
  process: string;
  term?: string | null;
  basis?: Basis | null;
  sessions?: string[] | null;
}

/** Which sessions count now, and whether the limit is still reached with them. */
export interface LossReviewed {
  process: string;
  sessions?: string[] | null;
  stands?: boolean | null;
}

/** The term of a declared loss is over, and the seat waits for a new nomination. */
export interface LossVacated {
  process: string;
}

/** Which majority decides what. */
export interface Majorities {
  /** for every matter not listed */
  otherwise?: MajorityRule;
  /** for the matters listed, at each call */
  matters?: MatterMajority[];
}

/** What a decision needs. */
export interface MajorityRule {
  /** simple, absolute, a share such as 3/5, unanimity, or a number */
  of?: string | number;
  /** which seats, or votes, a share is taken of; not for simple */
  base?: "statutory" | "filled" | "present" | "valid_votes";
  /** the article that says so */
  article?: string | null;
}

/** The majority for one kind of matter, at each call. */
export interface MatterMajority {
  /** the kind of matter */
  matter: string;
  /** what it needs in a session opened at first call */
  first_call: MajorityRule;
  /** what it needs in a session opened at second call */
  second_call: MajorityRule;
}

/** How a member without a device made it known to the clerk. */
export type Means = "voice" | "hand" | "paper" | "phone";

/** The minutes of a session began: with its opening, if it was `running` then, or with its end. `presiding` is who presided at that moment. */
export interface MinutesBegun {
  session: string;
  council: string;
  presiding?: string | null;
  public_draft?: boolean;
  items?: string[];
  reserved?: string[];
  running?: boolean | null;
}

/** The clerk says that nothing is missing. */
export type MinutesFinished = Record<string, never>;

/** The paragraphs kept before are the published minutes; they tell the session up to its event `session_seq`. */
export interface MinutesPublished {
  paragraphs: number;
  session_seq: number;
}

/** The ata. */
export interface MinutesRules {
  /** whether the unapproved draft is published, marked as such */
  public_draft?: boolean;
  /** how minutes are approved */
  approval?: "next_session" | "same_session" | "circulation";
  /** who approves them */
  approvers?: "all" | "then_present";
  /** roles, of that day, that sign them */
  signers?: string[];
  /** working days after the session for the draft */
  draft_deadline?: number;
  /** days after approval for publication */
  publish_deadline?: number;
}

/** Where a session meets. */
export type Mode = "in_person" | "remote" | "hybrid";

/** Put an item before another, or last of its section. */
export interface MoveItem {
  item: string;
  before?: string | null;
  expected: number;
  reason?: string | null;
}

/** Put a request before another of the same priority, or last of its priority. */
export interface MoveRequest {
  request: string;
  before?: string | null;
}

/** Put forward the titular of the seat `nominee`, or oneself when it is left out. */
export interface Nominate {
  seat?: string | null;
  means?: Means | null;
  election: string;
  nominee?: string | null;
}

/** The titular of `seat` was put forward by a member of `by_seat`, and `accepted` at once if it was in person. */
export interface Nominated {
  election: string;
  item: string;
  seat: string;
  person: string;
  name: string;
  by_seat: string;
  accepted?: boolean;
  means?: Means | null;
}

/** Whoever was nominated stands. */
export interface NominationAccepted {
  election: string;
  item: string;
  seat: string;
  person: string;
  means?: Means | null;
}

/** Whoever was nominated does not stand. */
export interface NominationDeclined {
  election: string;
  item: string;
  seat: string;
  person: string;
  means?: Means | null;
}

/** The clerk's note for the minutes, private until released. */
export interface Note {
  item?: string | null;
  text: string;
}

/** The clerk wrote a note for the minutes. */
export interface Noted {
  item?: string | null;
  text?: string | null;
}

/** How long before a session it must be called. */
export interface Notice {
  /** notice of an ordinary session */
  ordinary?: Period;
  /** notice of an extraordinary session */
  extraordinary?: Period;
  /** what short notice does: forbids the call, or asks for a reason, which is recorded */
  enforcement?: "block" | "warn";
}

/** Persons got the call: on paper, by a link, or by opening their own page of it. */
export interface NoticeGiven {
  persons: string[];
  how: NoticeMeans;
}

/** Record a notice given, when and by which means; the councillor's says until when a defence is received. */
export interface NoticeLoss {
  process: string;
  to: Addressee;
  at?: string | null;
  means: string;
  defence_until?: string | null;
}

/** How a member got the call. */
export type NoticeMeans = "printed" | "link" | "opened";

/** The council's number for this session (system). */
export interface NumberSession {
  number: number;
}

/** The first number that a series will give out. */
export interface NumberStarted {
  series: string;
  number: number;
}

/** Series without gaps; `council.number_start` gives a series its first number. */
export interface Numbering {
  /** when numbers of sessions begin again */
  session?: "year" | "term" | "continuous";
  /** when numbers of acts begin again */
  acts?: "year" | "term" | "continuous";
}

/** Whoever holds an office, or the oldest member: the one longest in office who is present. */
export interface OfficeSuccessor {
  /** the office */
  office: "vice_president" | "oldest_member";
}

/** A person with a role in the council, as in words.py: clerk, president, vice_president, staff… */
export interface Officer {
  role: string;
  person: string;
  name: string;
}

/** A session elected somebody to an office. It is not held before swearing-in. */
export interface OfficerElected {
  term: string;
  office: "president" | "vice_president";
  person: string;
  name: string;
  session: string;
  elected_at: string;
  months?: number | null;
}

/** Whoever was elected was sworn in. */
export interface OfficerSworn {
  term: string;
  sworn_at: string;
  ends_at?: string | null;
}

/** Put a question to the vote. `options` default to yes and no; `labels` name other options. `settles`: a question of procedure, whose rules say which majority it needs and what follows from the result. `items`: the items that a block decides together. `runoff_of`: the ballot whose best options stand again, which are then the options. `election`: whose candidates are the options, with blank and null; it says item and labels. */
export interface OpenBallot {
  ballot: string;
  item?: string | null;
  kind?: string | null;
  matter?: string;
  question: string;
  yes_means?: string | null;
  no_means?: string | null;
  options?: string[];
  labels?: Record<string, unknown> | null;
  settles?: Settles | null;
  items?: string[];
  runoff_of?: string | null;
  election?: string | null;
}

/** Record that the asker opened the own page of the call. */
export type OpenCall = Record<string, never>;

/** The absences of a titular reached a limit: the sessions that count (system). */
export interface OpenLoss {
  term: string;
  basis: Basis;
  sessions: string[];
}

/** Open at first or second call; `informative` when the rules let a meeting without quorum go on without ballots. */
export interface OpenSession {
  occurred_at?: string | null;
  late_reason?: string | null;
  call?: 1 | 2;
  informative?: boolean;
}

/** The opinion of a review. */
export interface OpinionGiven {
  item: string;
  seat: string;
  person: string;
  text?: string | null;
  means?: Means | null;
}

/** By whom an extraordinary session is called. */
export type OrderedBy = "president" | "seats";

/** An organisation was named. */
export interface OrganisationAdded {
  organisation: string;
  name: string;
  segment?: string | null;
}

/** The item from which another came back: its session and place there, and why it was left. `seats` had it under review, `segments` had asked for one before, each as often as it did; `extensions` so far. */
export interface Origin {
  session: string;
  item: string;
  kind: string;
  number?: number | null;
  position: number;
  held_at?: string | null;
  why: "review" | "postponement" | "next_meeting";
  seats?: string[];
  segments?: string[];
  extensions?: number;
}

/** How a process is decided. */
export type Outcome = "declared" | "archived";

/** A seat of the electorate was declared as not voting, or recused itself. */
export interface OutcomeDeclared {
  ballot: string;
  seat: string;
  outcome: "not_voting" | "recused";
  means?: Means | null;
}

/** One paragraph of what was published. Where it `is_reserved`, `shown` is the public form, if it has one. `texts` are its texts by name, `places` those names; `restricted` is the whole paragraph `{code, params, texts}` where `shown` is not. `is_slot`: here stands the synthesis of its item. `block`: the items of a ballot in block. */
export interface ParagraphKept {
  number: number;
  seqs: number[];
  item?: string | null;
  block?: string[];
  is_slot?: boolean;
  is_reserved?: boolean;
  shown?: Shown | null;
  places?: string[];
  texts?: Record<string, never> | null;
  restricted?: Record<string, never> | null;
}

/** A ballot decided on a part. */
export interface PartDecided {
  item: string;
  part: string;
  approved: boolean;
}

/** An amendment, or a part to be voted on separately. */
export interface PartFiled {
  item: string;
  part: string;
  kind: "amendment" | "separate_vote";
  seat: string;
  person: string;
  text?: string | null;
  means?: Means | null;
}

/** A part was taken back by its author, or by whoever chairs at the author's word. */
export interface PartWithdrawn {
  item: string;
  part: string;
}

/** Stop the speaker's clock. */
export type PauseFloor = Record<string, never>;

/** A span that excludes the first day and includes the last. */
export interface Period {
  /** how many */
  amount: number;
  /** of what */
  unit: "hours" | "days" | "business_days";
}

/** A person named for it, who may have no seat. */
export interface PersonSuccessor {
  /** the person's id */
  person: string;
  /** the person's name */
  name: string;
}

/** Where a member takes part. */
export type Place = "in_room" | "remote";

/** Whoever chairs decided a point of order. A speech it interrupted goes on from this event. */
export interface PointRuled {
  request: string;
  ruling: "upheld" | "dismissed";
  person?: string | null;
  item?: string | null;
  reason?: string | null;
}

/** Say something in the session's chat. */
export interface PostChat {
  text: string;
}

/** Connections of remote seats. */
export interface Presence {
  /** seconds without connection before a remote seat lapses */
  grace?: number;
}

/** Who came and went since the last one. */
export interface PresenceChange {
  people: number;
  watchers: number;
  joined: string[];
  left: string[];
}

/** Who is connected: the persons of the council by id, and how many others watch. */
export interface PresenceNow {
  people: string[];
  watchers: number;
}

/** The president's own vote. */
export interface President {
  /** when the president's seat votes */
  vote?: "always" | "tie_only" | "never";
}

/** Make the result final. A tie for which no casting vote was given falls to what the rules say then. */
export interface ProclaimResult {
  ballot: string;
}

/** A decision proposes an entry: the session, item, ballot and result are its evidence. */
export interface ProgressProposed {
  session: string;
  council: string;
  acronym: string;
  number?: number | null;
  item: string;
  ballot: string;
  decision: string;
  option?: string | null;
  decided_at: string;
}

/** An entry lost its evidence. */
export interface ProgressWithdrawn {
  session: string;
  ballot: string;
}

/** Propose to put right what was recorded; a second person agrees or refuses. `vote`: that `seat` voted `to` in a proclaimed `ballot`; `result`: several of its seats at once, in `votes`, from which the result is computed anew; `presence`: that `person` was there for these `stays`. A vote is an option, `abstain`, `not_voting` or `recused`. */
export interface ProposeCorrection {
  correction: string;
  target: "vote" | "presence" | "result";
  ballot?: string | null;
  seat?: string | null;
  to?: string | null;
  votes?: Record<string, unknown> | null;
  person?: string | null;
  stays?: StayInput[] | null;
  reason: string;
}

/** Propose a late item for a seat, whose support is the first. */
export interface ProposeItem {
  seat?: string | null;
  means?: Means | null;
  item: string;
  section?: Section;
  title: string;
  description?: string | null;
  reference?: string | null;
  matter?: string;
  concerns?: string[];
}

/** A ballot on an item that concerns the commitment was proclaimed (system). */
export interface ProposeProgress {
  session: string;
  council: string;
  acronym: string;
  number?: number | null;
  item: string;
  ballot: string;
  decision: string;
  option?: string | null;
  decided_at: string;
}

/** Who may ask for something: the president (or whoever chairs), or enough seats together. */
export interface Proposers {
  /** whether the president, or in a session the chair, may alone */
  president?: boolean;
  /** how many of the statutory seats together */
  seats?: string | number;
}

/** Keep what was read, for good. `session_seq` is the last event of the session that the reader saw. */
export interface PublishMinutes {
  expected: number;
  session_seq: number;
}

/** What followed from a result that was annulled or corrected is taken back: the question waits again. `follows`: so many of the next events are what the corrected result brings about instead. */
export interface QuestionReopened {
  ballot: string;
  follows?: number;
}

/** How many seats, of which seats. */
export interface Quorum {
  /** absolute, a share such as 2/3, or a number of seats */
  of?: string | number;
  /** which seats the share is taken of */
  base?: "statutory" | "filled" | "present";
  /** the article that says so */
  article?: string | null;
}

/** The seats present were counted on request. */
export interface QuorumVerified {
  present: string[];
  needed: number;
  reached: boolean;
}

/** Enter a ballot that was held on paper, from its signed sheet, with the hour at which it ended and why afterwards. `votes` by seat present then: an option, `abstain`, `not_voting` or `recused`. `declared`: the decision or the option that the sheet declares; a contradiction with the result computed from the votes is shown. `document`: the scan. */
export interface RecordBallot {
  occurred_at: string;
  late_reason: string;
  ballot: string;
  item?: string | null;
  kind?: string | null;
  matter?: string;
  question: string;
  yes_means?: string | null;
  no_means?: string | null;
  options?: string[];
  labels?: Record<string, unknown> | null;
  votes: Record<string, unknown>;
  declared?: string | null;
  document?: string | null;
}

/** New texts of an announced item; fields left out stay. */
export interface RectifiedItem {
  item: string;
  title?: string | null;
  description?: string | null;
  reference?: string | null;
}

/** Change what was announced, after the call. The notice starts anew, or `reason` says why it need not. `reason` is also that of a notice that starts anew too late for the rules. */
export interface RectifySession {
  expected: number;
  title?: string | null;
  mode?: Mode | null;
  scheduled_at?: string | null;
  second_call_at?: string | null;
  place?: string | null;
  link?: string | null;
  items?: RectifiedItem[];
  restarts_notice?: boolean;
  reason?: string | null;
}

/** Impediment or suspicion, when no alternate takes over. */
export interface Recusal {
  /** whether the seat leaves the base of a majority */
  removes_from_base?: boolean;
  /** whether the seat still counts for the quorum */
  counts_for_quorum?: boolean;
}

/** Why a person does not vote on an item, in the only words the public reads. */
export type RecusalKind = "impediment" | "suspicion";

/** A recusal was taken back. */
export interface RecusalWithdrawn {
  item: string;
  seat: string;
  person: string;
  means?: Means | null;
}

/** Declare that a person does not vote on an item. `person` names one of the seat's when the clerk acts. The reason is seen by clerk, chair and member only. */
export interface Recuse {
  seat?: string | null;
  means?: Means | null;
  item: string;
  person?: string | null;
  kind: RecusalKind;
  reason?: string | null;
}

/** A person votes for no seat on an item. `seat`: where the person sits, or would. */
export interface Recused {
  item: string;
  seat: string;
  person: string;
  kind: RecusalKind;
  means?: Means | null;
  reason?: string | null;
}

/** Erase a chat post's text. */
export interface RedactChat {
  post: number;
}

/** Refuse what another proposed, or take back the own proposal: what was recorded stays. */
export interface RefuseCorrection {
  correction: string;
  reason?: string | null;
}

/** Refuse a request. Whoever presides says why; a speaker who gives no leave for an aparte need not. */
export interface RefuseRequest {
  seat?: string | null;
  means?: Means | null;
  request: string;
  reason?: string | null;
}

/** Why not: a stable code, its params, and a message in the reader's language. */
export interface RefusedOut {
  ok: boolean;
  code: string;
  params: Record<string, never>;
  message: string;
}

/** The chair is connected again (system). */
export interface RegainChair {
  person: string;
}

/** A session was called: it gets its number, and is told of changes (system). `year` is the local one. */
export interface RegisterSession {
  session: string;
  kind: string;
  year: number;
  rehearsal?: boolean;
  called_at?: string | null;
}

/** A session is over or called off: it is told of nothing more (system). */
export interface ReleaseSession {
  session: string;
}

/** Take a day off out of the calendar: it is worked. */
export interface RemoveDayOff {
  day: string;
}

/** What was asked for on an item, by `seats` or by whoever chairs, was granted or not, and by what. A review lasts until `until`, or to the next session without it. */
export interface RequestDecided {
  item: string;
  kind: "urgency" | "postponement" | "withdrawal" | "inversion" | "review";
  granted: boolean;
  how: "right" | "chair" | "ballot";
  seats?: string[];
  before?: string | null;
  until?: string | null;
  reason?: string | null;
}

/** Ask for the floor. `name` is a citizen's, entered by the clerk. A point of order cites an `article`, and names the `ballot` it is about if that is open. */
export interface RequestFloor {
  seat?: string | null;
  means?: Means | null;
  kind?: string;
  item?: string | null;
  name?: string | null;
  subject?: string | null;
  article?: string | null;
  ballot?: string | null;
}

/** A request stands before another of its priority, or last of it. */
export interface RequestMoved {
  request: string;
  before?: string | null;
}

/** Ask for urgency, postponement, withdrawal or inversion of an item; an inversion says before which other. */
export interface RequestOnItem {
  seat?: string | null;
  means?: Means | null;
  item: string;
  kind: "urgency" | "postponement" | "withdrawal" | "inversion" | "review";
  before?: string | null;
  reason?: string | null;
}

/** A request was refused: by whoever presides, or by the speaker who gives no leave for an aparte. */
export interface RequestRefused {
  request: string;
  item?: string | null;
  means?: Means | null;
  reason?: string | null;
}

/** A request was taken back. */
export interface RequestRetracted {
  request: string;
  item: string;
}

/** Ask to take an item home to study it (vista), or to keep it longer when it came back. */
export interface RequestReview {
  seat?: string | null;
  means?: Means | null;
  item: string;
  reason?: string | null;
}

/** A seat asks that an extraordinary session be called. */
export interface RequestSession {
  seat?: string | null;
  means?: Means | null;
}

/** A request left the queue. */
export interface RequestWithdrawn {
  request: string;
  means?: Means | null;
}

/** A seat asked for something on an item. `extension`: of a review it had before. */
export interface Requested {
  item: string;
  kind: "urgency" | "postponement" | "withdrawal" | "inversion" | "review";
  seat: string;
  person: string;
  before?: string | null;
  extension?: boolean;
  reason?: string | null;
  means?: Means | null;
}

/** A lapsed member's device is back (system). */
export interface Restore {
  person: string;
}

/** A lapsed member's device is back. */
export interface Restored {
  seat: string;
  person: string;
}

/** The result is final. `result` says how a tie that nobody broke was settled. `follows`: so many of the next events are what it brings about. */
export interface ResultProclaimed {
  ballot: string;
  result: Record<string, never>;
  follows?: number;
}

/** Let the speaker's clock run again. */
export type ResumeFloor = Record<string, never>;

/** Resume after a suspension; on another date, at first or second call, with its quorum found anew. */
export interface ResumeSession {
  occurred_at?: string | null;
  late_reason?: string | null;
  call?: 1 | 2;
}

/** Take a request back before it is decided. */
export interface RetractRequest {
  request: string;
}

/** An absence was excused, corrected or added since: which sessions count now, and whether the limit is still reached (system). */
export interface ReviewLoss {
  process: string;
  sessions: string[];
  stands: boolean;
}

/** Take a role from a person, now or at a past instant since which it was held no more. */
export interface RevokeRole {
  role: "clerk" | "president" | "vice_president" | "staff" | "ad_hoc_secretary" | "rapporteur" | "guest";
  person: string;
  at?: string | null;
}

/** A person got a role, when this was recorded unless `since` says otherwise. */
export interface RoleGranted {
  role: "clerk" | "president" | "vice_president" | "staff" | "ad_hoc_secretary" | "rapporteur" | "guest";
  person: string;
  name: string;
  since?: string | null;
}

/** A person lost a role, when this was recorded unless `until` says otherwise. */
export interface RoleRevoked {
  role: "clerk" | "president" | "vice_president" | "staff" | "ad_hoc_secretary" | "rapporteur" | "guest";
  person: string;
  until?: string | null;
}

/** Seats, their holders and the officers. `statutory` is the number of seats the law gives, filled or not. */
export interface RosterInput {
  statutory: number;
  segments: Segment[];
  seats: RosterSeatInput[];
  officers: Officer[];
}

/** Seats, their holders and the officers. `statutory` is the number of seats the law gives, filled or not. */
export interface RosterOutput {
  statutory: number;
  segments: Segment[];
  seats: RosterSeatOutput[];
  officers: Officer[];
}

/** A seat: the unit that votes. `alternates` in the order in which they stand in. No titular: a vacant seat. */
export interface RosterSeatInput {
  id: string;
  number: number;
  segment: string;
  organisation?: string | null;
  titular?: HolderInput | null;
  alternates?: HolderInput[];
}

/** A seat: the unit that votes. `alternates` in the order in which they stand in. No titular: a vacant seat. */
export interface RosterSeatOutput {
  id: string;
  number: number;
  segment: string;
  organisation?: string | null;
  titular?: HolderOutput | null;
  alternates?: HolderOutput[];
}

/** Answers to the call. */
export interface Rsvp {
  /** hours before the session at which silence summons the alternates */
  deadline?: number;
}

/** Decide a point of order, heard or not, with the reason. */
export interface RuleOnPoint {
  request: string;
  ruling: "upheld" | "dismissed";
  reason: string;
}

/** All rules of one council. Missing keys take their default; unknown keys are refused. */
export interface RulesProfile {
  notice?: Notice;
  extraordinary?: Extraordinary;
  rsvp?: Rsvp;
  /** seats that must be present to open at first call */
  opening_quorum?: Quorum;
  second_call?: SecondCall;
  deliberation_quorum?: DeliberationQuorum;
  /** without quorum: the session is cancelled, or held without ballots */
  no_quorum_policy?: "cancel" | "informative";
  majority?: SimpleMajorityRule;
  majorities?: Majorities;
  abstention?: Abstention;
  recusal?: Recusal;
  president?: President;
  tie?: Tie;
  chair?: Chair;
  alternate?: Alternate;
  ballot?: BallotRules;
  late_item?: LateItem;
  speech?: Speech;
  vista?: Vista;
  /** whether citizens may speak */
  public_voice?: "off" | "request_and_grant";
  /** who may write messages, which are never private, while no ballot is open */
  chat?: "off" | "members" | "public";
  absence?: Absence;
  presence?: Presence;
  session?: SessionRules;
  minutes?: MinutesRules;
  signature?: Signature;
  numbering?: Numbering;
  /** how sessions are held */
  mode?: "in_person" | "remote" | "hybrid";
}

/** A new version of the rules profile, whole. */
export interface RulesSet {
  profile: RulesProfile;
  version: number;
}

/** A member took a ruling to the plenary. A speech stands until the appeal is settled. */
export interface RulingAppealed {
  request: string;
  person: string;
  seat: string;
  item?: string | null;
  means?: Means | null;
}

/** Begin a session's stream. `mode` and `second_call_at` default to what the council's rules say. */
export interface ScheduleSession {
  council: string;
  kind?: SessionKind;
  mode?: Mode | null;
  title?: string | null;
  scheduled_at: string;
  second_call_at?: string | null;
  place?: string | null;
  link?: string | null;
}

/** A seat was added. */
export interface SeatAdded {
  seat: string;
  segment: string;
  organisation?: string | null;
  number: number;
}

/** What a seat is, said anew; a field that is not there is none. */
export interface SeatEdited {
  seat: string;
  segment: string;
  organisation?: string | null;
  number: number;
}

/** Seats that have not voted were called to do so. */
export interface SeatsCalled {
  ballot: string;
  seats: string[];
}

/** Opening later with fewer. */
export interface SecondCall {
  /** whether there is a second call */
  enabled?: boolean;
  /** minutes after the first call */
  delay?: number;
  /** seats that must be present to open at second call */
  quorum?: Quorum;
}

/** A matter decided by secret ballot, which needs a legal basis. */
export interface SecretMatter {
  /** the kind of matter */
  matter: string;
  /** the law that orders secrecy */
  legal_basis: string;
}

/** Sections of an agenda, in the customary order. */
export type Section = "quorum" | "justifications" | "former_minutes" | "preliminary_business" | "announcements" | "order_of_the_day" | "open_floor" | "other_business";

/** A group of organisations that share seats: government, civil society, users, workers… */
export interface Segment {
  id: string;
  name: string;
}

/** A group of organisations was named. */
export interface SegmentAdded {
  segment: string;
  name: string;
}

/** Ended, with what becomes of each item left open. */
export interface SessionAdjourned {
  items: Record<string, unknown>;
  late_reason?: string | null;
}

/** The call went out. Roster, rules profile and calendar are copied, so that this log verifies alone. `notice` is counted in the unit of the rules. An extraordinary session says by whose order, or at whose request. */
export interface SessionCalled {
  roster: RosterOutput;
  rules: RulesProfile;
  rules_version: number;
  second_call_at?: string | null;
  notice_hours: number;
  notice_needed_hours: number;
  short_notice?: boolean;
  short_notice_reason?: string | null;
  notice?: CountedNotice | null;
  days_off?: DayOff[];
  ordered_by?: OrderedBy | null;
  requesters?: string[];
  late_reason?: string | null;
}

/** Called off before it opened. `needed`: the opening quorum that was missing at the last call, if that is why. */
export interface SessionCancelled {
  reason?: string | null;
  present?: string[] | null;
  needed?: number | null;
}

/** The council's composition changed after the call; the roster as it is now. */
export interface SessionComposed {
  roster: RosterOutput;
}

/** The sitting ended and the session goes on at `continues_at`; `items` says what becomes of each one left open. */
export interface SessionContinued {
  continues_at: string;
  items: Record<string, unknown>;
  late_reason?: string | null;
}

/** What was scheduled changed before the call; only those fields are there. `has_link`: so did the link. */
export interface SessionEdited {
  title?: string | null;
  mode?: Mode | null;
  scheduled_at?: string | null;
  second_call_at?: string | null;
  place?: string | null;
  has_link?: boolean;
  link?: string | null;
}

/** The session ended: who presided, its items in order, those reserved. The minutes may be finished. */
export interface SessionEnded {
  presiding?: string | null;
  items?: string[];
  reserved?: string[];
}

/** An ordinary session is to come at that hour. */
export interface SessionExpected {
  session: string;
  scheduled_at: string;
}

/** The plenary let the session last longer, by so many minutes. */
export interface SessionExtended {
  minutes: number;
}

/** It was opened, or called off: then what it was given waits again. */
export interface SessionForgotten {
  session: string;
  cancelled?: boolean;
}

/** Kinds of session (domain.md 6). */
export type SessionKind = "ordinary" | "extraordinary" | "ceremonial" | "public_hearing";

/** The council gave the session its number. */
export interface SessionNumbered {
  number: number;
}

/** The session was opened; its quorum as it was found. */
export interface SessionOpened {
  call: 1 | 2;
  informative?: boolean;
  present: string[];
  needed: number;
  late_reason?: string | null;
}

/** The announcement changed after the call; only those fields are there, and what stood there before. `items`: those whose texts changed, each by an event of its own. `notice`: as counted anew, if it started anew; `days_off`: the calendar by which. `reason`: why the notice did not start anew, or is short. */
export interface SessionRectified {
  number: number;
  title?: string | null;
  mode?: Mode | null;
  scheduled_at?: string | null;
  second_call_at?: string | null;
  place?: string | null;
  has_link?: boolean;
  link?: string | null;
  items?: string[];
  former: Former;
  restarts_notice: boolean;
  notice?: CountedNotice | null;
  short_notice?: boolean;
  days_off?: DayOff[];
  reason?: string | null;
}

/** A called session is known, and numbered unless a rehearsal. `called_at`: when its roster was copied. */
export interface SessionRegistered {
  session: string;
  kind: string;
  series?: string | null;
  number?: number | null;
  called_at?: string | null;
}

/** A session is over or called off. */
export interface SessionReleased {
  session: string;
}

/** A seat asks for it no longer. */
export interface SessionRequestWithdrawn {
  seat: string;
  means?: Means | null;
}

/** A seat asks for an extraordinary session. */
export interface SessionRequested {
  seat: string;
  means?: Means | null;
}

/** Resumed after a suspension. A sitting on another date has its quorum found anew: `call`, `present`, `needed`. */
export interface SessionResumed {
  call?: 1 | 2 | null;
  present?: string[] | null;
  needed?: number | null;
  late_reason?: string | null;
}

/** The session itself. */
export interface SessionRules {
  /** minutes after which going on needs a voted extension */
  max_minutes?: number;
}

/** A session was put in the calendar of a council. */
export interface SessionScheduled {
  council: string;
  acronym: string;
  council_name: string;
  rehearsal?: boolean;
  kind: SessionKind;
  mode: Mode;
  title?: string | null;
  scheduled_at: string;
  second_call_at?: string | null;
  place?: string | null;
  link?: string | null;
}

/** Suspended; the speaker's clock stopped. */
export interface SessionSuspended {
  reason?: string | null;
  late_reason?: string | null;
}

/** Put days off into the council's calendar; a day that is there already is said anew. */
export interface SetDaysOff {
  days: DayOff[];
}

/** Replace the rules profile; keys left out take their default. */
export interface SetRules {
  profile: RulesProfile;
  expected: number;
}

/** Say in which state the council is, since when. Active after being recomposed begins a new term of numbers. */
export interface SetStanding {
  state: Standing;
  since?: string | null;
  act?: Act | null;
  expected?: number | null;
}

/** The question of procedure that a ballot settles: its kind, and the id of what it is about. */
export interface Settles {
  kind: string;
  subject: string;
}

/** A paragraph's code and params in clear: what everybody may read. */
export interface Shown {
  code: string;
  params: Record<string, never>;
}

/** Electronic signatures; never below the minimum of the municipal act. */
export interface Signature {
  /** for every document not listed */
  level?: "simple" | "advanced" | "qualified";
  /** for the documents listed */
  documents?: DocumentLevel[];
}

/** What a simple majority is. */
export interface SimpleMajorityRule {
  /** more yes than no among the valid votes, or more than half of those present */
  simple?: "valid_votes" | "half_of_present";
}

/** The floor. */
export interface Speech {
  /** reasons to speak, each with its own time */
  kinds?: SpeechKind[];
}

/** One reason to speak, with its own time. */
export interface SpeechKind {
  /** its code */
  kind: string;
  /** the council's own word for it */
  name?: string | null;
  /** speaking time */
  seconds: number;
  /** higher is called first */
  priority?: number;
  /** the kind inside whose time it runs */
  parent?: string | null;
  /** seconds before the end at which a sound warns; 0: at the end only */
  sound?: number;
}

/** The state of a council. */
export type Standing = "active" | "being_recomposed" | "inactive" | "extinct";

/** The council's state since an instant, by an act. `mandate`: the how-manyeth composition this is. */
export interface StandingSet {
  state: Standing;
  since: string;
  mandate: number;
  act?: Act | null;
}

/** Bring an item to the table. */
export interface StartItem {
  item: string;
}

/** Give a series its first number, before it has given out any. */
export interface StartNumber {
  series: string;
  number: number;
}

/** Give a seat its titular or an alternate, under the act that nominates. `order`: which alternate stands in first. Starts at `starts_at`, else at swearing-in, if that is past, else now. A start that lies ahead takes effect by itself at its time; until then nobody's term is touched. */
export interface StartTerm {
  term: string;
  seat: string;
  capacity: Capacity;
  person: string;
  name: string;
  order?: number;
  act?: Act | null;
  letter?: string | null;
  starts_at?: string | null;
  sworn_at?: string | null;
  ends_at?: string | null;
}

/** Have the reasons of one's vote in the record, once the ballot is closed. */
export interface StateVote {
  seat?: string | null;
  means?: Means | null;
  ballot: string;
  text: string;
}

/** One stretch of attendance; `until` is missing while it lasts. */
export interface StayInput {
  place: Place;
  since: string;
  until?: string | null;
}

/** One stretch of attendance; `until` is missing while it lasts. */
export interface StayOutput {
  place: Place;
  since: string;
  until?: string | null;
}

/** Support a late item that waits to be admitted. */
export interface SupportItem {
  seat?: string | null;
  means?: Means | null;
  item: string;
}

/** Suspend; clocks stop. */
export interface SuspendSession {
  occurred_at?: string | null;
  late_reason?: string | null;
  reason?: string | null;
}

/** Record the swearing-in of a term, now or `at`; from then on its person votes. */
export interface SwearIn {
  term: string;
  at?: string | null;
}

/** Record that whoever was elected was sworn in, now or `at`: from then on the office is theirs. */
export interface SwearOfficer {
  term: string;
  at?: string | null;
}

/** How far the client has seen; null for nothing. */
export interface Sync {
  /** The last seq the client has; null asks for a view. */
  after?: number | null;
}

/** The ack of `sync`: what was missed, or a view if that cannot be told. */
export interface SyncAnswer {
  /** Where the stream stands. */
  seq: number;
  at: string | null;
  /** What came after `after`, in order. */
  messages?: (Record<string, never>)[] | null;
  /** Everything this audience sees, afresh. */
  view?: Record<string, never> | null;
  /** What is for this person only. */
  mine: Record<string, never>;
  audience: Audience;
  presence: PresenceNow;
}

/** The clerk's synthesis of an item. */
export interface SynthesisWritten {
  item: string;
  text?: string | null;
}

/** Take the chair, or hand it to `person`, along the succession list. */
export interface TakeChair {
  reason: ChairReason;
  person?: string | null;
}

/** A term is over. */
export interface TermEnded {
  term: string;
  ended_at: string;
  reason?: string | null;
}

/** An act moved a term's planned end. */
export interface TermExtended {
  term: string;
  act: Act;
  ends_at: string;
}

/** A person came into a seat. */
export interface TermStarted {
  term: string;
  seat: string;
  capacity: Capacity;
  person: string;
  name: string;
  order: number;
  act?: Act | null;
  letter?: string | null;
  starts_at: string;
  sworn_at?: string | null;
  ends_at?: string | null;
}

/** The person of a term was sworn in, and votes from then on. */
export interface TermSworn {
  term: string;
  sworn_at: string;
}

/** Planned terms began, as their acts had said. */
export interface TermsBegun {
  terms: string[];
}

/** Planned ends passed; the terms go on until ended or extended, marked as expired. */
export interface TermsExpired {
  terms: string[];
}

/** Equal votes, where a simple majority is required. */
export interface Tie {
  /** what breaks a tie */
  rule?: "casting_vote" | "new_ballot" | "rejected";
  /** what happens when the casting vote is declined, recused or vacant */
  fallback?: "new_ballot" | "next_meeting" | "rejected";
}

/** Whoever chairs gave the casting vote; or a `criterion` broke the tie of an election, on a public `ground`. Without an option, those who tie stand in another round. */
export interface TieBroken {
  ballot: string;
  option?: string | null;
  person: string;
  criterion?: "new_round" | "seniority" | "age" | "draw" | null;
  ground?: string | null;
}

/** End the term of a declared loss, now or at a past instant. Who follows is nominated anew. */
export interface VacateLoss {
  process: string;
  at?: string | null;
}

/** Record who is present and whether there is quorum, at any moment. */
export type VerifyQuorum = Record<string, never>;

/** Taking an item home to study it. */
export interface Vista {
  /** granted on request, or else by a ballot */
  as_of_right?: boolean;
  /** days; 0: until the next session */
  max_days?: number;
  /** how often it may be extended */
  extensions?: number;
  /** how often each segment may ask for the same item */
  per_segment?: number;
  /** whether urgency excludes it */
  barred_if_urgent?: boolean;
}

/** The ballot that elected somebody was annulled before swearing-in (system). */
export interface VoidElection {
  term: string;
}

/** A seat voted. A later cast of the same seat replaces it while the ballot is open. */
export interface VoteCast {
  ballot: string;
  seat: string;
  person: string;
  choice: string;
  means?: Means | null;
}

/** A vote was put right before proclamation, at its seat's request. */
export interface VoteCorrected {
  ballot: string;
  seat: string;
  person: string;
  choice: string;
  means?: Means | null;
}

/** A seat that voted said why, for the record (declaração de voto). */
export interface VoteStated {
  ballot: string;
  seat: string;
  person: string;
  text?: string | null;
  means?: Means | null;
}

/** Stand no longer, before the vote. */
export interface WithdrawCandidacy {
  seat?: string | null;
  means?: Means | null;
  election: string;
}

/** Take a document back: its file is given to nobody any more, what it was and the reason stay. */
export interface WithdrawDocument {
  document: string;
  reason: string;
}

/** Take an item off the table. */
export interface WithdrawItem {
  item: string;
  reason?: string | null;
}

/** Take an amendment or a separate vote back before it is decided. */
export interface WithdrawPart {
  part: string;
}

/** The ballot that proposed an entry was annulled (system). */
export interface WithdrawProgress {
  session: string;
  ballot: string;
}

/** Take a recusal back, before the item is put to the vote. */
export interface WithdrawRecusal {
  seat?: string | null;
  means?: Means | null;
  item: string;
  person?: string | null;
}

/** Withdraw a request from the queue. */
export interface WithdrawRequest {
  seat?: string | null;
  means?: Means | null;
  request: string;
}

/** A seat asks it no longer. */
export interface WithdrawSessionRequest {
  seat?: string | null;
  means?: Means | null;
}

/** Say what was discussed on an item, in place of what was said before. Finished minutes are a draft again. */
export interface WriteSynthesis {
  item: string;
  text: string;
  expected: number;
}

/** Erase one sealed text: the opening goes, the event and the chain stay. */
export interface MinutesLifecycleCommandsRedact {
  seq: number;
  field: string;
  reason: string;
}

/** An item was reserved since the minutes began (system). */
export interface MinutesLifecycleCommandsReserveItem {
  item: string;
}

/** An item's contents are hidden from the public from now on. */
export interface MinutesLifecycleEventsItemReserved {
  item: string;
}

/** A sealed text was erased. */
export interface MinutesLifecycleEventsRedacted {
  seq: number;
  field: string;
  reason: string;
}

/** Erase one sealed text for good: the opening goes, the event and the chain stay. */
export interface RoomsCouncilCommandsRedact {
  seq: number;
  field: string;
  reason: string;
}

/** A sealed text was erased. */
export interface RoomsCouncilEventsRedacted {
  seq: number;
  field: string;
  reason: string;
}

/** Hide an item's contents from the public, by logged decision with its legal basis. */
export interface RoomsSessionCommandsAgendaReserveItem {
  item: string;
  basis: string;
}

/** Erase one sealed text for good: the opening goes, the event and the chain stay. */
export interface RoomsSessionCommandsLifeRedact {
  seq: number;
  field: string;
  reason: string;
}

/** An item's contents are hidden from the public from now on, also in what was published before. */
export interface RoomsSessionEventsAgendaItemReserved {
  item: string;
  basis: string;
}

/** A sealed text was erased: the opening is gone, this line and the chain stay. */
export interface RoomsSessionEventsLifeRedacted {
  seq: number;
  field: string;
  reason: string;
}

export interface Commands {
  "agenda.add": AddItem;
  "agenda.amend": AmendItem;
  "agenda.bring_back": BringBack;
  "agenda.decide": DecideRequest;
  "agenda.edit": EditItem;
  "agenda.finish": FinishItem;
  "agenda.give_opinion": GiveOpinion;
  "agenda.move": MoveItem;
  "agenda.propose": ProposeItem;
  "agenda.request": RequestOnItem;
  "agenda.request_review": RequestReview;
  "agenda.reserve": RoomsSessionCommandsAgendaReserveItem;
  "agenda.retract": RetractRequest;
  "agenda.start": StartItem;
  "agenda.support": SupportItem;
  "agenda.withdraw": WithdrawItem;
  "agenda.withdraw_part": WithdrawPart;
  "attendance.accept_challenge": AcceptChallenge;
  "attendance.challenge": Challenge;
  "attendance.check_in": CheckIn;
  "attendance.check_out": CheckOut;
  "attendance.close_excuses": CloseExcuses;
  "attendance.correct": CorrectAttendance;
  "attendance.decide_excuse": DecideExcuse;
  "attendance.drop_challenge": DropChallenge;
  "attendance.excuse": Excuse;
  "attendance.lapse": Lapse;
  "attendance.recuse": Recuse;
  "attendance.restore": Restore;
  "attendance.verify_quorum": VerifyQuorum;
  "attendance.withdraw_recusal": WithdrawRecusal;
  "ballot.annul": AnnulBallot;
  "ballot.break_tie": BreakTie;
  "ballot.call": CallSeats;
  "ballot.cast": CastVote;
  "ballot.close": CloseBallot;
  "ballot.correct": CorrectVote;
  "ballot.declare": DeclareOutcome;
  "ballot.open": OpenBallot;
  "ballot.proclaim": ProclaimResult;
  "ballot.record": RecordBallot;
  "ballot.state": StateVote;
  "chat.post": PostChat;
  "chat.redact": RedactChat;
  "correction.agree": AgreeToCorrection;
  "correction.propose": ProposeCorrection;
  "correction.refuse": RefuseCorrection;
  "document.attach": AttachDocument;
  "document.withdraw": WithdrawDocument;
  "election.accept": AcceptNomination;
  "election.call": CallElection;
  "election.decline": DeclineNomination;
  "election.nominate": Nominate;
  "election.withdraw": WithdrawCandidacy;
  "floor.allow": AllowInterjection;
  "floor.appeal": AppealRuling;
  "floor.end": EndFloor;
  "floor.extend": ExtendFloor;
  "floor.grant": GrantFloor;
  "floor.interject": Interject;
  "floor.move": MoveRequest;
  "floor.pause": PauseFloor;
  "floor.refuse": RefuseRequest;
  "floor.request": RequestFloor;
  "floor.resume": ResumeFloor;
  "floor.rule": RuleOnPoint;
  "floor.withdraw": WithdrawRequest;
  "minutes.note": Note;
  "rsvp.answer": AnswerCall;
  "rsvp.close": CloseAnswers;
  "rsvp.notify": GiveNotice;
  "rsvp.open": OpenCall;
  "session.adjourn": AdjournSession;
  "session.call": CallSession;
  "session.cancel": CancelSession;
  "session.chair_away": LoseChair;
  "session.chair_back": RegainChair;
  "session.compose": ComposeSession;
  "session.edit": EditSession;
  "session.fail_first_call": FailFirstCall;
  "session.number": NumberSession;
  "session.open": OpenSession;
  "session.rectify": RectifySession;
  "session.redact": RoomsSessionCommandsLifeRedact;
  "session.request": RequestSession;
  "session.resume": ResumeSession;
  "session.schedule": ScheduleSession;
  "session.suspend": SuspendSession;
  "session.take_chair": TakeChair;
  "session.withdraw_request": WithdrawSessionRequest;
  "council.begin_terms": BeginTerms;
  "council.carry_items": CarryItems;
  "council.compose": Compose;
  "council.create": CreateCouncil;
  "council.day_off_remove": RemoveDayOff;
  "council.days_off_set": SetDaysOff;
  "council.edit": EditCouncil;
  "council.expect_session": ExpectSession;
  "council.expire_terms": ExpireTerms;
  "council.forget_session": ForgetSession;
  "council.loss_decide": DecideLoss;
  "council.loss_defence": DefendLoss;
  "council.loss_notice": NoticeLoss;
  "council.loss_open": OpenLoss;
  "council.loss_review": ReviewLoss;
  "council.loss_vacate": VacateLoss;
  "council.number_start": StartNumber;
  "council.office_elect": ElectOfficer;
  "council.office_swear": SwearOfficer;
  "council.office_void": VoidElection;
  "council.organisation_add": AddOrganisation;
  "council.redact": RoomsCouncilCommandsRedact;
  "council.register_session": RegisterSession;
  "council.release_session": ReleaseSession;
  "council.role_grant": GrantRole;
  "council.role_revoke": RevokeRole;
  "council.rules_set": SetRules;
  "council.seat_add": AddSeat;
  "council.seat_edit": EditSeat;
  "council.segment_add": AddSegment;
  "council.set_state": SetStanding;
  "council.swear_in": SwearIn;
  "council.term_end": EndTerm;
  "council.term_extend": ExtendTerm;
  "council.term_start": StartTerm;
  "minutes.begin": BeginMinutes;
  "minutes.cover": CoverItem;
  "minutes.finish": FinishMinutes;
  "minutes.publish": PublishMinutes;
  "minutes.redact": MinutesLifecycleCommandsRedact;
  "minutes.reserve": MinutesLifecycleCommandsReserveItem;
  "minutes.write": WriteSynthesis;
  "commitment.create": CreateCommitment;
  "commitment.propose": ProposeProgress;
  "commitment.withdraw": WithdrawProgress;
}

export interface Events {
  "agenda.added": ItemAdded;
  "agenda.admitted": ItemAdmitted;
  "agenda.amended": PartFiled;
  "agenda.decided": RequestDecided;
  "agenda.edited": ItemEdited;
  "agenda.finished": ItemFinished;
  "agenda.moved": ItemMoved;
  "agenda.not_admitted": ItemNotAdmitted;
  "agenda.opinion_given": OpinionGiven;
  "agenda.part_decided": PartDecided;
  "agenda.part_withdrawn": PartWithdrawn;
  "agenda.requested": Requested;
  "agenda.reserved": RoomsSessionEventsAgendaItemReserved;
  "agenda.retracted": RequestRetracted;
  "agenda.returned": ItemReturned;
  "agenda.started": ItemStarted;
  "agenda.supported": ItemSupported;
  "agenda.withdrawn": ItemWithdrawn;
  "attendance.challenge_decided": ChallengeDecided;
  "attendance.challenged": Challenged;
  "attendance.checked_in": CheckedIn;
  "attendance.checked_out": CheckedOut;
  "attendance.corrected": AttendanceCorrected;
  "attendance.excuse_decided": ExcuseDecided;
  "attendance.excused": Excused;
  "attendance.excuses_closed": ExcusesClosed;
  "attendance.lapsed": Lapsed;
  "attendance.quorum_verified": QuorumVerified;
  "attendance.recusal_withdrawn": RecusalWithdrawn;
  "attendance.recused": Recused;
  "attendance.restored": Restored;
  "ballot.annulled": BallotAnnulled;
  "ballot.called": SeatsCalled;
  "ballot.cast": VoteCast;
  "ballot.closed": BallotClosed;
  "ballot.corrected": VoteCorrected;
  "ballot.declared": OutcomeDeclared;
  "ballot.effects_kept": EffectsKept;
  "ballot.opened": BallotOpened;
  "ballot.proclaimed": ResultProclaimed;
  "ballot.recorded": BallotRecorded;
  "ballot.reopened": QuestionReopened;
  "ballot.stated": VoteStated;
  "ballot.tie_broken": TieBroken;
  "chat.posted": ChatPosted;
  "chat.redacted": ChatRedacted;
  "correction.agreed": CorrectionAgreed;
  "correction.proposed": CorrectionProposed;
  "correction.refused": CorrectionRefused;
  "document.attached": DocumentAttached;
  "document.withdrawn": DocumentWithdrawn;
  "election.accepted": NominationAccepted;
  "election.called": ElectionCalled;
  "election.declined": NominationDeclined;
  "election.nominated": Nominated;
  "election.withdrawn": CandidacyWithdrawn;
  "floor.allowed": InterjectionAllowed;
  "floor.appeal_settled": AppealSettled;
  "floor.appealed": RulingAppealed;
  "floor.ended": FloorEnded;
  "floor.extended": FloorExtended;
  "floor.granted": FloorGranted;
  "floor.moved": RequestMoved;
  "floor.paused": FloorPaused;
  "floor.refused": RequestRefused;
  "floor.requested": FloorRequested;
  "floor.resumed": FloorResumed;
  "floor.ruled": PointRuled;
  "floor.withdrawn": RequestWithdrawn;
  "minutes.noted": Noted;
  "rsvp.answered": CallAnswered;
  "rsvp.closed": AnswersClosed;
  "rsvp.notified": NoticeGiven;
  "rsvp.summoned": AlternatesSummoned;
  "session.adjourned": SessionAdjourned;
  "session.called": SessionCalled;
  "session.cancelled": SessionCancelled;
  "session.chair_lost": ChairLost;
  "session.chair_regained": ChairRegained;
  "session.chair_taken": ChairTaken;
  "session.composed": SessionComposed;
  "session.continued": SessionContinued;
  "session.edited": SessionEdited;
  "session.extended": SessionExtended;
  "session.first_call_failed": FirstCallFailed;
  "session.numbered": SessionNumbered;
  "session.opened": SessionOpened;
  "session.rectified": SessionRectified;
  "session.redacted": RoomsSessionEventsLifeRedacted;
  "session.request_withdrawn": SessionRequestWithdrawn;
  "session.requested": SessionRequested;
  "session.resumed": SessionResumed;
  "session.scheduled": SessionScheduled;
  "session.suspended": SessionSuspended;
  "council.created": CouncilCreated;
  "council.day_off_removed": DayOffRemoved;
  "council.days_off_set": DaysOffSet;
  "council.edited": CouncilEdited;
  "council.election_voided": ElectionVoided;
  "council.items_carried": ItemsCarried;
  "council.items_placed": ItemsPlaced;
  "council.loss_decided": LossDecided;
  "council.loss_defended": LossDefended;
  "council.loss_noticed": LossNoticed;
  "council.loss_opened": LossOpened;
  "council.loss_reviewed": LossReviewed;
  "council.loss_vacated": LossVacated;
  "council.number_started": NumberStarted;
  "council.officer_elected": OfficerElected;
  "council.officer_sworn": OfficerSworn;
  "council.organisation_added": OrganisationAdded;
  "council.redacted": RoomsCouncilEventsRedacted;
  "council.role_granted": RoleGranted;
  "council.role_revoked": RoleRevoked;
  "council.rules_set": RulesSet;
  "council.seat_added": SeatAdded;
  "council.seat_edited": SeatEdited;
  "council.segment_added": SegmentAdded;
  "council.session_expected": SessionExpected;
  "council.session_forgotten": SessionForgotten;
  "council.session_registered": SessionRegistered;
  "council.session_released": SessionReleased;
  "council.state_set": StandingSet;
  "council.term_ended": TermEnded;
  "council.term_extended": TermExtended;
  "council.term_started": TermStarted;
  "council.term_sworn": TermSworn;
  "council.terms_begun": TermsBegun;
  "council.terms_expired": TermsExpired;
  "minutes.begun": MinutesBegun;
  "minutes.covered": ItemCovered;
  "minutes.finished": MinutesFinished;
  "minutes.kept": ParagraphKept;
  "minutes.published": MinutesPublished;
  "minutes.redacted": MinutesLifecycleEventsRedacted;
  "minutes.reserved": MinutesLifecycleEventsItemReserved;
  "minutes.session_ended": SessionEnded;
  "minutes.written": SynthesisWritten;
  "commitment.created": CommitmentCreated;
  "commitment.proposed": ProgressProposed;
  "commitment.withdrawn": ProgressWithdrawn;
}

export type CommandType = keyof Commands;
export type EventType = keyof Events;

/** A command as it travels; the same `id` again gets the same answer. */
export interface Envelope<T extends CommandType = CommandType> {
  id: string;
  type: T;
  data: Commands[T];
}

/** `[path, value]`, or `[path]` for a key that goes. */
export type Change = [path: string[], value: unknown] | [path: string[]];

/** An event as this audience may see it, and what it changes in the view. */
export interface SeenMessage<T extends EventType = EventType> {
  seq: number;
  at: string;
  occurred_at?: string;
  type: T;
  actor: string;
  for?: string;
  data: Partial<Events[T]>;
  set?: Change[];
}

/** An event this audience may not see. */
export interface UnseenMessage {
  seq: number;
  set?: Change[];
}

export type Message = SeenMessage | UnseenMessage;

export interface Receipt {
  number: number;
  at: string;
  choice: string;
}

export type Answer = { ok: true; seq: number; receipt?: Receipt } | (RefusedOut & { ok: false });
