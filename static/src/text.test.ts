import { expect, test } from "vitest";

import { Texts } from "./text.ts";

const catalogue = {
  plain: "Presentes {present}.",
  plural: "{count, plural, =0 {Ninguém} one {# cadeira} other {# cadeiras}}",
  nested: "Quórum {n} ({base, select, filled {das {of} ocupadas} other {das {of}}}{article, select, none {} other {, {article}}}). {present, plural, one {Presente #} other {Presentes #}}.",
  missing: "{missing, plural, one {Falta # voto} other {Faltam # votos}} ({missing}).",
  truth: "{allowed, select, yes {Pode} other {Não pode}}",
  hour: "às {at, time}",
  span: "{seconds, duration}",
  size: "{bytes, size}",
  "option.yes": "Sim",
};
const texts = new Texts(catalogue, "pt-BR", "America/Bahia");

test.each([
  ["plain", { present: 9 }, "Presentes 9."],
  ["plural", { count: 0 }, "Ninguém"],
  ["plural", { count: 1 }, "1 cadeira"],
  ["plural", { count: 12 }, "12 cadeiras"],
  ["nested", { n: 7, base: "statutory", of: 12, article: "", present: 1 }, "Quórum 7 (das 12). Presente 1."],
  ["nested", { n: 7, base: "filled", of: 12, article: "art. 14", present: 9 }, "Quórum 7 (das 12 ocupadas, art. 14). Presentes 9."],
  ["missing", { missing: [3, 5, 8] }, "Faltam 3 votos (3, 5 e 8)."],
  ["truth", { allowed: true }, "Pode"],
  ["truth", { allowed: false }, "Não pode"],
  ["hour", { at: "2026-03-02T22:04:22Z" }, "às 19h04"],
  ["span", { seconds: 185 }, "3 min 5 s"],
  ["span", { seconds: 5400 }, "1 h 30 min"],
  ["span", { seconds: 0 }, "0 s"],
  ["size", { bytes: 1 }, "1 kB"],
  ["size", { bytes: 245_000 }, "239 kB"],
  ["size", { bytes: 1_500_000 }, "1,4 MB"],
])("%s with %o is said %s", (key, params, said) => {
  expect(texts.t(key, params).replaceAll("\u00a0", " ")).toBe(said);
});

test("a key that is missing is seen, and a place that is empty is not", () => {
  expect(texts.t("nowhere.to.be.found")).toBe("nowhere.to.be.found");
  expect(texts.t("plain", { present: null })).toBe("Presentes .");
});

test("a code without a word is a council's own and stands as it is", () => {
  expect(texts.word("option", "yes")).toBe("Sim");
  expect(texts.word("option", "Proposta 1")).toBe("Proposta 1");
  expect(texts.word("option", null)).toBe("");
});

test("times are those of the council's place, to the second where they count", () => {
  expect(texts.time("2026-03-02T22:04:22Z", true)).toBe("19:04:22");
  expect(texts.local("2026-03-02T22:04:22Z")).toBe("2026-03-02T19:04:22");
  expect(texts.instant("2026-03-02T19:04")).toBe("2026-03-02T22:04:00.000Z");
  expect(texts.moment("2026-03-02T22:04:22Z")).toBe("02/03/2026, 19h04");
  expect(new Texts({}, "en", "America/Bahia").time("2026-03-02T22:04:22Z")).toBe("19:04");
});
