// Whoever leaves a page is asked first, if a text was written on it and not sent. The browser asks, in its own words.

/** Starts watching every text area of <main>; what a form sends on leaving is sent, not lost. */
export function guardTexts(page: Document, window: Window): void {
  let sending: HTMLFormElement | null = null;
  page.addEventListener("submit", (event) => {
    sending = event.target instanceof HTMLFormElement && !event.defaultPrevented ? event.target : null;
  });
  window.addEventListener("beforeunload", (event) => {
    const texts = [...page.querySelectorAll<HTMLTextAreaElement>("main textarea")];
    if (texts.some((text) => text.value !== text.defaultValue && text.form !== sending)) event.preventDefault();
  });
}
