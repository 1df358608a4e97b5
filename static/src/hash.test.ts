import { expect, test } from "vitest";

import { viewHash } from "./hash.ts";

test.each([
  // Made by rooms.log.tree.view_hash.
  ["12f599e9", { b: [1, null, true, { z: 'ção “x” \u2028 😀 \u0007\t"\\/' }], a: {}, Ab: -5, s: "" }],
  ["2369baf7", { nome: "João Antônio", itens: ["Ata da 12ª Reunião", "§ 3º — “parecer”"], n: 9007199254740991 }],
  ["a3a6bf43", {}],
  ["0d4cbb29", []],
])("the server and the browser agree on %s", (hash, view) => {
  expect(viewHash(view)).toBe(hash);
});

test("the order in which keys came does not matter, that of a list does", () => {
  expect(viewHash({ a: 1, b: 2 })).toBe(viewHash({ b: 2, a: 1 }));
  expect(viewHash([1, 2])).not.toBe(viewHash([2, 1]));
});
