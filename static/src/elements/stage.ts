// A page with one live part on it, a server that answers as told, and what a test looks for. Not part of the page.
import { beforeAll, beforeEach, expect, vi } from "vitest";

import type { Commands, CommandType } from "../protocol.ts";
import { Store } from "../store.ts";
import { Hands, withBallot } from "../testing.ts";
import { Texts } from "../text.ts";
import type { Ballot, Mine, View } from "../view.ts";
import { defineElements } from "./index.ts";
import { RoomElement } from "./room-element.ts";

/** Keys stand for themselves, but for the few whose values a test reads. */
const TEXTS = {
  "room.vote.receipt": "{choice} nº {number} às {at}",
  "room.vote.kept": "{choice}",
  "room.ballot.checking": "{seconds} s",
  "refusal.titular_votes": "{name} vota",
  "room.words.ballot.proclaim": "Proclamo",
  "room.roll.seat": "{number} {name}",
  "room.roll.your_turn": "Sua vez, {number}",
  "room.roll.call_next": "Chamar {number} {name}",
  "room.roll.call_missing": "Chamar {count}",
  "room.desk.tie_falls": "Senão {decision}",
  "sentence.majority.qualified.absolute": "Precisa de {needed}",
  "refusal.called_too_seldom": "Faltam chamadas",
  "room.chair.wait": "{what} em {seconds} s",
};

type Reply = Parameters<Store["answered"]>[1];

/** What was asked of the server, and what ears were told. */
export const asked: { type: CommandType; data: unknown }[] = [];
export const said: string[] = [];
/** How the server answers. */
export const server: { reply: (type: CommandType) => Reply } = { reply: granted };
export let store: Store;
export let hands: Hands;

function granted(): Reply {
  return { ok: true, seq: 9 };
}

beforeAll(() => {
  // What jsdom lacks of a dialog.
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; };
  defineElements(customElements);
});

beforeEach(() => {
  hands = new Hands();
  [asked.length, said.length] = [0, 0];
  server.reply = granted;
});

export function enter(tag: string, view: View, mine?: Mine): void {
  store = new Store({ seq: 7, at: null, view, ...(mine && { mine }) }, hands.now());
  store.linked({ isUp: true, since: hands.now(), by: "socket" });
  const command = <T extends CommandType>(type: T, data: Commands[T]): Promise<Reply> => {
    asked.push({ type, data });
    const answer = server.reply(type);
    store.answered({ id: "c", type, data }, answer);
    return Promise.resolve(answer);
  };
  RoomElement.room = {
    store,
    connection: { command, giveUp: vi.fn() },
    texts: new Texts(TEXTS, "pt-BR", "America/Bahia"),
    announcer: { say: (text) => said.push(text) },
    now: hands.now,
  };
  const element = document.createElement(tag);
  const fromServer = document.createElement("p");
  fromServer.id = "server";
  element.append(fromServer);
  document.body.replaceChildren(element);
}

/** All parts have drawn what they had to draw, those inside others too. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  await Promise.all([...document.querySelectorAll("*")].filter((one) => one instanceof RoomElement).map((one) => one.updateComplete));
}

export async function change(view: Partial<View>): Promise<void> {
  const set = Object.entries(view).map(([key, value]) => [[key], value] as [string[], unknown]);
  store.hear([{ seq: store.state.seq + 1, set }], hands.now(), true);
  await drawn();
}

export const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) ?? expect.fail(`no ${selector} in ${document.body.textContent}`);
export const button = (label: string): HTMLButtonElement =>
  [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === label) ?? expect.fail(`no button ${label} in ${document.body.textContent}`);
export const ballots = (ballot: Ballot): Partial<View> => ({ ballots: withBallot(ballot).ballots });
