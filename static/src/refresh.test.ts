import { beforeEach, expect, test } from "vitest";

import { keepFresh, type Surroundings } from "./refresh.ts";

const FEED = "/api/v1/public/streams/s-1/messages?after=7";
let turns: (() => void)[];
let asked: string[];
let news: boolean;
let reachable: boolean;
let whileLoading: () => void;

/** A server with one stream and one page, and a clock that the test winds. */
const around: Surroundings = {
  fetch: (input) => {
    const path = new URL(input as string, document.location.href).pathname;
    asked.push(input as string);
    if (!reachable) return Promise.reject(new TypeError("no network"));
    if (path.startsWith("/api/")) return Promise.resolve(Response.json({ seq: 8, at: null, messages: news ? [{ seq: 8 }] : [] }));
    whileLoading();
    return Promise.resolve(
      new Response('<title>New</title><body data-refresh-seq="8"><main><p id="state">open</p></main></body>'),
    );
  },
  setTimeout: (run) => turns.push(run),
};

/** Runs the turn that is due, and waits until the next one has been asked for. */
async function turn(): Promise<void> {
  turns.shift()?.();
  await expect.poll(() => turns.length, { interval: 1 }).toBe(1);
}

function show(body: string, seq: string | null = "7"): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(body, "text/html").body.childNodes);
  if (seq === null) delete document.body.dataset["refreshStream"];
  else Object.assign(document.body.dataset, { refreshStream: "s-1", refreshSeq: seq });
}

const main = (): string => document.querySelector("main")?.textContent.trim() ?? "";

function setVisible(state: DocumentVisibilityState): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
}

beforeEach(() => {
  turns = [];
  asked = [];
  news = true;
  reachable = true;
  whileLoading = () => undefined;
  setVisible("visible");
  show('<main><p id="state">called</p></main>');
});

test("a page that names no stream never asks", () => {
  show("<main></main>", null);
  keepFresh(document, around);
  expect(turns).toHaveLength(0);
});

test("news replace what main holds, the title and the seq shown", async () => {
  keepFresh(document, around);
  await turn();
  expect(main()).toBe("open");
  expect(document.title).toBe("New");
  expect(document.body.dataset["refreshSeq"]).toBe("8");
  expect(asked[0]).toBe(FEED);
});

test("without news the page is not fetched", async () => {
  news = false;
  keepFresh(document, around);
  await turn();
  expect(asked).toEqual([FEED]);
  expect(main()).toBe("called");
});

test("a page out of sight does not ask", async () => {
  setVisible("hidden");
  keepFresh(document, around);
  await turn();
  expect(asked).toEqual([]);
});

test("a form that has been touched is left alone", async () => {
  show('<main>called<form><input id="text"></form></main>');
  keepFresh(document, around);
  document.getElementById("text")?.dispatchEvent(new Event("input", { bubbles: true }));
  await turn();
  expect(main()).toBe("called");
});

test("a form that holds the focus is left alone", async () => {
  show('<main>called<form><input id="text"></form></main>');
  keepFresh(document, around);
  document.getElementById("text")?.focus();
  await turn();
  expect(main()).toBe("called");
});

test("a form touched while the new page was on its way is left alone", async () => {
  show('<main>called<form><input id="text"></form></main>');
  whileLoading = () => document.getElementById("text")?.focus();
  keepFresh(document, around);
  await turn();
  expect(asked).toHaveLength(2);
  expect(main()).toBe("called");
});

test("around a form in use that has an id the page is new, and the form stays as it is", async () => {
  show('<main>called<article><p>old</p><form id="w"><textarea id="text"></textarea></form></article></main>');
  const text = document.querySelector<HTMLTextAreaElement>("textarea") ?? new HTMLTextAreaElement();
  text.focus();
  text.value = "half a sentence";
  const fresh: Surroundings = {
    ...around,
    fetch: async (input, init) =>
      (input as string).startsWith("/api/")
        ? around.fetch(input, init)
        : new Response('<main>open<article><p>new</p><form id="w"><textarea></textarea></form><p>more</p></article>end</main>'),
  };
  keepFresh(document, fresh);
  await turn();
  expect(main()).toBe("opennewmoreend");
  expect(document.querySelector("article p + form + p")?.textContent).toBe("more");
  expect([document.activeElement === text, text.value]).toEqual([true, "half a sentence"]);
});

test("a piece of a form that stands apart from it is kept like a form", async () => {
  const piece = '<div id="w" data-kept><textarea id="text" form="f"></textarea></div>';
  show(`<main>called<form id="f"></form>${piece}</main>`);
  const fresh: Surroundings = {
    ...around,
    fetch: (input) =>
      (input as string).startsWith("/api/") ? around.fetch(input) : Promise.resolve(new Response(`<main>open<form id="f"></form>${piece}</main>`)),
  };
  keepFresh(document, fresh);
  const text = document.querySelector<HTMLTextAreaElement>("#text") ?? expect.fail("no text");
  text.value = "half a sentence";
  text.dispatchEvent(new Event("input", { bubbles: true }));
  await turn();
  expect(main()).toContain("open");
  expect(document.querySelector("#text")).toBe(text);
  expect(text.form).toBe(document.querySelector("#f"));
});

test("an untouched form does not hold the page back", async () => {
  show('<main>called<form><input id="text"></form></main>');
  keepFresh(document, around);
  await turn();
  expect(main()).toBe("open");
});

test("the focus stays on the element of the same id", async () => {
  show('<main><p id="state" tabindex="-1">called</p></main>');
  document.getElementById("state")?.focus();
  const fresh: Surroundings = {
    ...around,
    fetch: async (input, init) =>
      (input as string).startsWith("/api/")
        ? around.fetch(input, init)
        : new Response('<main><p id="state" tabindex="-1">open</p></main>'),
  };
  keepFresh(document, fresh);
  await turn();
  expect(main()).toBe("open");
  expect(document.activeElement?.id).toBe("state");
});

test("after a failed question it asks again", async () => {
  reachable = false;
  keepFresh(document, around);
  await turn();
  expect(main()).toBe("called");
  reachable = true;
  await turn();
  expect(main()).toBe("open");
});

test("two streams are asked for, each from what the page shows of it", async () => {
  Object.assign(document.body.dataset, { refreshStream: "s-1 m-1", refreshSeq: "7 2" });
  news = false;
  keepFresh(document, around);
  await turn();
  expect(asked).toEqual([FEED, "/api/v1/public/streams/m-1/messages?after=2"]);
});
