import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

/**
 * What a PUT may replace: the revision that `If-Match` names, or null for `If-None-Match: *`, which asks that there be nothing yet.
 * One of the two must be said, so that nobody replaces what they have not seen.
 */
export function replacedRevision(headers: Headers): Result<number | null, Refusal> {
  const match = headers.get("if-match");
  const noneMatch = headers.get("if-none-match");
  if (match === null && noneMatch === "*") return ok(null);
  const [, digits] = /^"([1-9]\d{0,8})"$/.exec(match ?? "") ?? [];
  if (digits === undefined || noneMatch !== null) return refused({ code: "REVISION_REQUIRED" });
  return ok(Number.parseInt(digits, 10));
}
