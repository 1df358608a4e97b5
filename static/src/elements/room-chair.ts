// The hand that leads: the next lawful step as one button with its words, the others below. What is lawful, the view says.
import { html, nothing } from "lit";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Step } from "../view.ts";
import { field, type Piece, section } from "./parts.ts";
import { asking, type Settles } from "./questions.ts";
import { RoomElement } from "./room-element.ts";
import { Settling } from "./settling.ts";
import { awaited, elects, isPlain, params, said, settled, variant } from "./steps.ts";

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
  /** While the form for a question is open it is the next step, whatever comes in. */
  #isAsking = false;
  readonly #settling = new Settling(() => { this.requestUpdate(); });

  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.steps, view.session, view.quorum, view.chair, view.agenda, view.floor, view.ballots, view.elections, mine, pending];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("toggle", this.#toggled, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("toggle", this.#toggled, true);
    this.#settling.stop();
  }

  #toggled = ({ target }: Event): void => {
    if (!(target instanceof HTMLDetailsElement) || !target.matches(".put")) return;
    this.#isAsking = target.open;
    this.requestUpdate();
  };

  protected override ticks(): boolean {
    return this.view.steps?.some((step) => this.#wait(step) > 0) ?? false;
  }

  protected override render(): unknown {
    const { steps, session, ballots } = this.view;
    if (session.state === "adjourned") return html`<room-after></room-after>`;
    if (!steps?.length || !this.isTable) return nothing;
    if (ballots?.current) this.#isAsking = false;
    const open = steps.filter((step) => this.#isOpen(step));
    const isAside = (step: Step): boolean => ASIDE.includes(step.type) || step.data["informative"] === true || step.data["lacks_quorum"] === true || (step.type === SUMMON && step !== steps[0]);
    const due = open.find((step) => !isAside(step) && this.#wait(step) === 0) ?? open.find((step) => !isAside(step)) ?? steps[0];
    const next = this.#isAsking ? steps.find(isPlain) : due;
    const waiting = awaited(this.room.texts, this.view);
    const others = steps.filter((step) => step !== next || waiting);
    return section("chair", this.t(this.isChair ? "room.chair.title" : "room.chair.by_clerk"), html`
      ${waiting ? html`<p class="pointer">${waiting}</p>` : next ? this.#next(next) : nothing}
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
    const words = settled(step) || elects(step) || step.data["criterion"] ? "" : `room.words.${step.type}${variant(step)}`;
    const suggested = this.room.texts.has(words) ? html`<blockquote class="words">${this.t(words, params(this.view, step))}</blockquote>` : nothing;
    if (this.#isAsking) return suggested;
    this.#settling.lead(this.#key(step));
    return html`${this.#isOpen(step) ? suggested : nothing}${this.#step(step, "primary")}`;
  }

  #step(step: Step, kind: "primary" | "plain" = "plain"): Piece {
    const wait = this.#wait(step);
    const about = said(this.room.texts, this.view, step);
    const key = this.#key(step);
    const label = wait > 0 ? this.t("room.chair.wait", { what: about, seconds: Math.ceil(wait / 1000), at: step.not_before }) : about;
    return html`<p class="actions">${this.button({ label, key, kind, isOff: wait > 0 || !this.#isOpen(step) || (kind === "primary" && this.#settling.isOn), run: () => { this.#take(step, key); } })}</p>
      ${step.why && !this.#isOpen(step) ? html`<p class="hint">${this.refusal(step.why)}</p>` : nothing}
      ${this.why(key)} ${step.type === CALL && this.refusals.get(key)?.code === SHORT ? this.#reason(step, key) : nothing}`;
  }

  #take(step: Step, key: string): void {
    if (step.type === ADJOURN) this.querySelector("room-adjourn")?.dispatchEvent(new Event("ask"));
    else if (step.type === RULE || settled(step)?.kind === "appeal") document.querySelector("room-points")?.dispatchEvent(new Event("ask"));
    else if (step.type === PUT && elects(step)) this.#elect(elects(step), key);
    else if (step.type === TIE && step.data["criterion"]) document.querySelector("room-election-desk")?.dispatchEvent(new Event("ask"));
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

  #elect(election: string, key: string): void {
    const office = this.view.elections?.[election]?.office;
    const ballot = uuid(crypto.getRandomValues(new Uint8Array(16)));
    void this.ask(PUT, { ballot, election, question: this.t("room.election.question", { office }) }, key);
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
}
