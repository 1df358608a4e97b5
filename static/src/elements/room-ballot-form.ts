// Putting a question to the vote: the ballot that the last result asks for, or a new one of any kind. What each kind and
// matter needs, the view says.
import { html, nothing } from "lit";

import { uuid } from "../connection.ts";
import type { Commands } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Ballot, Desk, DeskKind, Said } from "../view.ts";
import { field, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const OPEN = "ballot.open";
const AGAIN = "ballot.again";
type Question = Commands[typeof OPEN];

/** The form opens at an `ask` event. */
export class RoomBallotForm extends RoomElement {
  #kind: string | null = null;
  #matter: string | null = null;
  #proposals = 3;

  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.desk, view.agenda, view.ballots, mine, pending];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("ask", this.#open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("ask", this.#open);
  }

  #open = (): void => {
    if (!this.view.desk?.again) this.querySelector("details.put")?.setAttribute("open", "");
    this.querySelector<HTMLElement>(this.view.desk?.again ? "#desk-again button" : "#desk-question")?.focus();
  };

  protected override render(): unknown {
    const { desk, agenda } = this.view;
    const kind = desk?.kinds.find((one) => one.kind === (this.#kind ?? desk.kind)) ?? desk?.kinds[0];
    if (!desk || !kind) return nothing;
    const title = agenda?.items[agenda.current ?? ""]?.title;
    const about = title && !kind.is_block ? html`<p class="hint">${this.t("room.desk.about", { title })}</p>` : nothing;
    return html`${this.#again(desk)}<details class="put"><summary>${this.t("room.desk.form")}</summary>
      <form class="form" @submit=${(event: SubmitEvent) => { this.#put(event, kind); }}>${about}
      ${this.#kinds(desk, kind)} ${this.#line("question", true)} ${this.#line("yes_means", false)} ${this.#line("no_means", false)}
      ${kind.is_counted ? this.#matters(desk) : nothing} ${kind.options === "never" ? nothing : this.#options(kind)} ${kind.is_block ? this.#items(desk) : nothing}
      <p class="actions">${this.button({ label: this.t("room.desk.open"), key: OPEN, kind: "primary", isOff: kind.why !== null })}</p>${this.why(OPEN)}</form></details>`;
  }

  #again({ again }: Desk): Piece {
    const before = this.view.ballots?.items[again?.of ?? ""];
    if (!again || !before?.result) return nothing;
    const { decision } = before.result;
    const run = (): void => void this.ask(OPEN, carried(before, again.data, this.w("ballot_kind", before.kind)), AGAIN);
    return html`<div class="notice" data-kind="info" id="desk-again"><p>${this.t(`room.desk.again.${decision}`, { question: before.question })}</p>
      <p class="actions">${this.button({ label: this.t(`room.desk.repeat.${decision}`), key: AGAIN, kind: "primary", run })}</p></div>${this.why(AGAIN)}`;
  }

  #kinds(desk: Desk, kind: DeskKind): Piece {
    const choose = (event: Event): void => { this.#kind = (event.target as HTMLSelectElement).value; this.#tell(`room.kind.${this.#kind}`); };
    return html`<p class="field"><label for="desk-kind">${this.t("room.desk.kind")}</label><select id="desk-kind" name="kind" aria-describedby="desk-kind-hint" @change=${choose}>
      ${desk.kinds.map((one) => html`<option value=${one.kind} ?selected=${one.kind === desk.kind}>${this.w("ballot_kind", one.kind)}</option>`)}</select></p>
      <p class="hint" id="desk-kind-hint">${this.t(`room.kind.${kind.kind}`)}${kind.why ? html` <strong>${this.refusal(kind.why)}</strong>` : nothing}</p>`;
  }

  #matters(desk: Desk): Piece {
    const needs = (matter: string): Said | undefined => desk.matters.find((one) => one.matter === matter)?.majority;
    const said = needs(this.#matter ?? desk.matter);
    const choose = (event: Event): void => {
      const next = needs(this.#matter = (event.target as HTMLSelectElement).value);
      if (next) this.#tell(`sentence.${next.code}`, next.params);
    };
    return html`<p class="field"><label for="desk-matter">${this.t("room.desk.matter")}</label><select id="desk-matter" name="matter" aria-describedby="desk-matter-hint desk-needs" @change=${choose}>
      ${desk.matters.map((one) => html`<option value=${one.matter} ?selected=${one.matter === desk.matter}>${this.w("matter", one.matter)}</option>`)}</select></p>
      <p class="hint" id="desk-matter-hint">${this.t("explain.matter")}</p><p class="hint" id="desk-needs">${said ? this.t(`sentence.${said.code}`, said.params) : nothing}</p>`;
  }

  /** What a choice brings is drawn, and told to those who do not see it change. */
  #tell(key: string, params: Said["params"] = {}): void {
    this.room.announcer.say(this.t(key, params));
    this.requestUpdate();
  }

  /** Fields for proposals where the kind needs them; where it may have them, they wait folded until asked for. */
  #options({ options }: DeskKind): Piece {
    const more = (): void => { this.#proposals += 1; this.requestUpdate(); };
    const fields = html`<p class="hint">${this.t(`room.desk.proposals_${options}`)}</p>
      ${Array.from({ length: this.#proposals }, (_, at) => html`<p class="field"><label for=${`desk-p${String(at + 1)}`}>${this.t("room.desk.proposal", { number: at + 1 })}</label>
        <input id=${`desk-p${String(at + 1)}`} name="proposal" maxlength="300" autocomplete="off" ?required=${options === "must" && at < 2}></p>`)}
      <p class="actions">${this.button({ label: this.t("room.desk.more"), run: more })}</p>`;
    return options === "must" ? html`<fieldset><legend>${this.t("room.desk.proposals")}</legend>${fields}</fieldset>`
      : html`<details class="proposals"><summary>${this.t("room.desk.proposals_optional")}</summary>${fields}</details>`;
  }

  #items(desk: Desk): Piece {
    return html`<fieldset><legend>${this.t("room.desk.items")}</legend>${desk.items.map((id) => html`<p><label><input type="checkbox" name="items" value=${id}>
      ${this.view.agenda?.items[id]?.title ?? this.t("page.session.erased")}</label></p>`)}</fieldset>`;
  }

  #line(name: string, isRequired: boolean): Piece {
    return html`<p class="field"><label for=${`desk-${name}`}>${this.t(`room.desk.${name}`)}</label>
      <input id=${`desk-${name}`} name=${name} maxlength="300" autocomplete="off" ?required=${isRequired}></p>`;
  }

  #put(event: SubmitEvent, kind: DeskKind): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const filled = new FormData(form);
    const said = (name: string): string[] => filled.getAll(name).map(String).map((one) => one.trim()).filter(Boolean);
    const labels = Object.fromEntries(said("proposal").map((label, at) => [`p${String(at + 1)}`, label]));
    const isProposal = Object.keys(labels).length > 0;
    void this.ask(OPEN, {
      ballot: fresh(), kind: kind.kind, item: kind.is_block ? null : (this.view.agenda?.current ?? null), question: field(form, "question"),
      yes_means: isProposal ? null : field(form, "yes_means") || null, no_means: isProposal ? null : field(form, "no_means") || null,
      ...(kind.is_counted && { matter: field(form, "matter") }), ...(isProposal && { options: Object.keys(labels), labels }),
      ...(kind.is_block && { items: said("items") }),
    }).then((isDone) => { if (isDone) form.reset(); });
  }
}

/** A repeated ballot: what the view says it is opened with, and the words of the one before. */
function carried(before: Ballot, data: Readonly<Record<string, unknown>>, name: string): Question {
  const standing = Array.isArray(data["options"]) ? data["options"].map(String) : (before.result?.runoff ?? []);
  const labels = Object.fromEntries(standing.flatMap((option) => before.labels?.[option] === undefined ? [] : [[option, before.labels[option]]]));
  const words = { question: before.question ?? name, yes_means: before.yes_means ?? null, no_means: before.no_means ?? null };
  return { ...data, ...words, ballot: fresh(), ...(Object.keys(labels).length > 0 && { labels }) };
}

function fresh(): string {
  return uuid(crypto.getRandomValues(new Uint8Array(16)));
}
