import { installationZone } from "#db/queries/installation.ts";
import { listUdrRows } from "#db/queries/udr-list.ts";
import type { UdrPosition } from "#db/queries/udr-order.ts";
import { planUdrs, sortField, type UdrPlan } from "#db/queries/udr-plan.ts";
import { countPlanned, readUdrKeys, type UdrKeys, type UdrSpan } from "#db/queries/udr-walk.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import type { UdrSort } from "#lib/domain/udr/udr-query.ts";
import type { UdrPage } from "#lib/domain/udr/udr-view.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { readSignedCursor, signedCursor } from "../udr-cursor.ts";
import { beginningOfDay, endOfDay, resolveUdrFilter, tooWide } from "../udr-filter.ts";

const UDRS_OF_A_PAGE = 100;
const COUNT_BOUND = 10_000;

const NOTHING: UdrPage = {
  rows: [],
  nextCursor: null,
  previousCursor: null,
  topCursor: null,
  lookedUntil: null,
  count: { rows: 0, isMore: false },
};

/** What came in a body may ask for what is personal. */
type Asked = { readonly isInAddress: boolean };

/** A page of the summary. Only a first page counts, and only up to a bound. */
export async function listUdrs(
  context: Context,
  input: UdrListInput,
  asked: Asked = { isInAddress: true },
): Promise<Result<UdrPage, Refusal>> {
  return inTransaction(context, async (tx) => {
    const { sort, jump, cursor, ...filters } = input;
    const span = await spanOf(tx, { sort, jump, cursor });
    if (!span.ok) return span;
    const filter = await resolveUdrFilter(tx, { actor: context.actor, filters, ...asked });
    if (!filter.ok) return filter;
    if (filter.value === null) return ok(NOTHING);
    const plan = await planUdrs(tx, { filter: filter.value, sort });
    return plan === null ? refused(tooWide(sort)) : ok(await readPage(tx, plan, { ...span.value, isFirst: cursor === undefined }));
  });
}

type Page = Pick<UdrSpan, "from" | "towards"> & { readonly isFirst: boolean };

async function readPage(tx: Tx, plan: UdrPlan, { from, towards, isFirst }: Page): Promise<UdrPage> {
  const keys = await readUdrKeys(tx, plan, { from, towards, limit: UDRS_OF_A_PAGE + 1 });
  const nearest = keys.found.slice(0, UDRS_OF_A_PAGE);
  const shown = towards === "below" ? nearest : nearest.toReversed();
  const records = await listUdrRows(tx, shown);
  const [top, bottom, onwards] = [shown[0]?.place ?? from, shown.at(-1)?.place ?? from, placeOnwards(keys)];
  const cursorAt = (place: UdrPosition | null, direction: UdrSpan["towards"]) =>
    place && signedCursor({ ...place, sort: plan.sort, towards: direction });
  return {
    rows: records.map(({ row }) => row),
    nextCursor: cursorAt(towards === "below" ? onwards : bottom, "below"),
    previousCursor: cursorAt(towards === "above" ? onwards : from && top, "above"),
    topCursor: cursorAt(shown[0]?.place ?? null, "above"),
    lookedUntil: keys.lookedUntil && keyText(plan.sort, keys.lookedUntil),
    count: isFirst ? await countPlanned(tx, plan, COUNT_BOUND) : null,
  };
}

/** Where the list goes on in the direction in which it was read; null at its end. */
function placeOnwards({ found, lookedUntil }: UdrKeys): UdrPosition | null {
  if (found.length <= UDRS_OF_A_PAGE) return lookedUntil;
  return found[UDRS_OF_A_PAGE - 1]?.place ?? null;
}

function keyText(sort: UdrSort, { key }: UdrPosition): string {
  return sortField(sort) === "number" ? String(key) : instantToString(instantFromMillis(key));
}

type Opening = Pick<UdrListInput, "sort" | "jump" | "cursor">;

/** Where the page begins: behind a cursor, at a day, or at the top. */
async function spanOf(tx: Tx, { sort, jump, cursor }: Opening): Promise<Result<Pick<UdrSpan, "from" | "towards">, Refusal>> {
  if (cursor !== undefined) {
    const read = readSignedCursor(cursor);
    if (read === null || read.sort !== sort) return refused({ code: "INVALID_INPUT", path: "cursor" });
    return ok({ from: { key: read.key, udrId: read.udrId }, towards: read.towards });
  }
  if (jump === undefined) return ok({ from: null, towards: "below" });
  if (sortField(sort) === "number") return refused({ code: "INVALID_INPUT", path: "jump" });
  const zone = await installationZone(tx);
  // Downwards the day's end comes first, upwards its beginning; no number is 0, so nothing of the day is left out.
  const key = sort.startsWith("-") ? endOfDay(jump, zone) : beginningOfDay(jump, zone);
  return ok({ from: { key, udrId: 0 }, towards: "below" });
}
