import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, type Json, sha256Hex } from "./canonical-json.ts";

describe("one text for one value", () => {
  test.each<[Json, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [{ a: { z: [], y: {} } }, '{"a":{"y":{},"z":[]}}'],
    [[3, 1, 2], "[3,1,2]"],
    [{ B: 1, a: 1, "€": 1, "1": 1 }, '{"1":1,"B":1,"a":1,"€":1}'],
    ['"\\\n\u2028', '"\\"\\\\\\n\u2028"'],
    [1e21, "1e+21"],
    [-0, "0"],
    [true, "true"],
  ])("%j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test("keys are sorted by code unit, as RFC 8785 asks", () => {
    expect(canonicalJson({ "\u{1F600}": 1, "\uFB33": 2, "\r": 3, "1": 4, "\u0080": 5 })).toBe(
      '{"\\r":3,"1":4,"\u0080":5,"\u{1F600}":1,"\uFB33":2}',
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%s has none", (value) => {
    expect(() => canonicalJson(value)).toThrow("not finite");
  });

  test("means what JSON means", () => {
    const property = fc.property(fc.jsonValue(), (value) => {
      const json: Json = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(json))).toEqual(json);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test("does not depend on the order in which keys were written", () => {
    const property = fc.property(fc.dictionary(fc.string(), fc.integer()), (members) => {
      expect(canonicalJson(Object.fromEntries(Object.entries(members).reverse()))).toBe(canonicalJson(members));
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
])("SHA-256 of %j", async (text, hash) => {
  expect(await sha256Hex(text)).toBe(hash);
});
