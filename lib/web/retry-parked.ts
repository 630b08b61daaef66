import "server-only";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ParkedListQuery, RetriedParked, RetryParkedBody } from "#lib/domain/usage-import/import-requests.ts";
import type { ParkedLinePage } from "#lib/domain/usage-import/parked-line-view.ts";
import type { ParkedUdrPage } from "#lib/domain/usage-import/parked-udr-view.ts";
import type { RetryLinesInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { listParkedLines } from "#lib/operations/parked/list-parked-lines.ts";
import { listParkedUdrs } from "#lib/operations/rating/list-parked-udrs.ts";
import { retryParkedUdrs } from "#lib/operations/rating/retry-parked-udrs.ts";
import { retryParkedLines } from "#lib/operations/usage-import/retry-parked-lines.ts";

/** The two kinds of what is parked at one address. */
export function listParked(context: Context, asked: ParkedListQuery): Promise<Result<ParkedLinePage | ParkedUdrPage, Refusal>> {
  const cause = asked.cause ?? null;
  const cursor = asked.cursor ?? null;
  if (asked.kind === "lines") return listParkedLines(context, { cause, cursor });
  return listParkedUdrs(context, { code: cause?.code ?? null, cursor });
}

/** As a screen and as a program ask for it: lines are looked at again now, UDRs go back to those that a job rates. */
export async function retryParked(context: Context, body: RetryParkedBody): Promise<Result<RetriedParked, Refusal>> {
  if ("udrs" in body) return udrsTried(context, { udrIds: body.udrs });
  if ("lines" in body) return linesTried(context, { lines: body.lines }, null);
  const { kind, cause, cursor = null } = body;
  if (kind === "udrs") return udrsTried(context, { code: cause.code });
  const page = await listParkedLines(context, { cause, cursor });
  if (!page.ok) return page;
  const lines = page.value.lines.map(({ importId, line }) => ({ importId, line }));
  if (lines.length === 0) return ok({ tried: 0, lines: { accepted: 0, duplicates: 0, rejected: 0, parked: 0 }, nextCursor: null });
  // Which lines these are depends on what happened since; a line that became a UDR is not tried twice, whatever the key.
  const { idempotencyKey: _key, ...keyless } = context;
  return linesTried(keyless, { lines }, page.value.nextCursor);
}

async function udrsTried(context: Context, which: Parameters<typeof retryParkedUdrs>[1]): Promise<Result<RetriedParked, Refusal>> {
  const retried = await retryParkedUdrs(context, which);
  return retried.ok ? ok({ tried: retried.value.tried, lines: null, nextCursor: null }) : retried;
}

async function linesTried(context: Context, which: RetryLinesInput, nextCursor: string | null): Promise<Result<RetriedParked, Refusal>> {
  const retried = await retryParkedLines(context, which);
  if (!retried.ok) return retried;
  const { tried, ...lines } = retried.value;
  return ok({ tried, lines, nextCursor });
}
