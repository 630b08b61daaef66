import { and, asc, gt, ne, sql } from "drizzle-orm";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { recompute } from "#lib/rating/recompute.ts";
import { fromDbRbi } from "../mapping/rbis.ts";
import { rbi } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { byQuery, type Invariant } from "./invariant.ts";

const PAGE = 1_000;

/** Rated billing items and where they stand. */
export const RBI_INVARIANTS: readonly Invariant[] = [
  byQuery(
    "I07",
    "A UDR has at most one live charge, over all its revisions.",
    sql`select c.udr_id, count(*) from rbi c
        where c.kind = 'charge' and not exists (
          select from rbi r where r.shard = c.shard and r.account_id = c.account_id and r.reverses_id = c.rbi_id)
        group by c.shard, c.account_id, c.udr_id having count(*) > 1`,
  ),
  byQuery(
    "I09",
    "A reversal is the exact opposite of the charge before it: amounts, product, currency, tax and version.",
    sql`select r.rbi_id, r.reverses_id from rbi r
        left join rbi c on c.shard = r.shard and c.account_id = r.account_id and c.rbi_id = r.reverses_id
        where r.kind = 'reversal' and (c.rbi_id is null or c.kind <> 'charge' or c.udr_id <> r.udr_id or c.seq <> r.seq - 1
          or (c.gross, c.net, c.tax) is distinct from (-r.gross, -r.net, -r.tax)
          or (c.currency, c.product_id, c.quantity, c.tax_percent, c.price_plan_version_id, c.directive, c.subscription_id)
             is distinct from (r.currency, r.product_id, r.quantity, r.tax_percent, r.price_plan_version_id, r.directive, r.subscription_id))`,
  ),
  byQuery(
    "I10",
    "A charge is reversed at most once.",
    sql`select reverses_id, count(*) from rbi where reverses_id is not null group by shard, account_id, reverses_id having count(*) > 1`,
  ),
  byQuery(
    "I11",
    "A charge to be billed is not negative, one to be credited not positive (UDR scope).",
    sql`select rbi_id, directive, gross from rbi
        where kind = 'charge' and coalesce(explanation #>> '{rate,scope}', 'udr') = 'udr' and ((directive = 'toBeBilled' and gross < 0) or (directive = 'toBeCredited' and gross > 0))`,
  ),
  byQuery(
    "I12",
    "The RBIs of a cancelled UDR, or of one not to be billed, sum to zero; a live charge is of the UDR's current values.",
    sql`select u.udr_id, u.state, u.directive, sum(r.gross) from udr u join rbi r using (shard, account_id, udr_id)
        where (u.state = 'cancelled' or u.directive = 'notToBeBilled') and r.kind <> 'correction'
        group by u.shard, u.account_id, u.udr_id, u.state, u.directive having sum(r.gross) <> 0
        union all
        select u.udr_id, u.state, u.directive, c.gross from udr u join rbi c using (shard, account_id, udr_id)
        where c.kind = 'charge' and not exists (
            select from rbi r where r.shard = c.shard and r.account_id = c.account_id and r.reverses_id = c.rbi_id)
          and (c.product_id <> u.product_id or c.quantity <> u.quantity or c.directive <> u.directive or c.udr_revision <> u.revision)`,
  ),
  byQuery(
    "I14",
    "An RBI stands in exactly one place: waiting, on one bill, in one wallet transaction, or cancelled with its counterpart.",
    sql`select r.rbi_id, places.count from rbi r
        left join billing_queue q using (shard, account_id, rbi_id) left join settlement s using (shard, account_id, rbi_id)
        cross join lateral (select num_nonnulls(q.rbi_id, s.rbi_id, r.bill_id, r.wallet_seq) as count) places
        left join rbi other on other.shard = r.shard and other.account_id = r.account_id
          and (other.reverses_id = r.rbi_id or other.rbi_id = r.reverses_id)
        left join billing_queue oq on oq.shard = other.shard and oq.account_id = other.account_id and oq.rbi_id = other.rbi_id
        left join settlement os on os.shard = other.shard and os.account_id = other.account_id and os.rbi_id = other.rbi_id
        where places.count > 1
           or (places.count = 0 and (other.rbi_id is null or num_nonnulls(oq.rbi_id, os.rbi_id, other.bill_id, other.wallet_seq) > 0))`,
  ),
  byQuery(
    "I14b",
    "Entries of a prepaid subscription move its wallet; those of a normal one never do.",
    sql`select r.rbi_id, s.payment, r.wallet_seq from rbi r join subscription s using (shard, account_id, subscription_id)
        where (s.payment = 'prepaid') <> (r.wallet_seq is not null)`,
  ),
  {
    id: "I15",
    sentence: "Every amount can be recomputed from its stored explanation.",
    offenders: recomputeAll,
  },
];

async function recomputeAll(reader: Reader): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const offenders: Readonly<Record<string, unknown>>[] = [];
  for (let after = 0; ; ) {
    const rows = await reader
      .select()
      .from(rbi)
      .where(and(gt(rbi.rbiId, after), ne(rbi.kind, "correction")))
      .orderBy(asc(rbi.rbiId))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return offenders;
    for (const row of rows) {
      const item = fromDbRbi(row, { isQueued: false, settledBillId: null });
      const { gross, net, tax } = recompute(item.explanation);
      const sign = item.kind === "reversal" ? -1n : 1n;
      const differs = gross * sign !== item.gross || net * sign !== item.net || tax * sign !== item.tax;
      if (differs || item.explanation.usage.quantity !== decimalToString(item.quantity))
        offenders.push({ rbi_id: item.rbiId, recomputed: microsToString(gross) });
    }
    after = last.rbiId;
  }
}
