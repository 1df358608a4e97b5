// The one way to the server and back: catches up, resends with the same id until answered, goes over to HTTP when the
// socket will not do. Knows messages and answers, not what they mean. It alone talks to Socket.IO.
import { io } from "socket.io-client";

import { viewHash } from "./hash.ts";
import type { Answer, Commands, CommandType, Envelope, Heartbeat, Message } from "./protocol.ts";
import type { Pending, Store } from "./store.ts";
import type { Synced } from "./view.ts";

/** After so many failed attempts in a row to open the socket, HTTP takes over. */
const SOCKET_ATTEMPTS = 2;
/** How long HTTP serves before the socket is tried again. */
const FEED_MS = 60_000;
const ANSWER_MS = 10_000;
const SHORTEST_MS = 500;
const LONGEST_MS = 20_000;

const VOTES: readonly string[] = ["ballot.cast", "ballot.corrected"];

/** An open way to the server. `ask` rejects when no answer comes. */
export interface Line {
  ask(event: "command" | "sync", payload: unknown): Promise<unknown>;
  close(): void;
}

/** What a line tells. `up` and `down` come once each; nothing comes after `down` or `close`. */
export interface Ear {
  up(): void;
  down(): void;
  heard(event: "messages" | "heartbeat" | "presence", payload: unknown): void;
  seq(): number;
}

export type Way = (ear: Ear) => Line;

/** The edges of the browser; tests wind the clock themselves. */
export interface Around {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  random(): number;
  randomBytes(size: number): Uint8Array;
}

/** Socket.IO by WebSocket alone: its polling is not our fallback, and reconnecting is ours too. */
export function socketWay(stream: string, lang: string): Way {
  return (ear) => {
    const socket = io("/room", {
      auth: { stream, lang },
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      timeout: ANSWER_MS,
    });
    socket.on("connect", () => { ear.up(); });
    socket.on("connect_error", () => { ear.down(); });
    socket.on("disconnect", () => { ear.down(); });
    for (const event of ["messages", "heartbeat", "presence"] as const) {
      socket.on(event, (payload: unknown) => { ear.heard(event, payload); });
    }
    return {
      ask: (event, payload) => socket.timeout(ANSWER_MS).emitWithAck(event, payload) as Promise<unknown>,
      close: () => { socket.removeAllListeners().disconnect(); },
    };
  };
}

interface Waiting {
  readonly envelope: Envelope;
  readonly key: string;
  readonly settle: (answer: Answer | null) => void;
  sentBy: Line | null;
}

/** Keeps the store at the head of its stream, and hands in commands. */
export class Connection {
  #line: Line | null = null;
  #isUp = false;
  #hasSynced = false;
  #way: "socket" | "feed" = "socket";
  #failures = 0;
  #attempt = 0;
  #isSyncing = false;
  #mustSyncAgain = false;
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    private readonly store: Store,
    private readonly ways: Readonly<Record<"socket" | "feed", Way>>,
    private readonly around: Around,
  ) {}

  /** Opens a line now, whatever was planned, the socket first; on an open one asks whether it still answers. */
  wake(): void {
    if (this.#isUp) {
      void this.#sync(this.store.state.seq);
      return;
    }
    this.#way = "socket";
    this.#failures = Math.min(this.#failures, SOCKET_ATTEMPTS - 1);
    this.#open();
  }

  /** The browser says that the network is gone: so does the page, at once. Whatever line opens nevertheless, counts. */
  cut(): void {
    const { link } = this.store.state;
    this.store.linked({ ...link, isUp: false, isCut: true, since: link.isUp ? this.around.now() : link.since });
    if (this.#line) this.#lost();
  }

  /**
   * Gives a command, again and again with the same id until it is answered. Null if it was given up before.
   * `key` is by which a screen recognises what it has asked.
   */
  command<T extends CommandType>(type: T, data: Commands[T], key: string = type): Promise<Answer | null> {
    const envelope: Envelope = { id: uuid(this.around.randomBytes(16)), type, data };
    return new Promise((settle) => {
      const waiting: Waiting = { envelope, key, settle, sentBy: null };
      this.#waiting.set(envelope.id, waiting);
      this.#show(waiting);
      if (this.#isUp) void this.#send(waiting);
    });
  }

  /** Forgets a command that was not sent yet. One that may have arrived cannot be taken back. */
  giveUp(id: string): void {
    const waiting = this.#waiting.get(id);
    if (waiting && !this.#isUp) this.#settle(waiting, null);
  }

  #open(): void {
    this.#line?.close();
    this.#isUp = this.#hasSynced = false;
    const attempt = ++this.#attempt;
    const isOurs = (): boolean => attempt === this.#attempt;
    this.#line = this.ways[this.#way]({
      up: () => { if (isOurs()) this.#opened(); },
      down: () => { if (isOurs()) this.#lost(); },
      heard: (event, payload) => { if (isOurs()) this.#heard(event, payload); },
      seq: () => this.store.state.seq,
    });
  }

  #opened(): void {
    this.#isUp = true;
    this.#isSyncing = this.#mustSyncAgain = false;
    if (this.#way === "feed") this.#trySocketLater();
    void this.#sync(this.store.state.seq).then(() => {
      for (const waiting of this.#waiting.values()) void this.#send(waiting);
    });
  }

  #trySocketLater(): void {
    const attempt = this.#attempt;
    this.around.setTimeout(() => {
      if (attempt !== this.#attempt) return;
      this.#way = "socket";
      this.#failures = SOCKET_ATTEMPTS - 1; // one attempt, then back
      this.#open();
    }, FEED_MS);
  }

  #lost(): void {
    this.#line?.close();
    this.#line = null;
    this.#isUp = false;
    this.#failures = this.#hasSynced ? 0 : this.#failures + 1;
    this.#hasSynced = false;
    const { link } = this.store.state;
    if (link.isUp) this.store.linked({ ...link, isUp: false, since: this.around.now() });
    for (const waiting of this.#waiting.values()) this.#show(waiting);
    if (this.#way === "socket" && this.#failures >= SOCKET_ATTEMPTS) this.#way = "feed";
    else if (this.#way === "feed" && this.#failures > SOCKET_ATTEMPTS) this.#way = "socket";
    const attempt = ++this.#attempt;
    const wait = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** this.#failures);
    this.around.setTimeout(() => { if (attempt === this.#attempt) this.#open(); }, wait * (0.5 + this.around.random()));
  }

  #heard(event: "messages" | "heartbeat" | "presence", payload: unknown): void {
    switch (event) {
      case "messages":
        this.#take(payload as Message[]);
        break;
      case "heartbeat":
        this.#compare(payload as Heartbeat);
        break;
      case "presence": // who is connected is shown nowhere yet
        break;
    }
  }

  #take(messages: readonly Message[]): void {
    const { seq, view } = this.store.state;
    try {
      if (!this.store.hear(messages, this.around.now(), true)) void this.#sync(seq);
      else if (this.store.state.view.roster !== view.roster || messages.some((one) => this.#isOwnVote(one))) void this.#sync(this.store.state.seq); // what is mine
    } catch {
      void this.#sync(null); // a change that does not fit: we drifted
    }
  }

  /** A vote of this person's that was not given here: on another page of theirs, or by the clerk. */
  #isOwnVote(message: Message): boolean {
    const { mine, receipts } = this.store.state;
    if (!("actor" in message) || mine.person === null || ![message.actor, message.for].includes(mine.person)) return false;
    const ballot = VOTES.includes(message.type) && "ballot" in message.data ? (message.data.ballot ?? null) : null;
    return ballot !== null && (receipts[ballot]?.number ?? 0) < message.seq;
  }

  #compare(beat: Heartbeat): void {
    const { seq, view } = this.store.state;
    this.store.beat(beat.now, this.around.now());
    if (beat.seq > seq) void this.#sync(seq);
    else if (beat.seq === seq && beat.hash !== viewHash(view)) void this.#sync(null);
  }

  async #sync(after: number | null): Promise<void> {
    if (this.#isSyncing) {
      this.#mustSyncAgain = true;
      return;
    }
    const line = this.#line;
    if (!line || !this.#isUp) return;
    this.#isSyncing = true;
    try {
      const told = (await line.ask("sync", { after })) as Partial<Synced>;
      if (line !== this.#line) return;
      this.#isSyncing = false;
      if (isSynced(told)) this.#caughtUp(told);
      else this.#lost(); // refused, for now
    } catch {
      if (line === this.#line) this.#lost(); // a line that does not answer is none
    }
  }

  #caughtUp(told: Synced): void {
    const { link, seq } = this.store.state;
    this.#hasSynced = true;
    if (!link.isUp || link.by !== this.#way) this.store.linked({ isUp: true, since: this.around.now(), by: this.#way });
    const again = this.#mustSyncAgain;
    this.#mustSyncAgain = false;
    try {
      if (!this.store.synced(told, this.around.now())) void this.#sync(this.store.state.seq > seq ? this.store.state.seq : null);
      else if (again) void this.#sync(this.store.state.seq);
    } catch {
      void this.#sync(null);
    }
  }

  async #send(waiting: Waiting): Promise<void> {
    const line = this.#line;
    if (!line || !this.#isUp || waiting.sentBy === line) return;
    waiting.sentBy = line;
    this.#show(waiting);
    try {
      const answer = (await line.ask("command", waiting.envelope)) as Answer;
      if (this.#waiting.has(waiting.envelope.id)) this.#settle(waiting, answer);
    } catch {
      if (line === this.#line) this.#lost();
    }
  }

  #settle(waiting: Waiting, answer: Answer | null): void {
    this.#waiting.delete(waiting.envelope.id);
    this.store.answered(waiting.envelope, answer);
    waiting.settle(answer);
  }

  #show({ envelope, key }: Waiting): void {
    const status: Pending["status"] = this.#isUp ? "sending" : "not_sent";
    this.store.asked({ ...envelope, key, status });
  }
}

function isSynced(told: Partial<Synced>): told is Synced {
  return typeof told.seq === "number";
}

/** A version 4 UUID (RFC 4122); crypto.randomUUID is missing on plain http. */
export function uuid(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte, place) => {
    const value = place === 6 ? (byte & 0x0f) | 0x40 : place === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  });
  return [[0, 4], [4, 6], [6, 8], [8, 10], [10, 16]].map(([from, to]) => hex.slice(from, to).join("")).join("-");
}
