import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { decimal, normalise, ZERO } from "#lib/kernel/decimal.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { billingQueue, ratingQueue, rbi } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType } from "../schema/usage.ts";
import type { Aluxsat } from "../seed/scenario.ts";
import type { TestDatabase } from "./test-database.ts";

/** A UDR as a list may ask about it. */
export type ListedUdr = {
  readonly shard: number;
  readonly accountId: number;
  readonly subscriptionId: number;
  readonly udrId: number;
  readonly account: string;
  readonly subscription: string;
  readonly product: "LOTR1" | "SERENDIPITY";
  readonly state: "posted" | "cancelled";
  readonly directive: "toBeBilled" | "toBeCredited" | "notToBeBilled";
  /** Null: no charge stands. */
  readonly charge: "billed" | "notBilled" | null;
  readonly gross: string;
  readonly quantity: string;
  readonly usedFrom: Instant;
  readonly billingEffectiveAt: Instant;
  readonly importId: number | null;
  readonly metadata: Readonly<Record<string, string>>;
};

const COUNT = 240;
const FIRST = 700_000;
const HALF_A_DAY = 12 * 60 * 60 * 1000;

/** The same every time. Ten share an instant; numbers run against the time; each part has a period of its own, so that all meet. */
export function listedUdrs({ customers }: Pick<Aluxsat, "customers">, begin: Instant): readonly ListedUdr[] {
  const owners = [customers.eleni, customers.nikos, customers.hotel];
  return Array.from({ length: COUNT }, (_, index): ListedUdr => {
    const { shard, accountId, subscriptionId, accountNumber, subscriptionNumber } = present(owners[index % 3], "a customer");
    const state = index % 11 === 0 ? "cancelled" : "posted";
    const directive = index % 7 === 0 ? "toBeCredited" : index % 13 === 0 ? "notToBeBilled" : "toBeBilled";
    const isRated = state === "posted" && directive !== "notToBeBilled" && index % 5 !== 0;
    const usedFrom = plusMillis(begin, Math.floor(index / 10) * (HALF_A_DAY / 3));
    return {
      shard,
      accountId,
      subscriptionId,
      udrId: FIRST - index,
      account: accountNumber,
      subscription: subscriptionNumber,
      product: index % 4 === 0 ? "SERENDIPITY" : "LOTR1",
      state,
      directive,
      charge: !isRated ? null : index % 2 === 0 ? "billed" : "notBilled",
      gross: `${(index % 17) + 1}.25`,
      quantity: `${(index % 6) + 1}.5`,
      usedFrom,
      billingEffectiveAt: plusMillis(usedFrom, (index % 9) * HALF_A_DAY),
      importId: index % 3 === 0 ? null : index % 2 === 0 ? 1 : 2,
      metadata: index % 2 === 0 ? { network: index % 4 === 0 ? "5G" : "4G", mbps: String(index % 20) } : {},
    };
  });
}

export async function storeListedUdrs(
  { owner }: Pick<TestDatabase, "owner">,
  { products: ids }: Pick<Aluxsat, "products">,
  udrs: readonly ListedUdr[],
): Promise<void> {
  const [type] = (await owner.select().from(udrType)).filter(({ code }) => code === "PPV");
  const [from] = (await owner.select().from(source)).filter(({ code }) => code === "DECODER");
  await owner.insert(udr).values(
    udrs.map((listed) => ({
      ...keyOf(listed),
      origin: "import",
      rating: "here",
      state: listed.state,
      directive: listed.directive,
      revision: 1,
      udrTypeId: present(type, "PPV").udrTypeId,
      productId: present(ids.get(listed.product), listed.product),
      sourceId: present(from, "DECODER").sourceId,
      quantity: normalise(decimal(listed.quantity)),
      usedFrom: listed.usedFrom,
      billingEffectiveAt: listed.billingEffectiveAt,
      metadata: listed.metadata,
      currency: "EUR",
      recordedAt: listed.usedFrom,
      importId: listed.importId,
      importLine: listed.importId === null ? null : 1,
    })),
  );
  const charged = udrs.filter(({ charge }) => charge !== null);
  await owner.insert(rbi).values(charged.map((listed) => chargeOf(listed, present(ids.get(listed.product), listed.product))));
  const waiting = charged.filter(({ charge }) => charge === "notBilled");
  await owner.insert(billingQueue).values(
    waiting.map((listed) => ({
      ...keyOf(listed),
      rbiId: listed.udrId,
      kind: "charge",
      gross: micros(listed.gross),
      billingEffectiveAt: listed.billingEffectiveAt,
    })),
  );
  const unrated = udrs.filter(({ charge, state, directive }) => charge === null && state === "posted" && directive !== "notToBeBilled");
  await owner.insert(ratingQueue).values(unrated.map((listed) => ({ ...keyOf(listed), billingEffectiveAt: listed.billingEffectiveAt })));
}

function keyOf({ shard, accountId, subscriptionId, udrId }: ListedUdr) {
  return { shard, accountId, subscriptionId, udrId };
}

/** Its number is the UDR's. */
function chargeOf(listed: ListedUdr, productId: number) {
  return {
    ...keyOf(listed),
    rbiId: listed.udrId,
    udrRevision: 1,
    seq: 1,
    kind: "charge",
    directive: listed.directive,
    productId,
    quantity: normalise(decimal(listed.quantity)),
    currency: currency("EUR"),
    gross: micros(listed.gross),
    net: micros(listed.gross),
    tax: micros("0"),
    taxPercent: ZERO,
    taxInclusive: true,
    ratedAt: listed.usedFrom,
    ratingInstant: listed.usedFrom,
    explanation: {},
  };
}
