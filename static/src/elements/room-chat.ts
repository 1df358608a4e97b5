// The session's chat, where its rules have one: posts in order, and writing one while no ballot is open.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Post } from "../view.ts";
import { field, type Piece, section, time } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const POST = "chat.post";

export class RoomChat extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.chat, mine, pending];
  }

  protected override render(): unknown {
    const { chat } = this.view;
    if (!chat || (chat.order.length === 0 && !chat.is_open)) return nothing;
    return section("chat", this.t("page.session.chat"), html`
      <ul class="posts">${repeat(chat.order, (seq) => seq, (seq) => this.#post(chat.posts[seq]))}</ul>
      ${chat.order.length === 0 ? html`<p class="hint">${this.t("page.session.no_posts")}</p>` : nothing}
      ${this.#form(chat.is_open)} ${this.why(POST)}`);
  }

  #post(post: Post | undefined): Piece {
    if (!post) return nothing;
    return html`<li>${time(this.room.texts, post.at)} <strong>${post.name}</strong> ${post.text ?? this.t("page.session.erased")}</li>`;
  }

  #form(isOpen: boolean): Piece {
    if (this.mine.seats.length === 0 && this.mine.roles.length === 0) return nothing;
    return html`<form class="form" @submit=${this.#write}>
      <p class="field"><label for="chat-text">${this.t("room.chat.text")}</label>
        <input id="chat-text" name="text" maxlength="1000" autocomplete="off" required></p>
      <p class="actions">${this.button({ label: this.t("room.chat.send"), key: POST, isOff: !isOpen })}</p>
      ${isOpen ? nothing : html`<p class="hint">${this.t("refusal.chat_closed")}</p>`}</form>`;
  }

  #write = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = field(form, "text");
    if (text) void this.ask(POST, { text }).then((isDone) => { if (isDone) form.reset(); });
  };
}
