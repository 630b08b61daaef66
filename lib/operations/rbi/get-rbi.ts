import type { RbiRowRecord } from "#db/mapping/rbi-rows.ts";
import { fromDbExplanation } from "#db/mapping/rbis.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findVersionName, listRbiRows, listRbiRowsOfUdr } from "#db/queries/rbi-rows.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import { findUdr } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import type { RbiDetail } from "#lib/domain/rbi/rbi-list-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** One rated billing item with the chain that it stands in. */
export async function getRbi(context: Context, rbiId: number): Promise<Result<RbiDetail, Refusal>> {
  return inTransaction(context, async (tx) => {
    const [found] = await listRbiRows(tx, [rbiId]);
    return found === undefined ? refused({ code: "NOT_FOUND" }) : ok(await toDetail(tx, found));
  });
}

async function toDetail(tx: Tx, { rbi, row }: RbiRowRecord): Promise<RbiDetail> {
  const udr = present(await findUdr(tx, rbi.udrId), `UDR ${rbi.udrId}`);
  const { unit, unitName } = await findUdrNames(tx, udr);
  const posted = await listRbiRowsOfUdr(tx, udr);
  const chain = posted.filter((each) => each.row.kind !== "correction");
  const live = chain.at(-1);
  return {
    ...row,
    seq: rbi.seq,
    revision: rbi.udrRevision,
    quantity: decimalToString(normalise(rbi.quantity)),
    unit,
    taxPercent: decimalToString(normalise(rbi.taxPercent)),
    taxInclusive: rbi.taxInclusive,
    plan: rbi.pricePlanVersionId === null ? null : await findVersionName(tx, rbi.pricePlanVersionId),
    headline: await headlineOf(tx, rbi, unitName),
    isLive: row.kind === "charge" && live?.rbi.rbiId === rbi.rbiId,
    chain: chain.map((each) => each.row),
    corrections: posted.filter((each) => each.row.kind === "correction").map((each) => each.row),
    chainGross: microsToString(sumMicros(chain.map((each) => each.rbi.gross)), minorDigits(currency(rbi.currency))),
  };
}

/** A reversal keeps the explanation of its charge: so is said what it takes back. */
async function headlineOf(tx: Tx, rbi: RbiRowRecord["rbi"], unit: string): Promise<string | null> {
  if (rbi.kind === "correction") return null;
  return explainInWords(fromDbExplanation(rbi), { names: await loadRateNames(tx), unit }).headline;
}
