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
    const state = here?.state ?? "absent";
    const mayExcuse = state === "absent" || state === "left";
    return html`<li><p class="cluster"><span>${this.t("page.session.seat", { number: seat.number })}</span> ${badge(this.room.texts, "attendance", here?.called ?? state)}</p>
      ${repeat(people, ({ person }) => person, (holder, place) => this.#person(seat, holder, place > 0 || !seat.titular, here))}
      ${mayExcuse ? html`<p class="actions">${this.#button("attendance.excuse", { seat: seat.id }, `${seat.id}:${EXCUSE}`)}</p>` : nothing}
      ${[EXCUSE, ...people.map(({ person }) => person)].map((key) => this.why(`${seat.id}:${key}`))}</li>`;
  }

  #person(seat: Placed, { person, name }: Holder, isAlternate: boolean, here: Attendance | undefined): Piece {
    const isHere = here !== undefined && person in here.people;
    const key = `${seat.id}:${person}`;
    const button = isHere
      ? this.#button("attendance.check_out", { seat: seat.id, person }, key)
      : this.#button("attendance.check_in", { seat: seat.id, person, place: "in_room" }, key);
    return html`<div class="cluster"><span>${name}${isAlternate ? html` <small>${this.w("capacity", "alternate")}</small>` : nothing}</span>
      ${button}</div>`;
  }

  #button<T extends Mark>(type: T, data: Commands[T], key: string): Piece {
    return this.button({ label: this.w("command", type), key, run: () => { this.hand(type, data, key); } });
  }
}
