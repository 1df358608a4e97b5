// The hand that leads: the next lawful step as one button with its words, the others below. What is lawful, the view says.
import { html, nothing } from "lit";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Step } from "../view.ts";
import { field, optionName, type Piece, section, voterName } from "./parts.ts";
import { asking, type Settles } from "./questions.ts";
import { RoomElement } from "./room-element.ts";

const ADJOURN = "session.adjourn";
const CALL = "session.call";
const SHORT = "short_notice";
const PUT = "ballot.open";
const SUMMON = "ballot.call";
const TIE = "ballot.break_tie";
/** Decided where points of order stand, as is putting an appeal to the vote. */
const RULE = "floor.rule";
/** Never what comes next by itself. */
const VERIFY = "attendance.verify_quorum";
const ASIDE = ["session.suspend", VERIFY];
/** Reasons against adjourning that its own dialog deals with. */
const ASKED = ["open_items", "ballot_unfinished"];

export class RoomChair extends RoomElement {
  #counted = "";

  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.steps, view.session, view.quorum, view.chair, view.agenda, view.floor, view.ballots, mine, pending];
  }

  protected override ticks(): boolean {
    return this.view.steps?.some((step) => this.#wait(step) > 0) ?? false;
  }

  protected override render(): unknown {
    const { steps } = this.view;
    if (!steps?.length || !this.isTable) return nothing;
    const open = steps.filter((step) => this.#isOpen(step));
    const isAside = (step: Step): boolean => ASIDE.includes(step.type) || step.data["informative"] === true || step.data["lacks_quorum"] === true || (step.type === SUMMON && step !== steps[0]);
    const next = open.find((step) => !isAside(step) && this.#wait(step) === 0) ?? open.find((step) => !isAside(step)) ?? steps[0];
    const others = steps.filter((step) => step !== next);
    return section("chair", this.t(this.isChair ? "room.chair.title" : "room.chair.by_clerk"), html`
      ${next ? this.#next(next) : nothing}
      <room-ballot-desk></room-ballot-desk>
      ${others.length > 0 ? html`<h3>${this.t("room.chair.others")}</h3><ul class="steps">${others.map((step) => html`<li>${this.#step(step)}</li>`)}</ul>` : nothing}
      ${this.#counted ? html`<p class="notice" data-kind="good">${this.#counted}</p>` : nothing}
      <room-order></room-order><room-handover></room-handover><room-adjourn></room-adjourn>`);
  }

  #isOpen(step: Step): boolean {
    return step.is_possible || (step.type === ADJOURN && ASKED.includes(step.why?.code ?? ""));
  }

  /** Milliseconds until the step may be taken. */
  #wait({ not_before }: Step): number {
    return not_before === null ? 0 : Math.max(0, Date.parse(not_before) - this.now);
  }

  #next(step: Step): Piece {
    const words = settled(step) ? "" : `room.words.${step.type}${this.#variant(step)}`;
    const suggested = this.room.texts.has(words) ? html`<blockquote class="words">${this.t(words, this.#params(step))}</blockquote>` : nothing;
    return html`${this.#isOpen(step) ? suggested : nothing}${this.#step(step, "primary")}`;
  }

  #step(step: Step, kind: "primary" | "plain" = "plain"): Piece {
    const wait = this.#wait(step);
    const about = this.#about(step);
    const key = this.#key(step);
    const label = wait > 0 ? this.t("room.chair.wait", { what: about, seconds: Math.ceil(wait / 1000), at: step.not_before }) : about;
    return html`<p class="actions">${this.button({ label, key, kind, isOff: wait > 0 || !this.#isOpen(step), run: () => { this.#take(step, key); } })}</p>
      ${step.why && !this.#isOpen(step) ? html`<p class="hint">${this.refusal(step.why)}</p>` : nothing}
      ${this.why(key)} ${step.type === CALL && this.refusals.get(key)?.code === SHORT ? this.#reason(step, key) : nothing}`;
  }

  #take(step: Step, key: string): void {
    if (step.type === ADJOURN) this.querySelector("room-adjourn")?.dispatchEvent(new Event("ask"));
    else if (step.type === RULE || settled(step)?.kind === "appeal") document.querySelector("room-points")?.dispatchEvent(new Event("ask"));
    else if (step.type === PUT && settled(step)) this.#put(settled(step), key);
    else if (step.type === PUT) this.querySelector("room-ballot-desk")?.dispatchEvent(new Event("ask"));
    else void this.ask(step.type, step.data, key).then((isDone) => { if (isDone && step.type === VERIFY) this.#verified(); });
  }

  /** What was recorded shows nowhere else on the page: it is said. */
  #verified(): void {
    this.#counted = this.t("room.chair.verified", { present: this.view.quorum?.present ?? 0 });
    this.room.announcer.say(this.#counted);
    this.requestUpdate();
  }

  #put(settles: Settles | null, key: string): void {
    if (!settles) return;
    const ballot = uuid(crypto.getRandomValues(new Uint8Array(16)));
    void this.ask(PUT, { ballot, settles, ...asking(this.room.texts, this.view, settles) }, key);
  }

  #reason(step: Step, key: string): Piece {
    const call = (event: SubmitEvent): void => {
      event.preventDefault();
      const reason = field(event.currentTarget as HTMLFormElement, "reason");
      void this.ask(CALL, { ...step.data, short_notice_reason: reason }, key);
    };
    return html`<form class="form" @submit=${call}><p class="field"><label for="notice-reason">${this.t("room.reason")}</label>
      <textarea id="notice-reason" name="reason" required></textarea></p><p class="actions">${this.button({ label: this.w("command", CALL), key })}</p></form>`;
  }

  #key({ type, data }: Step): string {
    return `step:${type}:${JSON.stringify(data)}`;
  }

  #variant({ type, data }: Step): string {
    if (type !== "session.open") return "";
    if (data["informative"] === true) return ".informative";
    return data["call"] === 2 ? ".second" : ".first";
  }

  /** The step by its name, with what it is about. */
  #about(step: Step): string {
    if (step.data["settles"]) return this.t("room.point.put");
    const what = this.t(`command.${step.type}`);
    if (step.data["lacks_quorum"] === true) return `${what}: ${this.t("room.chair.lacks_quorum")}`;
    const variant = this.#variant(step);
    if (step.type === SUMMON) return this.#summons(step);
    if (step.type === TIE) return `${what}: ${this.#option(step)}`;
    const settles = settled(step);
    if (settles) return `${what}: ${asking(this.room.texts, this.view, settles).question}`;
    const { item, name } = this.#params(step);
    const about = variant ? this.t(`room.chair.open${variant}`) : (item ?? name);
    return about ? `${what}: ${about}` : what;
  }

  /** What a casting vote would choose. */
  #option({ data }: Step): string {
    const ballot = this.view.ballots?.items[id(data["ballot"])];
    return ballot ? optionName(this.room.texts, ballot, id(data["option"])) : "";
  }

  /** Who is called next by name, or how many are still silent. */
  #summons({ data }: Step): string {
    const { ballots, roster } = this.view;
    const ballot = ballots?.items[id(data["ballot"])];
    const next = ballot?.next;
    if (!next) return this.t("room.roll.call_missing", { count: ballot?.silent ?? 0 });
    return this.t("room.roll.call_next", { number: roster?.seats[next]?.number, name: voterName(roster, next, ballot.seats?.[next]) });
  }

  #params({ type, data }: Step): { item?: string | null | undefined; name?: string | null | undefined; present: number; number?: number | undefined; question?: string | null | undefined } {
    const { agenda, floor, ballots, quorum } = this.view;
    const item = agenda?.items[id(data["item"])];
    const request = type === "floor.grant" ? floor?.requests[floor.queue[0] ?? ""] : undefined;
    return {
      item: item?.title,
      number: item?.number,
      name: request?.name,
      question: ballots?.items[id(data["ballot"])]?.question,
      present: quorum?.present ?? 0,
    };
  }
}

/** The question of procedure that a step puts to the vote. */
function settled({ data }: Step): Settles | null {
  return (data["settles"] as Settles | undefined) ?? null;
}

function id(value: unknown): string {
  return typeof value === "string" ? value : "";
}
