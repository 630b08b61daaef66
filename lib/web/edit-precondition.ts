import type { Refusal, RefusalCode } from "#lib/domain/refusal.ts";
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

/** The revision that `If-Match` names, where only what is there already can be changed. */
export function namedRevision(headers: Headers): Result<number, Refusal> {
  const revision = replacedRevision(headers);
  if (!revision.ok) return revision;
  return revision.value === null ? refused({ code: "REVISION_REQUIRED" }) : ok(revision.value);
}

/** 412 where a header of the request said in which state it was meant, and that is not the state; null where the refusal has its own. */
export function preconditionStatus(headers: Headers, code: RefusalCode): number | null {
  const isFailed = (code === "STALE_REVISION" && headers.has("if-match")) || (code === "DRAFT_OPEN" && headers.has("if-none-match"));
  return isFailed ? 412 : null;
}
