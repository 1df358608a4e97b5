// Whether the reader's own vote is in sight: what calls to it from elsewhere stands only while it is not.
/** Keeps `<body data-own-vote>`, "in_sight" or "away"; where the browser cannot tell, there is none. Gives the way to stop. */
export function followSight(vote: Element): () => void {
  if (!("IntersectionObserver" in globalThis)) return () => undefined;
  const { body } = vote.ownerDocument;
  const observer = new IntersectionObserver((entries) => {
    body.dataset["ownVote"] = entries.at(-1)?.isIntersecting ? "in_sight" : "away";
  });
  observer.observe(vote);
  return () => {
    observer.disconnect();
    delete body.dataset["ownVote"];
  };
}
