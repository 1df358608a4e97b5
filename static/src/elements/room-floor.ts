// Who speaks, with the server's clock counted on here, and who waits. The chair's hand on it, too.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Floor, How, Request, Speaker } from "../view.ts";
import { chosen, field, leftOf, type Piece, section, speechName } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const MORE_SECONDS = 60;
const WAYS: readonly [How, ...How[]] = ["microphone", "link", "telephone", "read"];

export class RoomFloor extends RoomElement {
  #warned = "";

  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.floor, view.session, view.chair, mine, pending];
  }

  protected override ticks(): boolean {
    return Boolean(this.view.floor?.speaker?.running_since);
  }

  protected override render(): unknown {
    const { floor, session } = this.view;
    if (!floor || (session.state !== "open" && session.state !== "suspended")) return nothing;
    return section("floor", this.t("page.session.floor"), html`
      ${floor.speaker ? this.#speaker(floor.speaker, floor) : html`<p>${this.t("page.session.nobody_speaks")}</p>`}
      ${floor.aside ? html`<p class="notice">${this.t("room.floor.aside", { name: this.#who(floor.aside) })} ${this.#clock(floor.aside)}</p>` : nothing}
      ${floor.interrupted ? html`<p class="notice" data-kind="info">${this.t("room.floor.interrupted", { name: floor.interrupted.name })}</p>` : nothing}
      <room-chime></room-chime>
      <room-points></room-points>
      ${this.#queue(floor)}
      <room-asking></room-asking>
      <room-spoken></room-spoken>
      ${["floor.end", "floor.grant"].map((key) => this.why(key))}`);
  }

  #clock(speaker: Speaker): Piece {
    const left = leftOf(speaker, this.now);
    return html`<data value=${Math.round(left / 1000)}>${clock(left)}</data>`;
  }

  #speaker(speaker: Speaker, floor: Floor): Piece {
    const left = leftOf(speaker, this.now);
    const share = Math.max(0, left) / (speaker.seconds * 1000);
    const warning = (floor.kinds[speaker.kind]?.sound ?? 0) * 1000;
    const state = left < 0 ? "over" : left <= warning ? "ending" : "running";
    this.#warn(speaker, state);
    return html`<div class="speaker" data-state=${state}>
      <p><strong>${this.#who(speaker)}</strong><br>${this.#name(speaker.kind)}${speaker.article ? html` (${speaker.article})` : nothing}${speaker.subject ? html` · ${speaker.subject}` : nothing}</p>
      <p class="clock">${this.#clock(speaker)}
        <span>${this.t(left < 0 ? "room.floor.over" : "room.floor.left", { seconds: speaker.seconds })}</span></p>
      <progress max="1" .value=${share} aria-label=${this.t("room.floor.clock")}></progress>
      ${speaker.running_since ? nothing : html`<p>${this.t("page.session.paused")}</p>`}
      ${speaker.how ? html`<p>${this.t(`room.floor.how.${speaker.how}`)}</p>` : nothing}
      ${this.#hand(speaker)}</div>`;
  }

  /** Told once to whoever speaks, and to the table: the time is ending, or over. */
  #warn(speaker: Speaker, state: string): void {
    const told = `${speaker.request}:${state}`;
    if (state === "running" || this.#warned === told || !speaker.running_since) return;
    this.#warned = told;
    if (this.isTable || speaker.person === this.mine.person) this.room.announcer.say(this.t(`room.floor.warn.${state}`));
  }

  #hand(speaker: Speaker): Piece {
    const end = this.button({ label: this.t("room.floor.end"), key: "floor.end", run: () => void this.ask("floor.end", {}) });
    const inside = this.view.floor?.aside ?? null;
    const isMine = [speaker, inside].some((one) => one !== null && one.person !== null && one.person === this.mine.person);
    if (!this.isTable) return isMine ? html`<p class="actions">${end}</p>` : nothing;
    const clockStep = speaker.running_since ? "floor.pause" : "floor.resume";
    return html`<p class="actions">
      ${this.button({ label: this.w("command", clockStep), key: clockStep, run: () => void this.ask(clockStep, {}) })}
      ${this.button({ label: this.t("room.floor.more", { seconds: MORE_SECONDS }), key: "floor.extend", run: () => void this.ask("floor.extend", { seconds: MORE_SECONDS }) })}
      ${end}</p>`;
  }

  #queue(floor: Floor): Piece {
    if (floor.queue.length === 0) return nothing;
    return html`<h3>${this.t("page.session.queue")}</h3>
      ${this.isTable ? html`<form class="how" @submit=${(event: Event) => { event.preventDefault(); }}><p class="field"><label for="floor-how">${this.t("room.floor.how_label")}</label>
        <select id="floor-how" name="how"><option value="">${this.t("room.floor.how_any")}</option>${WAYS.map((how) => html`<option value=${how}>${this.t(`room.floor.how.${how}`)}</option>`)}</select></p></form>` : nothing}
      <ol class="floor">${repeat(floor.queue, (id) => id, (id, place) => {
        const request = floor.requests[id];
        return request ? html`<li>${this.#waiting(id, request, floor, place)}</li>` : nothing;
      })}</ol>`;
  }

  #waiting(id: string, request: Request, floor: Floor, place: number): Piece {
    const isMine = request.person !== null && request.person === this.mine.person;
    const isFree = floor.speaker === null || request.kind === "point_of_order";
    const [grant, withdraw] = [`floor.grant:${id}`, `floor.withdraw:${id}`];
    return html`<div class="cluster"><span>${isMine ? html`<strong>${this.#who(request)}</strong>` : this.#who(request)}
        · ${this.#name(request.kind)}${request.article ? html` (${request.article})` : nothing}${request.subject ? html` · ${request.subject}` : nothing}</span>
      ${this.isTable && isFree ? this.button({ label: this.t("room.floor.grant"), key: grant, run: () => { this.#grant(id, grant); } }) : nothing}
      ${isMine ? this.button({ label: this.w("command", "floor.withdraw"), key: withdraw, run: () => void this.ask("floor.withdraw", { request: id }, withdraw) }) : nothing}
      </div>${this.isTable && !isMine ? this.#others(id, request, floor, place) : nothing}${this.why(grant)}${this.why(withdraw)}`;
  }

  #grant(id: string, key: string): void {
    const form = this.querySelector<HTMLFormElement>("form.how");
    const how = form && field(form, "how") ? chosen(form, "how", WAYS) : null;
    void this.ask("floor.grant", { request: id, how }, key);
  }

  /** What else the table does with a request: refuse it with a reason, or let it pass another of its priority. */
  #others(id: string, request: Request, floor: Floor, place: number): Piece {
    const before = floor.queue[place - 1];
    const isSame = before !== undefined && floor.kinds[floor.requests[before]?.kind ?? ""]?.priority === floor.kinds[request.kind]?.priority;
    const [move, refuse] = [`floor.move:${id}`, `floor.refuse:${id}`];
    const send = (event: SubmitEvent): void => {
      event.preventDefault();
      void this.ask("floor.refuse", { request: id, reason: field(event.currentTarget as HTMLFormElement, "reason") }, refuse);
    };
    return html`<details><summary>${this.t("room.floor.others")}</summary>
      ${isSame ? html`<p class="actions">${this.button({ label: this.t("room.floor.earlier"), key: move, run: () => void this.ask("floor.move", { request: id, before }, move) })}</p>${this.why(move)}` : nothing}
      <form class="form" @submit=${send}><p class="field"><label for=${`refuse-${id}`}>${this.t("room.reason")}</label>
        <input id=${`refuse-${id}`} name="reason" maxlength="500" required autocomplete="off"></p>
        <p class="actions">${this.button({ label: this.t("room.floor.refuse"), key: refuse, kind: "danger" })}</p>${this.why(refuse)}</form></details>`;
  }

  #name(kind: string): string {
    return speechName(this.room.texts, this.view.floor, kind);
  }

  #who({ name }: Request): string {
    return name ?? this.t("page.session.citizen");
  }
}

/** Minutes and seconds, with a sign once the time is over. */
function clock(left: number): string {
  const seconds = Math.abs(left < 0 ? Math.floor(left / 1000) : Math.ceil(left / 1000));
  return `${left < 0 ? "−" : ""}${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}
