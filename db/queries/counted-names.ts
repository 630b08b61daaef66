import { inArray } from "drizzle-orm";
import { type CountedNames, codesOf } from "#lib/domain/counting/counted-view.ts";
import type { CounterPlace } from "#lib/domain/counting/counter-place.ts";
import { subscription } from "../schema/account.ts";
import { additiveDiscount } from "../schema/additive-discount.ts";
import { pricePlan } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** What the codes and numbers of counters are called. A discount of a price plan has no name but its code. */
export async function countedNames(reader: Reader, key: AccountKey, places: readonly CounterPlace[]): Promise<CountedNames> {
  const codes = places.map(({ name }) => codesOf(name));
  const plans = codes.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  const discounts = codes.flatMap(({ discount }) => (discount === null ? [] : [discount]));
  return {
    plans: await namesByCode(plans, () =>
      reader.select({ code: pricePlan.code, name: pricePlan.name }).from(pricePlan).where(inArray(pricePlan.code, plans)),
    ),
    discounts: await namesByCode(discounts, () =>
      reader
        .select({ code: additiveDiscount.code, name: additiveDiscount.name })
        .from(additiveDiscount)
        .where(inArray(additiveDiscount.code, discounts)),
    ),
    subscriptions: await numbersOf(reader, key),
  };
}

type NamedCode = { readonly code: string; readonly name: string };

async function namesByCode(codes: readonly string[], find: () => Promise<readonly NamedCode[]>): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  return new Map((await find()).map(({ code, name }) => [code, name]));
}

async function numbersOf(reader: Reader, key: AccountKey): Promise<ReadonlyMap<number, string>> {
  const rows = await reader
    .select({ subscriptionId: subscription.subscriptionId, number: subscription.number })
    .from(subscription)
    .where(ofAccount(subscription, key));
  return new Map(rows.map(({ subscriptionId, number }) => [subscriptionId, number]));
}
