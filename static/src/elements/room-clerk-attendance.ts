// Attendance by the clerk's hand: who of each seat is there, who left, whose absence is justified.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Commands } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Attendance, Holder } from "../view.ts";
import { ClerkHand } from "./clerk-hand.ts";
import { badge, type Piece, seatsInOrder } from "./parts.ts";

const EXCUSE = "attendance.excuse";
type Mark = "attendance.check_in" | "attendance.check_out" | "attendance.excuse";
type Placed = ReturnType<typeof seatsInOrder>[number];

export class RoomClerkAttendance extends ClerkHand {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.attendance, view.roster, view.session, pending];
  }

  protected override render(): unknown {
    const { roster, session } = this.view;
    if (!roster || !["called", "open", "suspended"].includes(session.state)) return nothing;
    return html`<details><summary>${this.t("room.clerk.attendance")}</summary>
      <form class="form" @submit=${(event: Event) => { event.preventDefault(); }}>
        ${this.means("attendance-means")}
        <ul class="rows">${repeat(seatsInOrder(roster), ({ id }) => id, (seat) => this.#seat(seat))}</ul>
      </form></details>`;
  }

  #seat(seat: Placed): Piece {
    const here = this.view.attendance?.[seat.id];
    const people = [seat.titular, ...seat.alternates].filter((one) => one !== null);
    return html`<li><p class="cluster"><strong>${this.t("page.session.seat", { number: seat.number })}</strong> ${badge(this.room.texts, "attendance", here?.called ?? "absent")}</p>
      ${repeat(people, ({ person }) => person, (holder, place) => this.#person(seat, holder, place > 0 || !seat.titular, here))}
      ${here?.voter && here.voice.length > 0 ? html`<p class="hint">${this.t("room.clerk.both", { name: here.voter.name, names: here.voice.map(({ name }) => name) })}</p>` : nothing}
      ${this.#more(seat, people, here)}
      ${[EXCUSE, ...people.map(({ person }) => person)].map((key) => this.why(`${seat.id}:${key}`))}</li>`;
  }

  /** Who is there, or the one button that says so; of an alternate beside the titular, that this gives voice alone. */
  #person(seat: Placed, { person, name }: Holder, isAlternate: boolean, here: Attendance | undefined): Piece {
    const stay = here?.people[person];
    const isSecond = isAlternate && here?.voter?.capacity === "titular";
    return html`<div class="cluster"><span>${name}${isAlternate ? html` <small>${this.w("capacity", "alternate")}</small>` : nothing}</span>
      ${stay ? html`<small>${this.w("attendance", "present")}, ${this.w("place", stay.place)}</small>` : this.#button("attendance.check_in", { seat: seat.id, person, place: "in_room" }, `${seat.id}:${person}`, name)}</div>
      ${isSecond && !stay ? html`<p class="hint">${this.t("room.clerk.voice_only", { name: here.voter.name })}</p>` : nothing}`;
  }

  /** What is rarer, and not beside what was just pressed: leaving, and an absence justified, which is the titular's. */
  #more(seat: Placed, people: readonly Holder[], here: Attendance | undefined): Piece {
    const present = people.filter(({ person }) => here && person in here.people);
    const absent = seat.titular && (here === undefined || here.state === "absent" || here.state === "left") ? seat.titular : null;
    if (present.length === 0 && !absent) return nothing;
    return html`<details><summary>${this.t("room.clerk.more")} <span class="visually-hidden">${this.t("page.session.seat", { number: seat.number })}</span></summary><p class="actions">
      ${present.map(({ person, name }) => this.#button("attendance.check_out", { seat: seat.id, person }, `${seat.id}:${person}`, name, true))}
      ${absent ? this.#button(EXCUSE, { seat: seat.id }, `${seat.id}:${EXCUSE}`, absent.name, true) : nothing}</p></details>`;
  }

  #button<T extends Mark>(type: T, data: Commands[T], key: string, name: string, isNamed = false): Piece {
    const label = this.w("command", type);
    return this.button({ ...(isNamed ? { label: `${label}: ${name}` } : { label, about: name }), key, run: () => { this.hand(type, data, key); } });
  }
}
