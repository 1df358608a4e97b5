// What ears are told: the only live region of the page. Polite, except for a ballot's opening, its closing, and the floor.
import type { State } from "./store.ts";
import type { Ballot, Said, View } from "./view.ts";

/** A key of the catalogue with what fills it; urgent ones interrupt. */
export interface News {
  readonly key: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly isUrgent?: boolean;
}

/** Writes into two regions that assistive technology watches; equal texts in a row are told again. */
export class Announcer {
  readonly #regions: Readonly<Record<"polite" | "assertive", HTMLElement>>;

  constructor(page: Document) {
    const region = (politeness: string): HTMLElement => {
      const made = page.createElement("p");
      made.className = "visually-hidden";
      made.setAttribute("aria-live", politeness);
      return page.body.appendChild(made);
    };
    this.#regions = { polite: region("polite"), assertive: region("assertive") };
  }

  say(text: string, isUrgent = false): void {
    const region = this.#regions[isUrgent ? "assertive" : "polite"];
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }
}

/** What is worth telling between two states, the most urgent last, since it is what remains. */
export function news(now: State, before: State): News[] {
  const { view: after, mine } = now;
  const { view: old } = before;
  if (after === old) return [];
  return [...ofSession(after, old), ...ofTable(after, old), ...ofFloor(after, old, mine.person), ...ofBallots(after, old, mine.person)];
}

function ofSession(after: View, old: View): News[] {
  const told: News[] = [];
  if (after.session.state !== old.session.state) told.push({ key: `room.news.session.${after.session.state}` });
  if (after.chair && after.chair.person !== old.chair?.person) told.push({ key: "room.news.chair", params: { name: after.chair.name } });
  const check = after.session.opened ? "deliberation" : "opening";
  const [is, was] = [after.quorum?.[check].is_reached, old.quorum?.[check].is_reached];
  if (after.quorum && was !== undefined && is !== was) told.push(sentence(after.quorum.sentence));
  return told;
}

function ofTable(after: View, old: View): News[] {
  const current = after.agenda?.current;
  const item = current ? after.agenda.items[current] : null;
  if (!item || current === old.agenda?.current) return [];
  return [{ key: "room.news.item", params: { number: item.number, title: item.title } }];
}

function ofFloor(after: View, old: View, me: string | null): News[] {
  const speaker = after.floor?.speaker;
  if (!speaker || speaker.request === old.floor?.speaker?.request) return [];
  if (me !== null && speaker.person === me) return [{ key: "room.news.your_floor", params: { seconds: speaker.seconds }, isUrgent: true }];
  return [{ key: "room.news.floor", params: { name: speaker.name } }];
}

function ofBallots(after: View, old: View, me: string | null): News[] {
  return (after.ballots?.order ?? []).flatMap((id) => {
    const [ballot, was] = [after.ballots?.items[id], old.ballots?.items[id]];
    if (!ballot) return [];
    return ballot.state === was?.state ? ofRoll(ballot, was, after, me) : ofBallot(ballot);
  });
}

/** Who is called by name: whoever is called hears it at once, the others when they are done listening. */
function ofRoll(ballot: Ballot, was: Ballot, { roster }: View, me: string | null): News[] {
  const seat = ballot.kind === "called_roll" ? ballot.called : null;
  if (!seat || (seat === was.called && ballot.calls[seat] === was.calls[seat])) return [];
  const [held, vote] = [roster?.seats[seat], ballot.seats?.[seat]];
  const params = { number: held?.number, name: [held?.titular, ...(held?.alternates ?? [])].find((one) => one?.person === vote?.person)?.name };
  return [me !== null && vote?.person === me ? { key: "room.roll.your_turn", params, isUrgent: true } : { key: "room.news.called", params }];
}

function ofBallot(ballot: Ballot): News[] {
  const question = ballot.question ?? null;
  switch (ballot.state) {
    case "open":
      return [{ key: "room.news.ballot.open", params: { question }, isUrgent: true }];
    case "closed":
      return [{ key: "room.news.ballot.closed", params: { question }, isUrgent: true }];
    case "annulled":
      return [{ key: "room.news.ballot.annulled", params: { question } }];
    case "proclaimed":
      return ballot.result ? [sentence(spoken(ballot) ?? ballot.result.sentence)] : [];
  }
}

function sentence({ code, params }: Said): News {
  return { key: `sentence.${code}`, params };
}

/** A result's sentence, with an option by its name, and whether a casting vote decided. */
export function spoken(ballot: Ballot): Said | null {
  if (!ballot.result) return null;
  const { code, params } = ballot.result.sentence;
  const option = typeof params["option"] === "string" ? params["option"] : "";
  return { code, params: { ...params, option: ballot.labels?.[option] ?? option, casting: ballot.result.casting } };
}
