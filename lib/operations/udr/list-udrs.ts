import { findAccountKey } from "#db/queries/account-position.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { countUdrs, listUdrRows, type UdrFilter, type UdrPosition } from "#db/queries/udr-list.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import type { UdrPage } from "#lib/domain/udr/udr-view.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { instantOfWallTime, nextMidnight } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

const PAGE = 50;
const COUNT_BOUND = 10_000;

/** A page of the summary, newest usage first. Only the first page counts, and only up to a bound. */
export async function listUdrs(context: Context, input: UdrListInput): Promise<Result<UdrPage, Refusal>> {
  return inTransaction(context, (tx) => readPage(tx, input));
}

async function readPage(tx: Tx, input: UdrListInput): Promise<Result<UdrPage, Refusal>> {
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  if (after === undefined) return refused({ code: "INVALID_INPUT", path: "cursor" });
  const account = input.account === undefined ? null : await findAccountKey(tx, input.account);
  if (input.account !== undefined && account === null) return ok({ rows: [], nextCursor: null, count: { rows: 0, isMore: false } });
  const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
  const filter: UdrFilter = {
    udrId: input.number ?? null,
    account,
    product: input.product ?? null,
    udrType: input.udrType ?? null,
    state: input.state ?? null,
    directive: input.directive ?? null,
    ratingState: input.rated ?? null,
    from: input.from === undefined ? null : beginningOf(input.from, zone),
    to: input.to === undefined ? null : nextMidnight(beginningOf(input.to, zone), zone),
  };
  const records = await listUdrRows(tx, filter, { after, limit: PAGE + 1 });
  const shown = records.slice(0, PAGE);
  const last = shown.at(-1);
  const counted = after === null ? await countUdrs(tx, filter, COUNT_BOUND + 1) : null;
  return ok({
    rows: shown.map(({ row }) => row),
    nextCursor: records.length > PAGE && last ? writeCursor(last.udr) : null,
    count: counted === null ? null : { rows: Math.min(counted, COUNT_BOUND), isMore: counted > COUNT_BOUND },
  });
}

/** Of a day such as "2026-03-03". */
function beginningOf(day: string, zone: string): Instant {
  const [year = 0, month = 1, date = 1] = day.split("-").map((part) => Number.parseInt(part, 10));
  return instantOfWallTime({ year, month, day: date }, zone);
}

function writeCursor({ usedFrom, udrId }: UdrPosition): string {
  return Buffer.from(`${usedFrom} ${udrId}`).toString("base64url");
}

/** Undefined when nobody here wrote it. */
function readCursor(cursor: string): UdrPosition | undefined {
  const match = /^(-?\d{1,16}) (\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match) return undefined;
  const [, usedFrom = "", udrId = ""] = match;
  return { usedFrom: instantFromMillis(Number.parseInt(usedFrom, 10)), udrId: Number.parseInt(udrId, 10) };
}
