// A page about a stream asks the public feed whether something has happened, and then brings in its own <main> anew.
// It is not the room: it holds no view and knows no rule. A form that somebody has begun to fill in is never replaced.

/** Seconds between two questions, before jitter; a page out of sight does not ask. */
const EVERY_MS = 3000;
const JITTER_MS = 1000;

interface Feed {
  readonly messages: readonly { readonly seq: number }[];
}

/** The edges of the browser a refresher touches; tests give their own clock and network. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly setTimeout: (run: () => void, ms: number) => unknown;
}

/**
 * Starts refreshing if the body carries `data-refresh-stream` and `data-refresh-seq` (the last seq the page shows).
 * Messages come from `/api/v1/public/streams/ID/messages?after=SEQ`. A failed question is asked again at the next turn.
 */
export function keepFresh(page: Document, around: Surroundings): void {
  const stream = page.body.dataset["refreshStream"];
  if (stream === undefined) return;
  const touched = new WeakSet<HTMLFormElement>();
  const touch = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (form) touched.add(form);
  };
  page.addEventListener("input", touch);
  page.addEventListener("change", touch);

  const turn = async (): Promise<void> => {
    if (page.visibilityState === "visible" && !isBusy(page, touched)) {
      const news = await hasNews(stream, shownSeq(page), around);
      if (news) await replaceMain(page, around, () => isBusy(page, touched));
    }
  };
  const again = (): void => {
    around.setTimeout(() => {
      turn().catch(() => undefined).finally(again);
    }, EVERY_MS + Math.random() * JITTER_MS);
  };
  again();
}

function shownSeq(page: Document): number {
  return Number(page.body.dataset["refreshSeq"] ?? "0");
}

/** Whether somebody is at work in a form of <main>: it holds the focus, or something in it was changed. */
function isBusy(page: Document, touched: WeakSet<HTMLFormElement>): boolean {
  const forms = [...page.querySelectorAll<HTMLFormElement>("main form")];
  return forms.some((form) => touched.has(form) || form.contains(page.activeElement));
}

async function hasNews(stream: string, after: number, around: Surroundings): Promise<boolean> {
  const path = `/api/v1/public/streams/${encodeURIComponent(stream)}/messages?after=${String(after)}`;
  const answer = await around.fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) return false;
  const feed = (await answer.json()) as Feed;
  return feed.messages.length > 0;
}

async function replaceMain(page: Document, around: Surroundings, busy: () => boolean): Promise<void> {
  const answer = await around.fetch(page.location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [now, next] = [page.querySelector("main"), fresh.querySelector("main")];
  if (!now || !next || busy()) return; // somebody may have begun to type while the page was on its way
  const focused = page.activeElement?.id;
  now.replaceChildren(...next.childNodes);
  page.title = fresh.title;
  page.body.dataset["refreshSeq"] = fresh.body.dataset["refreshSeq"] ?? page.body.dataset["refreshSeq"];
  if (focused) page.getElementById(focused)?.focus({ preventScroll: true });
}
