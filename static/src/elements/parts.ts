// Pieces that several elements draw, from values alone.
import { html, nothing, svg, type TemplateResult } from "lit";
import { map } from "lit/directives/map.js";

import { spoken } from "../announce.ts";
import type { Texts } from "../text.ts";
import type { Attendance, Ballot, Floor, Item, Roster, Seat, SeatVote, Speaker } from "../view.ts";

export type Piece = TemplateResult | typeof nothing;

export function badge(texts: Texts, topic: string, code: string): TemplateResult {
  return html`<span class="badge" data-state=${code}>${texts.word(topic, code)}</span>`;
}

export function tag(text: string): TemplateResult {
  return html`<span class="tag">${text}</span>`;
}

export function time(texts: Texts, at: string, withSeconds = false): TemplateResult {
  return html`<time datetime=${at}>${texts.time(at, withSeconds)}</time>`;
}

/** A part of the page with its heading, which takes the focus when a control inside goes away. */
export function section(id: string, title: string, body: unknown): TemplateResult {
  return html`<section class="card" aria-labelledby=${id}><h2 id=${id} tabindex="-1">${title}</h2>${body}</section>`;
}

/** What a word of the field means, if the catalogue explains it. */
export function explained(texts: Texts, key: string): Piece {
  return texts.has(`explain.${key}`) ? html`<p class="hint">${texts.t(`explain.${key}`)}</p>` : nothing;
}

/** Where an item came back from, and why. */
export function originSaid(texts: Texts, origin: NonNullable<Item["origin"]>): string {
  const session = texts.t(`session.${origin.kind}`, { number: origin.number });
  return texts.t("page.session.origin", { why: texts.word("origin", origin.why), position: origin.position, session, held_at: origin.held_at });
}

export function optionName(texts: Texts, ballot: Ballot, option: string): string {
  return ballot.labels?.[option] ?? texts.word("option", option);
}

/** What an option means, in the plain sentence of the ballot. */
export function meaning(ballot: Ballot, option: string): string | null {
  if (option === "yes") return ballot.yes_means ?? null;
  return option === "no" ? (ballot.no_means ?? null) : null;
}

/** Who holds or stood for a seat in a ballot, by name. */
export function voterName(roster: Roster | null, seat: string, vote: SeatVote | undefined): string {
  const held = roster?.seats[seat];
  const known = held ? [held.titular, ...held.alternates].find((one) => one?.person === vote?.person) : null;
  return known?.name ?? held?.titular?.name ?? "";
}

/** Votes by option in numbers and as bars; nothing while they are hidden. */
export function bars(texts: Texts, ballot: Ballot): Piece {
  const { counts } = ballot;
  if (!counts) return nothing;
  const shown = [...ballot.options, "abstain"].filter((option) => option in counts);
  const all = Math.max(1, shown.reduce((sum, option) => sum + (counts[option] ?? 0), 0));
  return html`<ul class="results">${map(shown, (option) => {
    const votes = counts[option] ?? 0;
    return html`<li class="result-bar" data-option=${option}><span class="label">${optionName(texts, ballot, option)}</span>
      <data value=${votes}>${votes}</data><svg class="bar" aria-hidden="true" focusable="false"
      >${svg`<rect width="${String(Math.round((100 * votes) / all))}%" height="100%"></rect>`}</svg></li>`;
  })}</ul>`;
}

export function resultSentence(texts: Texts, ballot: Ballot): Piece {
  const said = spoken(ballot);
  return said ? html`<p class="arithmetic">${texts.t(`sentence.${said.code}`, said.params)}</p>` : nothing;
}

/** Milliseconds that remain to somebody who speaks; less than nothing once the time is over. */
export function leftOf({ running_since, seconds, used_ms }: Speaker, now: number): number {
  const running = running_since ? Math.max(0, now - Date.parse(running_since)) : 0;
  return seconds * 1000 - used_ms - running;
}

/** A kind of speech by the council's own name, or else by the customary word. */
export function speechName(texts: Texts, floor: Floor | null, code: string): string {
  return floor?.kinds[code]?.name ?? texts.word("speech", code);
}

/** Who is, who was last, or who would be there for a seat. */
export function occupant(seat: Seat, here: Attendance | undefined): string | null {
  const waiting = Object.keys(here?.people ?? {})[0] ?? here?.attended.at(-1);
  const known = [seat.titular, ...seat.alternates].find((one) => one?.person === waiting);
  return here?.voter?.name ?? known?.name ?? seat.titular?.name ?? null;
}

/** Seats by number, with their ids. */
export function seatsInOrder(roster: Roster): (Seat & { readonly id: string })[] {
  return Object.entries(roster.seats).map(([id, seat]) => ({ id, ...seat })).sort((a, b) => a.number - b.number);
}

/** A field of a form as it was filled in, without the blanks around it. */
export function field(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** Which of the codes was chosen in a form: the first unless another was. */
export function chosen<Code extends string>(form: HTMLFormElement, name: string, codes: readonly [Code, ...Code[]]): Code {
  const value = field(form, name);
  return codes.find((code) => code === value) ?? codes[0];
}

/** Values by what `key` gives for them, in the order in which each key comes first. */
export function grouped<Value>(values: readonly Value[], key: (value: Value) => string): (readonly [string, readonly Value[]])[] {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return [...groups];
}
