// A member's own presence: checking in, with where from, and out. Being connected is not being present.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Place } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Mine } from "../view.ts";
import { chosen, type Piece, section } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const STATES = ["called", "open", "suspended"];
const PLACES: readonly [Place, ...Place[]] = ["in_room", "remote"];

export class RoomPresence extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.attendance, view.roster, view.session, mine, pending];
  }

  protected override render(): unknown {
    const { session, attendance } = this.view;
    if (this.mine.seats.length === 0 || !attendance || !STATES.includes(session.state)) return nothing;
    return section("presence", this.t("room.presence.title"), repeat(this.mine.seats, ({ seat }) => seat, (held) => this.#seat(held)));
  }

  #seat({ seat, capacity }: Mine["seats"][number]): Piece {
    const number = this.view.roster?.seats[seat]?.number;
    const here = this.view.attendance?.[seat]?.people[this.mine.person ?? ""];
    return html`<p>${this.t("page.session.your_seat", { number, capacity: this.w("capacity", capacity) })}</p>
      ${capacity === "alternate" ? html`<p class="hint">${this.#alternate(seat)}</p>` : nothing}
      ${here ? this.#here(seat, here) : this.#away(seat)}
      ${this.why(`in:${seat}`)} ${this.why(`out:${seat}`)}`;
  }

  #alternate(seat: string): string {
    const voter = this.view.attendance?.[seat]?.voter;
    return this.t(voter?.person === this.mine.person ? "room.presence.alternate_votes" : "room.presence.alternate_voice");
  }

  #here(seat: string, here: { readonly since: string; readonly place: string; readonly lapsed_at: string | null }): Piece {
    const lapsed = here.lapsed_at ? html`<p class="notice" data-kind="warn">${this.t("room.presence.lapsed", { at: here.lapsed_at })}</p>` : nothing;
    const leave = (): void => void this.ask("attendance.check_out", { seat }, `out:${seat}`);
    return html`${lapsed}<p><strong>${this.t("room.presence.here", { at: here.since, place: this.w("place", here.place) })}</strong></p>
      <details><summary>${this.t("room.presence.leave")}</summary><p>${this.t("room.presence.leaving")}</p>
        <p class="actions">${this.button({ label: this.t("room.presence.left"), key: `out:${seat}`, kind: "danger", run: leave })}</p></details>`;
  }

  #away(seat: string): Piece {
    const arrive = (event: SubmitEvent): void => {
      event.preventDefault();
      const place = chosen(event.currentTarget as HTMLFormElement, "place", PLACES);
      void this.ask("attendance.check_in", { seat, place }, `in:${seat}`);
    };
    return html`<form class="form" @submit=${arrive}>
      ${this.#places()}
      <p class="actions">${this.button({ label: this.t("room.presence.check_in"), key: `in:${seat}`, kind: "primary" })}</p></form>`;
  }

  /** From where: for the member to say if the session is held both ways, else as it is held. */
  #places(): Piece {
    const { mode } = this.view.session;
    if (mode !== "hybrid") return html`<input type="hidden" name="place" value=${mode === "in_person" ? "in_room" : "remote"}>`;
    return html`<fieldset class="choices"><legend>${this.t("room.presence.where")}</legend>
      ${PLACES.map((place) => html`<label class="choice"><input type="radio" name="place" value=${place} required>${this.t(`room.presence.${place}`)}</label>`)}</fieldset>`;
  }
}
