import { expect, it } from "vitest";
import { replacedRevision } from "./edit-precondition.ts";

const read = (headers: Record<string, string>) => {
  const result = replacedRevision(new Headers(headers));
  return result.ok ? result.value : result.refusal.code;
};

it.each([
  [{ "if-match": '"3"' }, 3],
  [{ "if-none-match": "*" }, null],
])("%o names what may be replaced", (headers, revision) => {
  expect(read(headers)).toBe(revision);
});

it.each([
  [{}],
  [{ "if-match": "*" }],
  [{ "if-match": '"0"' }],
  [{ "if-match": "3" }],
  [{ "if-match": 'W/"3"' }],
  [{ "if-none-match": '"3"' }],
  [{ "if-match": '"3"', "if-none-match": "*" }],
])("%o names nothing, so nothing may be replaced", (headers: Record<string, string>) => {
  expect(read(headers)).toBe("REVISION_REQUIRED");
});
