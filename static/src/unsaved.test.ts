import { beforeEach, expect, test } from "vitest";

import { guardTexts } from "./unsaved.ts";

guardTexts(document, window);

beforeEach(() => {
  const main = document.createElement("main");
  for (const name of ["one", "two"]) {
    const form = Object.assign(document.createElement("form"), { id: name });
    form.append(Object.assign(document.createElement("textarea"), { defaultValue: "kept" }));
    main.append(form);
  }
  document.body.replaceChildren(main);
});

/** Whether the browser would ask before the page is left. */
function asks(): boolean {
  return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

function form(name: string): HTMLFormElement {
  return document.querySelector<HTMLFormElement>(`#${name}`) ?? expect.fail(`no form ${name}`);
}

function write(name: string, text: string): void {
  const area = form(name).querySelector("textarea") ?? expect.fail("no text");
  area.value = text;
}

function send(name: string): void {
  form(name).dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

test("a page left as it was found asks nothing", () => {
  expect(asks()).toBe(false);
});

test("a text that was written and not sent is asked about, until it is as before", () => {
  write("one", "written");
  expect(asks()).toBe(true);
  write("one", "kept");
  expect(asks()).toBe(false);
});

test("what is being sent is not asked about, but what another form holds is", () => {
  write("one", "written");
  send("one");
  expect(asks()).toBe(false);
  write("two", "written too");
  expect(asks()).toBe(true);
});

test("what an element of the room sends by itself does not leave the page", () => {
  write("one", "written");
  form("one").addEventListener("submit", (event) => { event.preventDefault(); }, { once: true });
  send("one");
  expect(asks()).toBe(true);
});
