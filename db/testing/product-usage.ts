import { present } from "#lib/kernel/assert.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType } from "../schema/usage.ts";
import { DESK_NOW } from "./definition-desk.ts";
import type { TestDatabase } from "./test-database.ts";

type Usage = {
  readonly customer: { readonly shard: number; readonly accountId: number; readonly subscriptionId: number };
  readonly productId: number;
};

/** One posted, billable UDR that waits to be rated; what is given back takes it away again. */
export async function recordUnratedUdr({ owner }: TestDatabase, { customer, productId }: Usage): Promise<() => Promise<void>> {
  const { shard, accountId, subscriptionId } = customer;
  const [sources, types] = [await owner.select().from(source), await owner.select().from(udrType)];
  const udrTypeId = present(
    types.find(({ code }) => code === "PPV"),
    "PPV",
  ).udrTypeId;
  await owner.insert(udr).values({
    shard,
    accountId,
    subscriptionId,
    udrId: 1,
    origin: "import",
    rating: "here",
    state: "posted",
    directive: "toBeBilled",
    revision: 1,
    udrTypeId,
    productId,
    sourceId: present(sources[0], "source").sourceId,
    quantity: ONE,
    currency: "EUR",
    metadata: {},
    usedFrom: DESK_NOW,
    billingEffectiveAt: DESK_NOW,
    recordedAt: DESK_NOW,
  });
  await owner.insert(ratingQueue).values({ shard, accountId, udrId: 1, subscriptionId, billingEffectiveAt: DESK_NOW });
  return async () => {
    await owner.delete(ratingQueue);
    await owner.delete(udr);
  };
}
