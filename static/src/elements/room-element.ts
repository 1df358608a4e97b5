// What the live parts of a page share: they follow the store, say texts, ask for things. No part of its own on the screen.
import { html, LitElement, nothing, type TemplateResult } from "lit";

import type { Commands, CommandType } from "../protocol.ts";
import { named, type Room } from "../room.ts";
import type { Pending, State } from "../store.ts";
import type { Mine, Said, View } from "../view.ts";

export interface Button {
  readonly label: string;
  /** What the label leaves to the eye, for ears: whom it is about. */
  readonly about?: string;
  readonly key?: string;
  readonly kind?: "primary" | "plain" | "danger";
  /** Without one the button submits its form. */
  readonly run?: () => void;
  readonly isOff?: boolean;
}

/**
 * A light-DOM element that replaces the server's HTML inside it. It renders anew when one of `slices` changes.
 * Controls are never written to by an update, so that a form half filled in stays as it is, and the focus where it is.
 */
export abstract class RoomElement extends LitElement {
  static room: Room;
  /** By key of what was asked: why it was refused. */
  protected readonly refusals = new Map<string, { readonly code: string; readonly message: string }>();
  #stop: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #heldFocus = false;

  /** What of the state this element shows. */
  protected abstract slices(state: State): readonly unknown[];

  protected get room(): Room {
    return RoomElement.room;
  }

  protected get state(): State {
    return this.room.store.state;
  }

  protected get view(): View {
    return this.state.view;
  }

  protected get mine(): Mine {
    return this.state.mine;
  }

  /** Whether the reader presides, or keeps the record. */
  protected get isTable(): boolean {
    return this.view.steps !== null && (this.isChair || this.mine.roles.includes("clerk"));
  }

  protected get isChair(): boolean {
    return this.mine.person !== null && this.view.chair?.person === this.mine.person;
  }

  /** The server's clock, in milliseconds. */
  protected get now(): number {
    return this.room.now() + this.state.offset;
  }

  /** Whether what is shown changes by time alone; it is then drawn each second. */
  protected ticks(): boolean {
    return false;
  }

  protected t(key: string, params: Readonly<Record<string, unknown>> = {}): string {
    return this.room.texts.t(key, params);
  }

  protected w(topic: string, code: string | null | undefined): string {
    return this.room.texts.word(topic, code);
  }

  protected refusal(why: Said): string {
    return this.t(`refusal.${why.code}`, named(this.view, why.params));
  }

  protected pending(key: string): Pending | undefined {
    return this.state.pending.find((one) => one.key === key);
  }

  /** Gives a command; true once it was granted. A refusal is kept under the key, shown by `why`, and told. */
  protected async ask<T extends CommandType>(type: T, data: Commands[T], key: string = type): Promise<boolean> {
    if (this.pending(key)) return false;
    this.refusals.delete(key);
    const answer = await this.room.connection.command(type, data, key);
    if (answer?.ok === false) {
      this.refusals.set(key, answer);
      this.room.announcer.say(answer.message);
    }
    this.requestUpdate();
    return answer?.ok ?? false;
  }

  protected button({ label, about, key = label, kind = "plain", run, isOff = false }: Button): TemplateResult {
    const [pending, off] = [this.pending(key), isOff || this.pending(key) !== undefined];
    const press = (event: Event): void => {
      if (off) event.preventDefault();
      else run?.();
    };
    return html`<button type=${run ? "button" : "submit"} class="button" data-kind=${kind} aria-disabled=${String(off)} @click=${press}
      >${pending ? this.t(`room.${pending.status}`) : label}${about ? html`<span class="visually-hidden">: ${about}</span>` : nothing}</button>`;
  }

  /** Why what was asked under this key was refused. */
  protected why(key: string): TemplateResult | typeof nothing {
    const refusal = this.refusals.get(key);
    return refusal ? html`<p class="notice" data-kind="bad">${refusal.message}</p>` : nothing;
  }

  protected override createRenderRoot(): this {
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.room.store.subscribe(
      (state) => state,
      (now, before) => {
        const [next, last] = [this.slices(now), this.slices(before)];
        if (next.some((slice, place) => slice !== last[place])) this.requestUpdate();
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    if (this.#timer) clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    this.#heldFocus = this.contains(document.activeElement);
  }

  /** A control that went away while it had the focus leaves it to the part's own heading, never to the page's top. */
  protected override updated(): void {
    if (this.#heldFocus && !this.contains(document.activeElement)) {
      this.querySelector<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = this.ticks() ? setTimeout(() => { this.requestUpdate(); }, 1000 - (this.now % 1000)) : null;
  }
}
