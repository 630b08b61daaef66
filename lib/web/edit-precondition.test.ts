import { expect, it } from "vitest";
import { namedRevision, preconditionStatus, replacedRevision } from "./edit-precondition.ts";

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

it("of what is there already only If-Match says what may be changed", () => {
  expect(namedRevision(new Headers({ "if-match": '"3"' }))).toEqual({ ok: true, value: 3 });
  expect(namedRevision(new Headers({ "if-none-match": "*" }))).toMatchObject({ refusal: { code: "REVISION_REQUIRED" } });
});

it.each([
  ["STALE_REVISION", { "if-match": '"3"' }, 412],
  ["STALE_REVISION", {}, null],
  ["STALE_REVISION", { "if-none-match": '"3"' }, null],
  ["DRAFT_OPEN", { "if-none-match": "*" }, 412],
  ["DRAFT_OPEN", { "if-match": '"3"' }, null],
  ["CODE_TAKEN", { "if-match": '"3"' }, null],
] as const)("%s after %o is the status %s", (code, headers: Record<string, string>, status) => {
  expect(preconditionStatus(new Headers(headers), code)).toBe(status);
});
