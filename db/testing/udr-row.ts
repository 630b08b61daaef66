import { present } from "#lib/kernel/assert.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { udr, udrPersonal } from "../schema/udr.ts";
import { source, udrType } from "../schema/usage.ts";
import type { Aluxsat } from "../seed/scenario.ts";
import { DESK_NOW } from "./definition-desk.ts";
import type { TestDatabase } from "./test-database.ts";

type Recorded = {
  readonly udrId?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly personal?: Readonly<Record<string, string>>;
};

/** A film that Eleni watched, recorded with this metadata. */
export async function recordUdr(
  { owner }: { readonly owner: Pick<TestDatabase["owner"], "insert" | "select"> },
  aluxsat: Aluxsat,
  { udrId = 1, metadata = {}, personal }: Recorded,
): Promise<void> {
  const { shard, accountId, subscriptionId } = aluxsat.customers.eleni;
  const sources = await owner.select().from(source);
  const types = await owner.select().from(udrType);
  await owner.insert(udr).values({
    shard,
    accountId,
    subscriptionId,
    udrId,
    origin: "import",
    rating: "here",
    state: "posted",
    directive: "toBeBilled",
    revision: 1,
    udrTypeId: present(
      types.find(({ code }) => code === "PPV"),
      "PPV",
    ).udrTypeId,
    productId: present(aluxsat.products.get("LOTR1"), "LOTR1"),
    sourceId: present(
      sources.find(({ code }) => code === "DECODER"),
      "DECODER",
    ).sourceId,
    quantity: ONE,
    currency: "EUR",
    metadata,
    usedFrom: DESK_NOW,
    billingEffectiveAt: DESK_NOW,
    recordedAt: DESK_NOW,
  });
  if (personal) await owner.insert(udrPersonal).values({ shard, accountId, udrId, metadata: personal });
}

/** To be rated by the next run. */
export function queueItem({ customers: { eleni } }: Aluxsat, udrId: number) {
  const { shard, accountId, subscriptionId } = eleni;
  return { shard, accountId, subscriptionId, udrId, billingEffectiveAt: DESK_NOW };
}
