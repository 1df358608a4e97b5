// The clerk's desk: attendance and votes by hand for members without a device, notes for the minutes, late items.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { Section } from "../protocol.ts";
import type { State } from "../store.ts";
import { chosen, field, type Piece, section, time } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const NOTE = "minutes.note";
const ADD = "agenda.add";
const SECTIONS: readonly [Section, ...Section[]] = ["order_of_the_day", "preliminary_business", "announcements", "other_business"];
const RUNNING = ["open", "suspended"];

export class RoomClerk extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.notes, view.agenda?.current, view.session, mine, pending];
  }

  protected override render(): unknown {
    const { session } = this.view;
    if (!this.mine.roles.includes("clerk") || session.state === "cancelled") return nothing;
    const isRunning = RUNNING.includes(session.state);
    return section("clerk", this.t("room.clerk.title"), html`
      <room-clerk-votes></room-clerk-votes>
      <room-clerk-attendance></room-clerk-attendance>
      <room-stays></room-stays>
      <room-clerk-recusal></room-clerk-recusal>
      ${this.#notes()} ${isRunning || session.state === "called" ? this.#late() : nothing}`);
  }

  #notes(): Piece {
    const notes = this.view.notes ?? [];
    return html`<details><summary>${this.t("room.clerk.notes", { count: notes.length })}</summary>
      <ul class="posts">${repeat(notes, ({ seq }) => seq, ({ at, text }) => html`<li>${time(this.room.texts, at)} ${text ?? this.t("page.session.erased")}</li>`)}</ul>
      <form class="form" @submit=${this.#note}>
        <p class="field"><label for="note-text">${this.w("command", NOTE)}</label><textarea id="note-text" name="text" rows="3" required></textarea></p>
        <p class="actions">${this.button({ label: this.t("room.clerk.save"), key: NOTE })}</p>${this.why(NOTE)}</form></details>`;
  }

  #note = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [text, item] = [field(form, "text"), this.view.agenda?.current];
    if (text) void this.ask(NOTE, { text, ...(item && { item }) }).then((isDone) => { if (isDone) form.reset(); });
  };

  #late(): Piece {
    return html`<details><summary>${this.t("room.clerk.late")}</summary><form class="form" @submit=${this.#add}>
      <p class="field"><label for="late-title">${this.t("room.clerk.late_title")}</label><input id="late-title" name="title" maxlength="300" autocomplete="off" required></p>
      <p class="field"><label for="late-section">${this.t("room.clerk.late_section")}</label><select id="late-section" name="section">
        ${SECTIONS.map((code) => html`<option value=${code}>${this.w("section", code)}</option>`)}</select></p>
      <p class="actions">${this.button({ label: this.w("command", ADD), key: ADD })}</p>${this.why(ADD)}</form></details>`;
  }

  #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = { item: uuid(crypto.getRandomValues(new Uint8Array(16))), title: field(form, "title"), section: chosen(form, "section", SECTIONS) };
    void this.ask(ADD, data).then((isDone) => { if (isDone) form.reset(); });
  };
}
