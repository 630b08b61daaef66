import { type CorrectionRecord, listCorrectionsSince } from "#db/queries/account-corrections.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { actorNames } from "#db/queries/actor-names.ts";
import type { CorrectionsInput, EarlierCorrections } from "#lib/domain/account/correction-history.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";

const SHOWN = 10;
const COUNTED = 500;

/** What was corrected for this customer in the last twelve months: how often, what it came to, and the newest of them. */
export async function listCorrections(
  { database, now }: Context,
  { account }: CorrectionsInput,
): Promise<Result<EarlierCorrections, Refusal>> {
  const head = await findAccountByNumber(database, account);
  if (head === null) return refused({ code: "NOT_FOUND", path: "account" });
  const since = aYearBefore(now, head.timeZone);
  const found = await listCorrectionsSince(database, head, { since, limit: COUNTED + 1 });
  const counted = found.slice(0, COUNTED);
  const shown = counted.slice(0, SHOWN);
  const nameOf = await actorNames(
    database,
    shown.map(({ actedBy }) => actedBy),
  );
  const digits = minorDigits(head.currency);
  const view = ({ actedAt, actedBy, net, ...record }: CorrectionRecord) => ({
    ...record,
    at: instantToString(actedAt),
    by: nameOf(actedBy),
    net: microsToString(net, digits),
  });
  return ok({
    since: instantToString(since),
    currency: head.currency,
    count: counted.length,
    isMore: found.length > COUNTED,
    net: microsToString(sumMicros(counted.map(({ net }) => net)), digits),
    corrections: shown.map(view),
  });
}

/** The midnight at which the same day of the last year began, in the customer's zone. */
function aYearBefore(now: Instant, zone: string): Instant {
  const { year, month, day } = localTime(now, zone);
  return instantOfWallTime({ year: year - 1, month, day }, zone);
}
