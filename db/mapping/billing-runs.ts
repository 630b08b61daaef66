import { type BillingRunView, type IssuedBillView, RUN_STATES, RUN_TYPES } from "#lib/domain/billing/billing-view.ts";
import { currency as asCurrency, minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import type { bill } from "../schema/bill.ts";
import type { billingRun } from "../schema/billing-run.ts";
import { oneOf } from "./from-db.ts";

type RunRow = {
  readonly run: typeof billingRun.$inferSelect;
  readonly shard: number | null;
  readonly accountId: number | null;
  readonly accountName: string | null;
  readonly bills: number | null;
  readonly items: number | null;
  readonly parked: number | null;
  readonly total: string | null;
  readonly currency: string | null;
};

/** `startedBy` is still the key of an actor. */
export type RunRecord = { readonly view: BillingRunView; readonly account: { readonly shard: number; readonly accountId: number } | null };

export function fromDbBillingRun({ run, shard, accountId, accountName, bills, items, parked, total, currency }: RunRow): RunRecord {
  return {
    account: shard === null || accountId === null ? null : { shard, accountId },
    view: {
      billingRunId: run.billingRunId,
      type: oneOf(RUN_TYPES, run.type, "billing_run.type"),
      state: oneOf(RUN_STATES, run.state, "billing_run.state"),
      asOf: instantToString(run.asOf),
      accountNumber: run.accountNumber,
      accountName,
      subscriptionNumber: run.subscriptionNumber,
      startedBy: run.startedBy,
      startedAt: instantToString(run.startedAt),
      finishedAt: run.finishedAt === null ? null : instantToString(run.finishedAt),
      bills: bills ?? 0,
      items: items ?? 0,
      parked: parked ?? 0,
      total: total === null || currency === null ? null : microsToString(micros(total), minorDigits(asCurrency(currency))),
      currency,
    },
  };
}

type BillRow = { readonly bill: typeof bill.$inferSelect; readonly subscriptionNumber: string | null; readonly items: number };

export function fromDbIssuedBill({ bill: row, subscriptionNumber, items }: BillRow): IssuedBillView {
  const digits = minorDigits(asCurrency(row.currency));
  return {
    number: row.number,
    kind: oneOf(["bill", "creditNote"], row.kind, "bill.kind"),
    subscriptionNumber,
    items,
    currency: row.currency,
    net: microsToString(row.net, digits),
    tax: microsToString(row.tax, digits),
    total: microsToString(row.total, digits),
  };
}
