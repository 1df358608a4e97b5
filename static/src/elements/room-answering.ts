// The ways to the answers to the call: a member's own until the session is joined or opens, and those of whoever convenes.
import { html, nothing } from "lit";

import type { State } from "../store.ts";
import { section } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const CONVENERS = ["clerk", "president"];

export class RoomAnswering extends RoomElement {
  protected override slices({ view, mine }: State): readonly unknown[] {
    return [view.session, view.attendance, mine];
  }

  protected override render(): unknown {
    const { session, attendance } = this.view;
    const { person, seats, roles } = this.mine;
    const isHere = Object.values(attendance ?? {}).some(({ people }) => person !== null && person in people);
    const isAsked = session.state === "called" && seats.length > 0 && !isHere;
    const isTable = session.called_at !== null && roles.some((role) => CONVENERS.includes(role));
    if (!isAsked && !isTable) return nothing;
    const to = (page: string): string => `${location.pathname}/${page}`;
    return section("answering", this.t("desk.call.title"), html`
      ${isAsked ? html`<p class="actions"><a class="button" href=${to("answer")}>${this.w("command", "rsvp.answer")}</a></p>` : nothing}
      ${isTable ? html`<p><a href=${to("answers")}>${this.t("desk.rsvp.title")}</a></p><p><a href=${to("kit")}>${this.t("kit.link")}</a></p>` : nothing}`);
  }
}
