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
  "room.roll.call_anyway": "Sem esperar {number} {name}",
  "room.roll.pointer.now": "Aguarda {seat}",
  "explain.speech.point_of_order": "O regimento não é cumprido",
  "page.session.voted": "{voted}/{expected} e {recused}",
  "room.vote.silent": "Contada {option}",
  "room.roll.call_missing": "Chamar {count}",
  "room.desk.tie_falls": "Senão {decision}",
  "sentence.majority.qualified.absolute": "Precisa de {needed}",
  "refusal.called_too_seldom": "Faltam chamadas",
  "room.chair.wait": "{what} em {seconds} s",
};

/** What a test of elements looks at: what was asked and said, the store, the hands of the clock, and what a command gets. */
interface Stage {
  asked: { type: CommandType; data: unknown }[];
  store: Store;
  hands: Hands;
  reply: (type: CommandType) => Parameters<Store["answered"]>[1];
  said: string[];
}

export const stage = {} as Stage;

beforeAll(() => {
  // What jsdom lacks of a dialog.
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; };
  defineElements(customElements);
});

beforeEach(() => {
  stage.hands = new Hands();
  [stage.asked, stage.said] = [[], []];
  stage.reply = () => ({ ok: true, seq: 9 });
});

export function enter(tag: string, view: View, mine?: Mine): void {
  stage.store = new Store({ seq: 7, at: null, view, ...(mine && { mine }) }, stage.hands.now());
  stage.store.linked({ isUp: true, since: stage.hands.now(), by: "socket" });
  const command = <T extends CommandType>(type: T, data: Commands[T]): Promise<ReturnType<Stage["reply"]>> => {
    stage.asked.push({ type, data });
    const answer = stage.reply(type);
    stage.store.answered({ id: "c", type, data }, answer);
    return Promise.resolve(answer);
  };
  RoomElement.room = {
    store: stage.store,
    connection: { command, giveUp: vi.fn() },
    texts: new Texts(TEXTS, "pt-BR", "America/Bahia"),
    announcer: { say: (text) => stage.said.push(text) },
    now: stage.hands.now,
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
  stage.store.hear([{ seq: stage.store.state.seq + 1, set }], stage.hands.now(), true);
  await drawn();
}

export const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) ?? expect.fail(`no ${selector} in ${document.body.textContent}`);
export const button = (label: string): HTMLButtonElement =>
  [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === label) ?? expect.fail(`no button ${label} in ${document.body.textContent}`);
export const ballots = (ballot: Ballot): Partial<View> => ({ ballots: withBallot(ballot).ballots });
