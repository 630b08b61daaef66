import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { subscription } from "./account.ts";
import { bill } from "./bill.ts";
import { createdAt, currency, exact, id, instant, money, percent, shard } from "./columns.ts";
import { pricePlanVersion } from "./price-plan.ts";
import { product } from "./product.ts";
import { udr } from "./udr.ts";
import { udrDispute } from "./udr-dispute.ts";
import { walletTransaction } from "./wallet.ts";

/**
 * A rated billing item. It never changes; its state is derived: billed (born with its bill or wallet transaction, or
 * settled), cancelled (reversed before it was billed), not billed (waiting in `billing_queue`).
 *
 * The RBIs of a UDR are a chain: odd `seq` a charge, even `seq` the exact opposite of the charge before it. The foreign
 * keys on generated columns say so, hence two live charges of one UDR cannot exist, whatever the application does.
 *
 * A correction stands outside the chain: it is what other usage, which counts together with a UDR, costs more or less since the UDR changed. It
 * is keyed by its cause, and there is one for each group, product, tax rate and subscription.
 */
export const rbi = pgTable(
  "rbi",
  {
    shard: shard(),
    accountId: id().notNull(),
    rbiId: id().notNull(),
    subscriptionId: id().notNull(),
    udrId: id().notNull(),
    udrRevision: integer().notNull(),
    /** Null of a correction. */
    seq: integer(),
    kind: text().notNull(),
    /** Of a correction the counter whose group it corrects. */
    correctedGroup: text(),
    directive: text().notNull(),
    productId: id()
      .notNull()
      .references(() => product.productId),
    quantity: exact().notNull(),
    currency: currency().notNull(),
    gross: money().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    taxPercent: percent().notNull(),
    taxInclusive: boolean().notNull(),
    /** Null when rated elsewhere. */
    pricePlanVersionId: id().references(() => pricePlanVersion.versionId),
    ratedAt: instant().notNull(),
    ratingInstant: instant().notNull(),
    /** Why it costs what it costs: enough to recompute the amount without the personal metadata. */
    explanation: jsonb().$type<unknown>().notNull(),
    reversesId: id(),
    billId: id(),
    walletId: id(),
    walletSeq: integer(),
    previousSeq: integer().generatedAlwaysAs(sql`nullif(seq - 1, 0)`),
    versionKey: id().generatedAlwaysAs(sql`coalesce(price_plan_version_id, 0)`),
    reversesGross: money().generatedAlwaysAs(sql`case when reverses_id is not null then -gross end`),
    reversesNet: money().generatedAlwaysAs(sql`case when reverses_id is not null then -net end`),
    reversesKind: text().generatedAlwaysAs(sql`case when reverses_id is not null then 'charge' end`),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.rbiId] }),
    unique("rbi_chain").on(table.shard, table.accountId, table.udrId, table.seq),
    unique("rbi_exact").on(
      table.shard,
      table.accountId,
      table.rbiId,
      table.udrId,
      table.seq,
      table.currency,
      table.gross,
      table.net,
      table.versionKey,
      table.kind,
    ),
    foreignKey({
      name: "rbi_reverses_exactly",
      columns: [
        table.shard,
        table.accountId,
        table.reversesId,
        table.udrId,
        table.previousSeq,
        table.currency,
        table.reversesGross,
        table.reversesNet,
        table.versionKey,
        table.reversesKind,
      ],
      foreignColumns: [
        table.shard,
        table.accountId,
        table.rbiId,
        table.udrId,
        table.seq,
        table.currency,
        table.gross,
        table.net,
        table.versionKey,
        table.kind,
      ],
    }),
    foreignKey({
      name: "rbi_chain_unbroken",
      columns: [table.shard, table.accountId, table.udrId, table.previousSeq],
      foreignColumns: [table.shard, table.accountId, table.udrId, table.seq],
    }),
    foreignKey({
      columns: [table.shard, table.accountId, table.udrId],
      foreignColumns: [udr.shard, udr.accountId, udr.udrId],
    }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    foreignKey({
      name: "rbi_born_billed",
      columns: [table.shard, table.accountId, table.billId],
      foreignColumns: [bill.shard, bill.accountId, bill.billId],
    }),
    foreignKey({
      name: "rbi_born_paid",
      columns: [table.shard, table.accountId, table.walletId, table.walletSeq],
      foreignColumns: [walletTransaction.shard, walletTransaction.accountId, walletTransaction.walletId, walletTransaction.seq],
    }),
    check("rbi_kind", sql`kind in ('charge', 'reversal', 'correction')`),
    check("rbi_correction", sql`(kind = 'correction') = (corrected_group is not null) and (kind = 'correction') = (seq is null)`),
    check(
      "rbi_kind_by_seq",
      sql`(kind = 'reversal') = (reverses_id is not null) and (kind = 'correction' or (seq > 0 and (kind = 'charge') = (seq % 2 = 1)))`,
    ),
    uniqueIndex("rbi_one_correction")
      .on(
        table.shard,
        table.accountId,
        table.udrId,
        table.udrRevision,
        table.correctedGroup,
        table.subscriptionId,
        table.productId,
        table.taxPercent,
      )
      .where(sql`kind = 'correction'`),
    check("rbi_directive", sql`directive in ('toBeBilled', 'toBeCredited')`),
    check("rbi_amounts", sql`gross = net + tax and abs(gross) < 1000000000000 and abs(net) < 1000000000000`),
    check("rbi_tax", sql`tax_percent between 0 and 100 and abs(tax) < 1000000000000`),
    check("rbi_one_target", sql`bill_id is null or wallet_id is null`),
    check("rbi_wallet", sql`(wallet_id is null) = (wallet_seq is null)`),
    index("rbi_number").on(table.rbiId),
    index("rbi_bill").on(table.shard, table.accountId, table.billId).where(sql`bill_id is not null`),
    // Newest first: of everybody (each new row is the last, so it costs little) and of one account.
    index("rbi_rated").on(table.ratedAt, table.rbiId),
    index("rbi_account_rated").on(table.shard, table.accountId, table.ratedAt, table.rbiId),
    // Reversals, what was rated anew and corrections, where no bill brought them: few, and a timeline has each. A run adds next to nothing.
    index("rbi_account_moved")
      .on(table.shard, table.accountId, table.ratedAt, table.rbiId)
      .where(sql`bill_id is null and seq is distinct from 1`),
  ],
);

/** An RBI that was rated before it was billed, and the bill it went to. */
export const settlement = pgTable(
  "settlement",
  {
    shard: shard(),
    accountId: id().notNull(),
    rbiId: id().notNull(),
    billId: id().notNull(),
    settledAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.rbiId] }),
    foreignKey({ columns: [table.shard, table.accountId, table.rbiId], foreignColumns: [rbi.shard, rbi.accountId, rbi.rbiId] }),
    foreignKey({ columns: [table.shard, table.accountId, table.billId], foreignColumns: [bill.shard, bill.accountId, bill.billId] }),
    index("settlement_bill").on(table.shard, table.accountId, table.billId),
  ],
);

/**
 * What is still to be billed: inserted with the RBI, deleted when billed or cancelled. The row is the lock between a run
 * and an agent: both begin with `DELETE … RETURNING`, and whoever finds none reads again.
 *
 * A row that names a dispute waits for its end: no run takes it. A run that waits for the row meanwhile looks at it again, so it never bills what was
 * disputed in between.
 */
export const billingQueue = pgTable(
  "billing_queue",
  {
    shard: shard(),
    accountId: id().notNull(),
    rbiId: id().notNull(),
    subscriptionId: id().notNull(),
    udrId: id().notNull(),
    kind: text().notNull(),
    gross: money().notNull(),
    billingEffectiveAt: instant().notNull(),
    disputeId: id(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.rbiId] }),
    foreignKey({ columns: [table.shard, table.accountId, table.rbiId], foreignColumns: [rbi.shard, rbi.accountId, rbi.rbiId] }),
    foreignKey({
      name: "billing_queue_disputed",
      columns: [table.shard, table.accountId, table.disputeId],
      foreignColumns: [udrDispute.shard, udrDispute.accountId, udrDispute.disputeId],
    }),
    check("billing_queue_kind", sql`kind in ('charge', 'reversal', 'correction')`),
    check("billing_queue_gross", sql`abs(gross) < 1000000000000`),
    index("billing_queue_subscription").on(table.shard, table.accountId, table.subscriptionId),
  ],
);

/**
 * UDRs that are still to be rated by a run: imported usage, and what an Adjust or a new directive put back. Written with its UDR, which nobody
 * deletes, so without a foreign key to it: at millions of rows that is a third of what they cost, and on an empty database it is planned to read
 * all UDRs of the account for each row. I62 looks.
 */
export const ratingQueue = pgTable(
  "rating_queue",
  {
    shard: shard(),
    accountId: id().notNull(),
    udrId: id().notNull(),
    subscriptionId: id().notNull(),
    billingEffectiveAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.udrId] }),
    index("rating_queue_subscription").on(table.shard, table.accountId, table.subscriptionId),
  ],
);
