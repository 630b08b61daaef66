import { sql } from "drizzle-orm";
import { byQuery, type Invariant } from "./invariant.ts";

/** Bills, ledger, thresholds. */
export const BILLING_INVARIANTS: readonly Invariant[] = [
  byQuery(
    "I17",
    "What the bills of an account total is what the ledger says it owes for them.",
    sql`select a.number, coalesce(b.total, 0) as billed, coalesce(l.owed, 0) as owed from account a
        left join (select shard, account_id, sum(total) as total from bill group by shard, account_id) b using (shard, account_id)
        left join (select shard, account_id,
            sum(case 'receivable' when debit then amount when credit then -amount else 0 end) as owed
          from ledger_transfer group by shard, account_id) l using (shard, account_id)
        where coalesce(b.total, 0) <> coalesce(l.owed, 0)`,
  ),
  byQuery(
    "I18",
    "The tax in the ledger is the tax of the bills plus that of the usage paid from wallets.",
    sql`select a.number, coalesce(b.tax, 0) + coalesce(w.tax, 0) as tax, coalesce(l.tax, 0) as posted from account a
        left join (select shard, account_id, sum(tax) as tax from bill group by shard, account_id) b using (shard, account_id)
        left join (select shard, account_id, sum(tax) as tax from rbi where wallet_seq is not null group by shard, account_id) w
          using (shard, account_id)
        left join (select shard, account_id,
            sum(case 'taxPayable' when credit then amount when debit then -amount else 0 end) as tax
          from ledger_transfer group by shard, account_id) l using (shard, account_id)
        where coalesce(b.tax, 0) + coalesce(w.tax, 0) <> coalesce(l.tax, 0)`,
  ),
  byQuery(
    "I19",
    "The lines of a bill sum to the RBIs it settles, and its taxes and rounding to its total.",
    sql`select b.number, l.amount as lines, r.amount as rbis, t.net + t.tax + b.rounding as parts, b.total from bill b
        left join (select shard, account_id, bill_id, sum(amount) as amount from bill_line group by 1, 2, 3) l
          using (shard, account_id, bill_id)
        left join (select shard, account_id, bill_id, sum(net) as net, sum(tax) as tax from bill_tax group by 1, 2, 3) t
          using (shard, account_id, bill_id)
        left join (select s.shard, s.account_id, s.bill_id, sum(case when r.tax_inclusive then r.gross else r.net end) as amount
          from settlement s join rbi r using (shard, account_id, rbi_id) group by 1, 2, 3) r using (shard, account_id, bill_id)
        where l.amount is distinct from r.amount or t.net + t.tax + b.rounding is distinct from b.total`,
  ),
  byQuery(
    "I20",
    "A finished run accounts for every RBI: its chunks bill as many as its bills settle, in as many bills.",
    sql`select run.billing_run_id, c.billed, coalesce(s.items, 0) as settled, c.bills, coalesce(s.bills, 0) as issued from billing_run run
        join (select billing_run_id, sum(billed) as billed, sum(bills) as bills from billing_chunk group by 1) c using (billing_run_id)
        left join (select b.billing_run_id, count(*) as items, count(distinct b.bill_id) as bills
          from bill b join settlement using (shard, account_id, bill_id) group by 1) s using (billing_run_id)
        where run.state <> 'running' and (c.billed <> coalesce(s.items, 0) or c.bills <> coalesce(s.bills, 0))`,
  ),
  byQuery(
    "I21",
    "No subscription waits beyond its threshold: unbilled UDRs and amount, but for what is disputed, are below what its billing terms allow.",
    sql`select s.number, count(*) as udrs, sum(q.gross) as gross from billing_queue q
        join subscription s using (shard, account_id, subscription_id) join billing_term_scheme t using (billing_term_scheme_id)
        where q.kind = 'charge' and q.dispute_id is null group by s.number, t.maximum_unbilled_udrs, t.maximum_unbilled_amount
        having count(*) >= t.maximum_unbilled_udrs or sum(q.gross) >= t.maximum_unbilled_amount`,
  ),
  byQuery(
    "I22",
    "A bill belongs to a run, and its account is in the directory under its number.",
    sql`select b.number from bill b left join billing_run r using (billing_run_id) left join bill_number n using (number)
        where r.billing_run_id is null or (n.shard, n.account_id, n.bill_id) is distinct from (b.shard, b.account_id, b.bill_id)`,
  ),
  byQuery(
    "I37",
    "No RBI of a UDR with an open dispute is billed after it was opened.",
    sql`select d.udr_id, d.dispute_id, s.rbi_id, s.bill_id from udr_dispute d
        join rbi r using (shard, account_id, udr_id) join settlement s using (shard, account_id, rbi_id)
        where d.closed_at is null and s.settled_at > d.opened_at`,
  ),
  byQuery(
    "I38",
    "What waits for a UDR names its open dispute, and nothing else names one.",
    sql`select q.rbi_id, q.udr_id, q.dispute_id, d.dispute_id as open from billing_queue q
        left join udr_dispute d on d.shard = q.shard and d.account_id = q.account_id and d.udr_id = q.udr_id and d.closed_at is null
        where q.dispute_id is distinct from d.dispute_id`,
  ),
];
