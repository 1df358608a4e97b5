// A page about a stream asks the public feed whether something has happened, and then brings in its own <main> anew.
// It is not the room: it holds no view and knows no rule. A form that somebody has begun to fill in, or a piece of one
// (data-kept), is never replaced: the rest of the page is, around it, if it has an id; else nothing is.

/** Seconds between two questions, before jitter; a page out of sight does not ask. */
const EVERY_MS = 3000;
const JITTER_MS = 1000;

/** What somebody fills in: a form, or a piece of one that stands apart from it. */
const FORMS = "form, [data-kept]";

interface Feed {
  readonly messages: readonly { readonly seq: number }[];
}

/** The edges of the browser a refresher touches; tests give their own clock and network. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly setTimeout: (run: () => void, ms: number) => unknown;
}

/**
 * Starts refreshing if the body carries `data-refresh-stream` and `data-refresh-seq`: one or more streams and the last seq
 * of each that the page shows. Messages come from `/api/v1/public/streams/ID/messages?after=SEQ`. A failed question is
 * asked again at the next turn.
 */
export function keepFresh(page: Document, around: Surroundings): void {
  const streams = words(page.body.dataset["refreshStream"]);
  if (streams.length === 0) return;
  const touched = new WeakSet<Element>();
  const touch = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest(FORMS) : null;
    if (form) touched.add(form);
  };
  page.addEventListener("input", touch);
  page.addEventListener("change", touch);

  const turn = async (): Promise<void> => {
    if (page.visibilityState !== "visible" || busy(page, touched).some((form) => form.id === "")) return;
    const seqs = words(page.body.dataset["refreshSeq"]);
    const asked = streams.map((stream, place) => hasNews(stream, Number(seqs[place] ?? "0"), around));
    if ((await Promise.all(asked)).includes(true)) await replaceMain(page, around, () => busy(page, touched));
  };
  const again = (): void => {
    around.setTimeout(() => {
      turn().catch(() => undefined).finally(again);
    }, EVERY_MS + Math.random() * JITTER_MS);
  };
  again();
}

function words(text: string | undefined): readonly string[] {
  return text?.split(" ").filter(Boolean) ?? [];
}

/** The forms of <main> that somebody is at work in: one that holds the focus, and those in which something was changed. */
function busy(page: Document, touched: WeakSet<Element>): readonly Element[] {
  const forms = [...(page.querySelector("main")?.querySelectorAll(FORMS) ?? [])];
  return forms.filter((form) => touched.has(form) || form.contains(page.activeElement));
}

async function hasNews(stream: string, after: number, around: Surroundings): Promise<boolean> {
  const path = `/api/v1/public/streams/${encodeURIComponent(stream)}/messages?after=${String(after)}`;
  const answer = await around.fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) return false;
  const feed = (await answer.json()) as Feed;
  return feed.messages.length > 0;
}

async function replaceMain(page: Document, around: Surroundings, busyNow: () => readonly Element[]): Promise<void> {
  const answer = await around.fetch(page.location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [now, next] = [page.querySelector("main"), fresh.querySelector("main")];
  if (!now || !next) return;
  const kept = busyNow(); // somebody may have begun to type while the page was on its way
  if (!kept.every((form) => form.id !== "" && next.querySelector(`#${CSS.escape(form.id)}`))) return;
  const focused = page.activeElement?.id;
  bring(now, next, kept);
  page.title = fresh.title;
  page.body.dataset["refreshSeq"] = fresh.body.dataset["refreshSeq"] ?? page.body.dataset["refreshSeq"];
  if (focused) page.getElementById(focused)?.focus({ preventScroll: true });
}

/** Brings in what `next` holds around the forms in use, which stay where they are: moved, they would lose the focus. */
function bring(now: Element, next: Element, kept: readonly Element[]): void {
  for (const one of [...now.childNodes]) if (!kept.some((form) => one.contains(form))) one.remove();
  let place = now.firstElementChild;
  for (const one of [...next.childNodes]) {
    const form = kept.find(({ id }) => one instanceof Element && (one.id === id || one.querySelector(`#${CSS.escape(id)}`)));
    if (!form || !place?.contains(form)) now.insertBefore(one, place);
    else {
      if (place !== form) bring(place, one as Element, kept);
      place = place.nextElementSibling;
    }
  }
}
