import { findAccountKey } from "#db/queries/account-position.ts";
import { findBillKey } from "#db/queries/bill-detail.ts";
import { installationZone } from "#db/queries/installation.ts";
import { listRbiRows } from "#db/queries/rbi-rows.ts";
import { countRbis, findRbiKeys, type RbiFilter, type RbiPosition } from "#db/queries/rbi-search.ts";
import { findSubscriptionKey, productIdsOf } from "#db/queries/udr-filter-facts.ts";
import { findUdr } from "#db/queries/udrs.ts";
import type { Reader, Tx } from "#db/tx.ts";
import type { RbiListInput } from "#lib/domain/rbi/rbi-filters.ts";
import type { RbiPage } from "#lib/domain/rbi/rbi-list-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { readSignedText, signText } from "../signed-text.ts";
import { beginningOfDay, endOfDay } from "../udr-filter.ts";

const PAGE = 50;
const COUNT_BOUND = 10_000;
const LOOKED_THROUGH = 10_000;
const CURSOR = "rbi list cursor v1";

const NOTHING: RbiPage = { rows: [], nextCursor: null, lookedUntil: null, count: { rows: 0, isMore: false } };

/** A page of rated billing items, newest first, found among the next `most` of them. Only the first page counts, and only up to a bound. */
export async function listRbis(context: Context, input: RbiListInput, most = LOOKED_THROUGH): Promise<Result<RbiPage, Refusal>> {
  return inTransaction(context, async (tx) => {
    const after = input.cursor === undefined ? null : readCursor(input.cursor);
    if (after === undefined) return refused({ code: "INVALID_INPUT", path: "cursor" });
    const filter = await resolveFilter(tx, input);
    return ok(filter === null ? NOTHING : await readPage(tx, filter, { after, most }));
  });
}

async function readPage(
  tx: Tx,
  filter: RbiFilter,
  { after, most }: { readonly after: RbiPosition | null; readonly most: number },
): Promise<RbiPage> {
  const { found, lookedUntil } = await findRbiKeys(tx, filter, { after, limit: PAGE + 1, most });
  const shown = found.slice(0, PAGE);
  const records = await listRbiRows(
    tx,
    shown.map(({ rbiId }) => rbiId),
  );
  const next = found.length > PAGE ? (shown.at(-1) ?? null) : lookedUntil;
  return {
    rows: records.map(({ row }) => row),
    nextCursor: next && writeCursor(next),
    lookedUntil: lookedUntil && instantToString(lookedUntil.ratedAt),
    count: after === null ? await countRbis(tx, filter, { bound: COUNT_BOUND, most }) : null,
  };
}

/** What the numbers and codes stand for; null: one of them is nobody's, so nothing can match. A bill of another account than named matches nothing by itself. */
async function resolveFilter(reader: Reader, input: RbiListInput): Promise<RbiFilter | null> {
  const account = await foundBy(input.account, (number) => findAccountKey(reader, number));
  const subscription = await foundBy(input.subscription, (number) => findSubscriptionKey(reader, number));
  const bill = await foundBy(input.bill, (number) => findBillKey(reader, number));
  const udr = await foundBy(input.udr, (number) => findUdr(reader, number));
  const productIds = await foundBy(input.product, (code) =>
    productIdsOf(reader, { product: code, productType: undefined, productFamily: undefined }),
  );
  const productId = productIds && (productIds[0] ?? undefined);
  const found = [account, subscription, bill, udr, productId];
  if (found.includes(undefined)) return null;
  const owner = account ?? subscription ?? bill ?? udr ?? null;
  const zone = await installationZone(reader);
  const begins = (day: string | undefined): Instant | null => (day === undefined ? null : beginningOfDay(day, zone));
  const ends = (day: string | undefined): Instant | null => (day === undefined ? null : endOfDay(day, zone));
  return {
    place: {
      rbiId: input.number ?? null,
      account: owner && { shard: owner.shard, accountId: owner.accountId },
      udrId: input.udr ?? null,
      billId: bill?.billId ?? null,
      from: begins(input.from),
      to: ends(input.to),
    },
    traits: {
      subscriptionId: subscription?.subscriptionId ?? null,
      productId: productId ?? null,
      state: input.state ?? null,
      kind: input.kind ?? null,
      sign: input.sign ?? null,
      directive: input.directive ?? null,
      classification: input.classification ?? null,
      effectiveFrom: begins(input.effectiveFrom),
      effectiveTo: ends(input.effectiveTo),
    },
  };
}

/** Null when it was not asked for; undefined when it was and there is none. */
async function foundBy<Asked, Found>(
  asked: Asked | undefined,
  find: (asked: Asked) => Promise<Found | null>,
): Promise<Found | null | undefined> {
  return asked === undefined ? null : ((await find(asked)) ?? undefined);
}

function writeCursor({ ratedAt, rbiId }: RbiPosition): string {
  return signText(`${ratedAt} ${rbiId}`, CURSOR);
}

/** Undefined when nobody here wrote it. */
function readCursor(cursor: string): RbiPosition | undefined {
  const [ratedAt, rbiId] = readSignedText(cursor, CURSOR)?.split(" ") ?? [];
  if (ratedAt === undefined || rbiId === undefined) return undefined;
  return { ratedAt: instantFromMillis(Number.parseInt(ratedAt, 10)), rbiId: Number.parseInt(rbiId, 10) };
}
