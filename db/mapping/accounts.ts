import type { TimelineKind } from "#lib/domain/account/account-view.ts";
import type { IdentifierKind } from "#lib/domain/account/identifier.ts";
import type { SubscriptionState, TaxClass } from "#lib/domain/subscription/subscriber.ts";
import { type Currency, currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { account } from "../schema/account.ts";
import { oneOf } from "./from-db.ts";

export type NamedRow = { readonly code: string; readonly name: string };

/** An account with the name of its group. */
export type AccountHead = {
  readonly shard: number;
  readonly accountId: number;
  readonly number: string;
  readonly name: string;
  readonly classification: NamedRow;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly taxClass: TaxClass;
  readonly creditLimit: Micros | null;
};

export type AccountHeadRow = { readonly account: typeof account.$inferSelect; readonly classification: NamedRow };

export function fromDbAccountHead({ account: row, classification }: AccountHeadRow): AccountHead {
  const { shard, accountId, number, name, timeZone, creditLimit } = row;
  const taxClass = oneOf(["standard", "exempt", "reverseCharge"], row.taxClass, "account.tax_class");
  return { shard, accountId, number, name, classification, currency: currency(row.currency), timeZone, taxClass, creditLimit };
}

export function fromDbIdentifierKind(kind: string): IdentifierKind {
  return oneOf(["phone", "msisdn", "iccid", "smartCard", "email"], kind, "identifier.kind");
}

export function fromDbPayment(payment: string): "normal" | "prepaid" {
  return oneOf(["normal", "prepaid"], payment, "subscription.payment");
}

export function fromDbSubscriptionState(state: string): SubscriptionState {
  return oneOf(["draft", "effective", "notEffective", "inResting", "cancelled"], state, "subscription.state");
}

export function fromDbBillKind(kind: string): "bill" | "creditNote" {
  return oneOf(["bill", "creditNote"], kind, "bill.kind");
}

/** A line of an account's timeline before it has words. */
export type TimelineRow = {
  readonly kind: TimelineKind;
  readonly id: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly what: string;
  readonly detail: string | null;
  readonly udrId: number | null;
  readonly amount: Micros | null;
};
