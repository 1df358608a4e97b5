// What the page knows: the view at a seq, what is for this person only, how the connection stands. It knows no rule.
import type { Answer, Change, Envelope, Message, Receipt } from "./protocol.ts";
import type { Mine, Synced, View } from "./view.ts";

/** How long a live message may have been on its way before our idea of the server's clock moves. */
const SLACK_MS = 5000;

/** A command that was given and not yet answered; `not_sent` while there is no connection to send it by. */
export interface Pending extends Envelope {
  readonly key: string;
  readonly status: "sending" | "not_sent";
}

export interface Link {
  readonly isUp: boolean;
  readonly since: number;
  readonly by: "socket" | "feed";
  /** The browser itself says that there is no network. */
  readonly isCut?: boolean;
}

export interface State {
  readonly seq: number;
  readonly view: View;
  readonly mine: Mine;
  readonly link: Link;
  readonly pending: readonly Pending[];
  readonly receipts: Readonly<Record<string, Receipt>>;
  /** What to add to our clock to have the server's, in milliseconds. */
  readonly offset: number;
}

export const NOBODY: Mine = { person: null, seats: [], votes: {}, receipts: {}, recusals: [], requests: [], roles: [] };

/** The view after a message: each changed path set to its absolute value. What did not change stays the same object. */
export function apply<Tree>(view: Tree, message: Pick<Message, "set">): Tree {
  return (message.set ?? []).reduce<unknown>((tree, change) => changed(tree, change, 0), view) as Tree;
}

function changed(tree: unknown, change: Change, depth: number): unknown {
  const [path, value] = change;
  const key = path[depth];
  if (key === undefined) return value;
  if (typeof tree !== "object" || tree === null || Array.isArray(tree)) throw new TypeError(`no object at ${path.slice(0, depth).join(".")}`);
  const copy = new Map(Object.entries(tree));
  if (depth === path.length - 1 && change.length === 1) copy.delete(key);
  else copy.set(key, changed(copy.get(key), change, depth + 1));
  return Object.fromEntries(copy);
}

type Listener = (now: State, before: State) => void;

/** The state and those who follow it. Only the connection changes it. */
export class Store {
  #state: State;
  readonly #listeners = new Set<Listener>();

  constructor(first: Synced & { readonly view: View }, now: number) {
    this.#state = {
      seq: first.seq,
      view: first.view,
      mine: first.mine ?? NOBODY,
      link: { isUp: false, since: now, by: "socket" },
      pending: [],
      receipts: {},
      offset: 0,
    };
    this.#move({ offset: this.#atLeast(first.at, now) });
  }

  get state(): State {
    return this.#state;
  }

  /** Calls back whenever what `select` gives is another value. Gives the way to stop. */
  subscribe<T>(select: (state: State) => T, listener: (now: T, before: T) => void): () => void {
    const follow: Listener = (now, before) => {
      const [next, last] = [select(now), select(before)];
      if (!Object.is(next, last)) listener(next, last);
    };
    this.#listeners.add(follow);
    return () => this.#listeners.delete(follow);
  }

  /** Applies the messages that come next, drops those known. False at a gap, which only a sync can fill. */
  hear(messages: readonly Message[], received: number, isLive: boolean): boolean {
    let { seq, view, offset } = this.#state;
    for (const message of messages) {
      if (message.seq <= seq) continue;
      if (message.seq !== seq + 1) break;
      view = apply(view, message);
      seq = message.seq;
      if (isLive && "at" in message) offset = heldBetween(offset, Date.parse(message.at) - received);
    }
    this.#move({ seq, view, offset });
    return (messages.at(-1)?.seq ?? 0) <= seq;
  }

  /** Takes what a sync gave; false if messages are still missing. */
  synced(told: Synced, received: number): boolean {
    if (told.mine) this.#move({ mine: told.mine });
    if (told.view) this.#move({ seq: told.seq, view: told.view });
    const isWhole = this.hear(told.messages ?? [], received, false);
    this.#move({ offset: this.#atLeast(told.at, received) });
    return isWhole && this.#state.seq >= told.seq;
  }

  /** The server's clock, as a heartbeat tells it. */
  beat(now: string, received: number): void {
    this.#move({ offset: heldBetween(this.#state.offset, Date.parse(now) - received) });
  }

  linked(link: Link): void {
    this.#move({ link });
  }

  asked(pending: Pending): void {
    const others = this.#state.pending.filter(({ id }) => id !== pending.id);
    this.#move({ pending: [...others, pending] });
  }

  /** An answer never moves the seq: what happened comes as a message. A receipt is for this person only. */
  answered({ id, data }: Envelope, answer: Answer | null): void {
    const { receipts } = this.#state;
    const ballot = "ballot" in data && !("means" in data) ? data.ballot : null;
    this.#move({
      pending: this.#state.pending.filter((one) => one.id !== id),
      receipts: answer?.ok && answer.receipt && ballot ? { ...receipts, [ballot]: answer.receipt } : receipts,
    });
  }

  /** An event's time is past when we hear of it: the server's clock shows at least that. */
  #atLeast(at: string | null, received: number): number {
    return at === null ? this.#state.offset : Math.max(this.#state.offset, Date.parse(at) - received);
  }

  #move(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const listener of this.#listeners) listener(this.#state, before);
  }
}

function heldBetween(offset: number, sample: number): number {
  return Math.min(Math.max(offset, sample), sample + SLACK_MS);
}
