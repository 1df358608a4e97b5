import ts from "typescript";
import { expect, test } from "vitest";

const sources = import.meta.glob<string>(["./**/*.ts", "!./**/*.test.ts", "!./testing.ts", "!./protocol.ts"], { query: "?raw", import: "default", eager: true });
const SPOKEN_ATTRIBUTES = /\s(?:aria-label|aria-description|title|placeholder|alt)="[^"]*\p{L}/u;

/** The templates of a source: their fixed text, with a mark for every value. */
function templates(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^(?:html|svg)$/.test(node.tag.getText())) {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template) ? [template.text] : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      found.push(parts.join("\u0000"));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

const words = (template: string): string => template.replaceAll(/<[^>]*>/g, " ").replaceAll("\u0000", " ");

test("the search sees words where there are some", () => {
  expect(templates("x.ts", "html`<p class=\"a\">${a}Votar</p>`").map(words).join("")).toMatch(/Votar/);
  expect('<p title="Votar">').toMatch(SPOKEN_ATTRIBUTES);
});

test("no template holds a word of its own: all are the catalogue's", () => {
  const all = Object.entries(sources).flatMap(([path, text]) => templates(path, text).map((template) => ({ path, template })));
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(({ template }) => /\p{L}/u.test(words(template)) || SPOKEN_ATTRIBUTES.test(template))).toEqual([]);
});

test("no element is longer than its limit", () => {
  const long = Object.entries(sources).filter(([path, text]) => path.includes("/elements/") && text.split("\n").length > 150);
  expect(long.map(([path]) => path)).toEqual([]);
});
