import { expect, test } from "vitest";
import { refusalSentence } from "../refusal-sentence.ts";
import { checkMandatory } from "./check-mandatory.ts";

const NONE = { fromMandatory: false, toMandatory: false, sourceMandatory: false };
const ALL = { fromMandatory: true, toMandatory: true, sourceMandatory: true };
const WHOLE = { from: 1, to: 2, source: "DECODER" };
const EMPTY = { from: null, to: null, source: null };

const CASES = [
  ["nothing asked, nothing given", NONE, EMPTY, null],
  ["everything asked and given", ALL, WHOLE, null],
  ["everything asked, nothing given: the source is told first", ALL, EMPTY, "source"],
  ["no source where there must be one", { ...NONE, sourceMandatory: true }, { ...WHOLE, source: null }, "source"],
  ["no From where there must be one", { ...NONE, fromMandatory: true }, { ...WHOLE, from: null }, "from"],
  ["no To where there must be one", { ...NONE, toMandatory: true }, { ...WHOLE, to: null }, "to"],
  ["no To where a From is enough", { ...NONE, fromMandatory: true }, { ...WHOLE, to: null }, null],
  ["the beginning of all time is a From", { ...NONE, fromMandatory: true }, { ...WHOLE, from: 0 }, null],
] as const;

test.each(CASES)("%s", (_, type, usage, path) => {
  expect(checkMandatory(type, usage)?.path ?? null).toBe(path);
});

test("the sentence names the field", () => {
  const refusal = checkMandatory({ ...NONE, toMandatory: true }, EMPTY);
  expect(refusal && refusalSentence(refusal)).toBe("A UDR of this type must have To. Give it, or choose another UDR type.");
});
