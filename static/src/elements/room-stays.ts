// Attendance put right by the clerk: a person's stretches, each with its place and times, replaced as a whole, with the reason.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Place } from "../protocol.ts";
import type { State } from "../store.ts";
import { field, type Piece, seatsInOrder } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const CORRECT = "attendance.correct";
const PLACES: readonly Place[] = ["in_room", "remote"];

interface Stretch {
  readonly place: string;
  readonly since: string;
  readonly until: string | null;
}

export class RoomStays extends RoomElement {
  /** Whose stretches are in the form, and what they were when it was begun: what comes in meanwhile does not touch it. */
  #person = "";
  #known: readonly Stretch[] = [];
  #extra = 1;
  #isDone = false;

  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.roster, view.session, pending];
  }

  protected override render(): unknown {
    const { roster, session } = this.view;
    if (!roster || !["open", "suspended"].includes(session.state)) return nothing;
    return html`<details><summary>${this.t("room.stays.title")}</summary><form class="form" @submit=${this.#correct}>
      <p>${this.t("room.stays.lead")} ${this.t("room.stays.until_hint")}</p>
      <p class="field"><label for="stays-person">${this.t("room.stays.person")}</label><select id="stays-person" name="person" required @change=${this.#choose}>
        <option value=""></option>${seatsInOrder(roster).flatMap(({ number, titular, alternates }) => [titular, ...alternates].map((one) => one &&
          html`<option value=${one.person}>${this.t("room.stays.seat", { number })} · ${one.name}</option>`))}</select></p>
      ${this.#isDone ? html`<p class="notice" data-kind="good">${this.t("room.stays.done")}</p>` : nothing}
      ${this.#person ? this.#stretches() : nothing}</form></details>`;
  }

  #stretches(): Piece {
    const rows = [...this.#known, ...Array.from({ length: this.#extra }, (): Stretch => ({ place: "in_room", since: "", until: null }))];
    const named = rows.map((row, at) => ({ ...row, key: `${this.#person}-${String(at)}`, at }));
    return html`${repeat(named, ({ key }) => key, (row) => this.#stretch(row))}
      <p class="actions">${this.button({ label: this.t("room.stays.more"), run: () => { this.#extra += 1; this.requestUpdate(); } })}</p>
      <p class="field"><label for="stays-reason">${this.t("room.stays.reason")}</label><textarea id="stays-reason" name="reason" rows="2" maxlength="2000" required></textarea></p>
      <p class="actions">${this.button({ label: this.w("command", CORRECT), key: CORRECT })}</p>${this.why(CORRECT)}`;
  }

  #stretch({ key, at, place, since, until }: Stretch & { key: string; at: number }): Piece {
    const moment = (name: "since" | "until", value: string | null): Piece => html`<p class="field"><label for=${`${name}-${key}`}>${this.t(`room.stays.${name}`)}</label>
      <input id=${`${name}-${key}`} name=${`${name}-${String(at)}`} type="datetime-local" step="1" value=${value ? this.room.texts.local(value) : ""}></p>`;
    return html`<fieldset class="choices"><legend>${this.t("room.stays.period", { number: at + 1 })}</legend>
      <p class="field"><label for=${`place-${key}`}>${this.t("room.stays.place")}</label><select id=${`place-${key}`} name=${`place-${String(at)}`}>
        ${PLACES.map((code) => html`<option value=${code} ?selected=${code === place}>${this.w("place", code)}</option>`)}</select></p>
      ${moment("since", since)} ${moment("until", until)}</fieldset>`;
  }

  #choose = (event: Event): void => {
    this.#person = (event.currentTarget as HTMLSelectElement).value;
    const seats = Object.values(this.view.attendance ?? {});
    const past = seats.flatMap(({ stays }) => stays.filter(({ person }) => person === this.#person));
    const here = seats.flatMap(({ people }) => people[this.#person] ?? []);
    this.#known = [...past, ...here.map(({ place, since }) => ({ place, since, until: null }))];
    [this.#extra, this.#isDone] = [1, false];
    this.requestUpdate();
  };

  #correct = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const stays = Array.from({ length: this.#known.length + this.#extra }, (_, at) => String(at)).flatMap((at) => {
      const [since, until] = [field(form, `since-${at}`), field(form, `until-${at}`)];
      const place = PLACES.find((code) => code === field(form, `place-${at}`)) ?? "in_room";
      return since ? [{ place, since: this.room.texts.instant(since), ...(until && { until: this.room.texts.instant(until) }) }] : [];
    });
    void this.ask(CORRECT, { person: this.#person, stays, reason: field(form, "reason") }).then((isDone) => {
      if (!isDone) return;
      form.reset();
      [this.#person, this.#isDone] = ["", true];
      this.requestUpdate();
    });
  };
}
