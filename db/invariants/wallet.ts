import { sql } from "drizzle-orm";
import { byQuery, type Invariant } from "./invariant.ts";

/** Prepaid money. */
export const WALLET_INVARIANTS: readonly Invariant[] = [
  byQuery(
    "I23",
    "No wallet and no wallet transaction ends below its floor.",
    sql`select wallet_id, balance, floor from wallet where balance < floor
        union all select wallet_id, balance_after, floor from wallet_transaction where balance_after < floor`,
  ),
  byQuery(
    "I24",
    "A wallet's balance and debt are the sums of its transactions, which form one unbroken chain.",
    sql`select w.wallet_id, w.balance, t.balance as summed, w.debt, t.debt as summed_debt, w.seq, t.transactions from wallet w
        left join (select shard, account_id, wallet_id, sum(amount) as balance, sum(debt_change) as debt, count(*) as transactions, max(seq) as last
          from wallet_transaction group by 1, 2, 3) t using (shard, account_id, wallet_id)
        where (w.balance, w.debt, w.seq, w.seq)
          is distinct from (coalesce(t.balance, 0), coalesce(t.debt, 0), coalesce(t.last, 0), coalesce(t.transactions, 0)::int)`,
  ),
  byQuery(
    "I24b",
    "A wallet transaction of usage moves exactly the opposite of the RBIs born with it.",
    sql`select t.wallet_id, t.seq, t.amount, t.debt_change, sum(r.gross) as gross from wallet_transaction t
        left join rbi r on r.shard = t.shard and r.account_id = t.account_id and r.wallet_id = t.wallet_id and r.wallet_seq = t.seq
        where t.kind <> 'topUp' group by t.shard, t.account_id, t.wallet_id, t.seq, t.amount, t.debt_change
        having sum(r.gross) is distinct from t.debt_change - t.amount`,
  ),
  byQuery(
    "I25",
    "An order has exactly one UDR, whose first charge is what was quoted, and one provisioning request, beside those that send it again, where its product needs one.",
    sql`select o.order_id, count(distinct u.udr_id) as udrs, count(distinct r.rbi_id) as charges, count(distinct q.request_id) as requests
        from service_order o join product p using (product_id) join product_type t using (product_type_id)
        left join udr u on u.shard = o.shard and u.account_id = o.account_id and u.order_id = o.order_id and u.origin = 'order'
        left join rbi r on r.shard = u.shard and r.account_id = u.account_id and r.udr_id = u.udr_id and r.seq = 1 and r.gross = o.quoted_gross
        left join provisioning_request q on q.shard = o.shard and q.account_id = o.account_id and q.order_id = o.order_id and q.resends_id is null
        group by o.shard, o.account_id, o.order_id, t.used_for_provisioning
        having count(distinct u.udr_id) <> 1 or count(distinct r.rbi_id) <> 1
          or count(distinct q.request_id) <> (case when t.used_for_provisioning then 1 else 0 end)`,
  ),
  byQuery(
    "I27",
    "Every order stored the conditions it passed, and each of them held.",
    sql`select order_id, conditions from service_order
        where jsonb_typeof(conditions) <> 'array' or jsonb_path_exists(conditions, '$[*] ? (!(@.holds == true))')`,
  ),
];
