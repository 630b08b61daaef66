import { type DecidedBill, decideBill } from "#lib/domain/billing/decide-bill.ts";
import { transfersOfBill } from "#lib/domain/billing/decide-transfers.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Database } from "../connection.ts";
import { nextIds } from "../ids.ts";
import { bill, billLine, billNumber, billTax } from "../schema/bill.ts";
import { billingChunk, billingRun } from "../schema/billing-run.ts";
import { ledgerTransfer } from "../schema/ledger.ts";
import { settlement } from "../schema/rbi.ts";
import type { Tx } from "../tx.ts";
import type { CrowdAccount } from "./crowd-accounts.ts";
import type { CrowdLedger, PostedRbi } from "./crowd-ledger.ts";
import { insertMany } from "./crowd-rows.ts";
import { ALUXSAT_ZONE } from "./definitions.ts";

/** A bill with the run of one account that made it. */
export type CrowdBill = {
  readonly account: CrowdAccount;
  readonly billingRunId: number;
  readonly billId: number;
  readonly number: string;
  readonly issuedAt: Instant;
  readonly items: readonly PostedRbi[];
  readonly decided: DecidedBill;
};

export const MONTH_END = "system:month-end";

const EUR = currency("EUR");
const MINUTE = 60_000;
/** When the import of the last evening's films is in. */
const MINUTES_PAST_MIDNIGHT = 10;
/** By then every account is billed: the next import comes an hour later. */
const LONGEST = 15 * MINUTE;

/** When the months that ended in this stretch of time were billed, the first one first. */
export function monthEnds(from: Instant, now: Instant): readonly Instant[] {
  const { year, month } = localTime(from, ALUXSAT_ZONE);
  const starts = Array.from({ length: 12 }, (_, months) =>
    instantOfWallTime({ year, month: month + 1 + months, day: 1, minute: MINUTES_PAST_MIDNIGHT }, ALUXSAT_ZONE),
  );
  return starts.filter((start) => start + LONGEST <= now);
}

/** Bills what waits for each account: the same decision as a billing run's, one account every two seconds. */
export async function billEverybody(database: Database, ledger: CrowdLedger, startedAt: Instant): Promise<readonly CrowdBill[]> {
  const groups = [...Map.groupBy(ledger.waiting, ({ account }) => account)];
  const runIds = await nextIds(database, "billingRun", groups.length);
  const billIds = await nextIds(database, "bill", groups.length);
  return groups.map(([account, items], index) => {
    ledger.claim(items);
    const billId = present(billIds[index], "a bill id");
    return {
      account,
      billingRunId: present(runIds[index], "a run id"),
      billId,
      number: `B-${billId}`,
      issuedAt: plusMillis(startedAt, index * 2_000),
      items,
      decided: decideBill(
        items.map(({ content }) => content),
        EUR,
      ),
    };
  });
}

/** Runs, bills and ledger. The RBIs that the bills settle are stored. */
export async function storeBills(tx: Tx, database: Database, bills: readonly CrowdBill[]): Promise<void> {
  await storeRuns(tx, bills);
  await storeDocuments(tx, bills);
  await insertMany(
    tx,
    settlement,
    bills.flatMap((made) => made.items.map(({ rbiId }) => ({ ...keyOf(made), rbiId, settledAt: made.issuedAt }))),
  );
  const transfers = bills.flatMap((made) => transfersOfBill(made.decided).map((transfer) => ({ ...transfer, made })));
  const transferIds = await nextIds(database, "transfer", transfers.length);
  await insertMany(
    tx,
    ledgerTransfer,
    transfers.map(({ made, ...transfer }, index) => ({
      ...transfer,
      ...keyOf(made),
      transferId: present(transferIds[index], "a transfer id"),
      currency: EUR,
      walletId: null,
      walletSeq: null,
      postedAt: made.issuedAt,
    })),
  );
}

async function storeRuns(tx: Tx, bills: readonly CrowdBill[]): Promise<void> {
  const runs = bills.map(({ billingRunId, account, issuedAt }) => ({
    billingRunId,
    type: "individual",
    state: "completed",
    asOf: issuedAt,
    accountNumber: account.number,
    subscriptionNumber: null,
    startedBy: MONTH_END,
    startedAt: issuedAt,
    finishedAt: issuedAt,
  }));
  await insertMany(tx, billingRun, runs);
  const chunks = bills.map(({ billingRunId, account, items }) => ({
    billingRunId,
    shard: account.shard,
    state: "done",
    attempt: 1,
    leasedUntil: null,
    accounts: 1,
    rated: 0,
    billed: items.length,
    parked: 0,
    bills: 1,
  }));
  await insertMany(tx, billingChunk, chunks);
}

async function storeDocuments(tx: Tx, bills: readonly CrowdBill[]): Promise<void> {
  const directory = bills.map((made) => ({ ...keyOf(made), number: made.number }));
  await insertMany(tx, billNumber, directory);
  const headers = bills.map((made) => {
    const { kind, net, tax, rounding, total } = made.decided;
    const { billingRunId, number, issuedAt, account } = made;
    const { subscriptionId } = account;
    const amounts = { currency: EUR, net, tax, rounding, total };
    return { ...keyOf(made), number, kind, billingRunId, subscriptionId, ...amounts, asOf: issuedAt, issuedAt };
  });
  await insertMany(tx, bill, headers);
  const lines = bills.flatMap((made) => made.decided.lines.map((line, index) => ({ ...line, ...keyOf(made), line: index + 1 })));
  await insertMany(tx, billLine, lines);
  const taxes = bills.flatMap((made) => made.decided.taxes.map((part) => ({ ...part, ...keyOf(made) })));
  await insertMany(tx, billTax, taxes);
}

function keyOf({ account: { shard, accountId }, billId }: CrowdBill) {
  return { shard, accountId, billId };
}
