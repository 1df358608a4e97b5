// What was announced of the session and what became of it, and the ways to its papers. To read only.
import { html, nothing } from "lit";

import type { State } from "../store.ts";
import { type Piece, section } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const CONVENERS = ["clerk", "president"];
const OVER = ["adjourned", "cancelled"];

export class RoomFacts extends RoomElement {
  protected override slices({ view, mine }: State): readonly unknown[] {
    return [view.session, mine];
  }

  protected override render(): unknown {
    const { session } = this.view;
    const { opened } = session;
    const isOver = OVER.includes(session.state);
    const call = this.t(opened?.call === 2 ? "page.session.second_call" : "page.session.first_call");
    return section("facts", this.t("page.session.facts"), html`<dl class="facts">
      ${session.title ? this.#fact("page.session.council", session.council.name) : nothing}
      ${this.#moment("page.session.first_call", session.scheduled_at)} ${this.#moment("page.session.second_call", session.second_call_at)}
      ${this.#fact("page.session.mode", this.w("mode", session.mode))}
      ${session.place ? this.#fact("page.session.place", session.place) : nothing}
      ${session.link ? this.#fact("page.session.link", this.#link(session.link)) : nothing}
      ${this.#moment("page.session.called_at", session.called_at)}
      ${opened ? this.#moment("page.session.opened_at", opened.at, ` (${call})`) : nothing}
      ${session.adjourned_at ? this.#moment(`state.${session.state}`, session.adjourned_at) : nothing}</dl>
      ${session.called_at ? this.#way("call", "desk.call.title") : nothing}
      ${session.has_draft && !isOver ? this.#way("minutes", "page.session.to_draft") : nothing}
      ${session.called_at && !isOver && this.mine.seats.length === 0 ? this.#way("voice", this.mine.roles.includes("clerk") ? "page.voice.list" : "page.voice.title") : nothing}
      ${session.opened && this.mine.roles.includes("clerk") ? this.#way("attendance", "room.stays.title") : nothing}
      ${!isOver && this.mine.roles.some((role) => CONVENERS.includes(role)) ? this.#way("agenda", "desk.agenda.title") : nothing}`);
  }

  #fact(key: string, value: unknown): Piece {
    return html`<dt>${this.t(key)}</dt><dd>${value}</dd>`;
  }

  #moment(key: string, at: string | null, after = ""): Piece {
    return at ? this.#fact(key, html`<time datetime=${at}>${this.room.texts.moment(at)}</time>${after}`) : nothing;
  }

  /** An address a browser may be sent to; anything else is shown as text. */
  #link(link: string): Piece {
    return /^https?:\/\//.test(link) ? html`<a href=${link} rel="noopener noreferrer">${link}</a>` : html`${link}`;
  }

  #way(to: string, key: string): Piece {
    return html`<p><a href=${`${location.pathname}/${to}`}>${this.t(key)}</a></p>`;
  }
}
