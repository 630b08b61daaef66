import type { Udr } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { insertUdr, insertUdrPersonal } from "../queries/udrs.ts";
import { source, udrType } from "../schema/usage.ts";
import type { Aluxsat } from "../seed/scenario.ts";
import { type Tx, withTransaction } from "../tx.ts";
import { DESK_NOW } from "./definition-desk.ts";
import type { TestDatabase } from "./test-database.ts";

type Recorded = {
  readonly udrId?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly personal?: Readonly<Record<string, string>>;
};

/** A film that Eleni watched, recorded with this metadata. */
export async function recordUdr({ owner }: Pick<TestDatabase, "owner">, aluxsat: Aluxsat, recorded: Recorded): Promise<void> {
  await withTransaction(owner, (tx) => recordUdrWithin(tx, aluxsat, recorded));
}

/** The same while the transaction lasts, by the writer that every UDR comes through: with all that it holds until then. */
export async function recordUdrWithin(tx: Tx, aluxsat: Aluxsat, { udrId = 1, metadata = {}, personal }: Recorded): Promise<void> {
  const { shard, accountId, subscriptionId } = aluxsat.customers.eleni;
  const sources = await tx.select().from(source);
  const types = await tx.select().from(udrType);
  const ppv = present(
    types.find(({ code }) => code === "PPV"),
    "PPV",
  );
  const decoder = present(
    sources.find(({ code }) => code === "DECODER"),
    "DECODER",
  );
  const productId = present(aluxsat.products.get("LOTR1"), "LOTR1");
  await insertUdr(tx, {
    ...NEW_IMPORT,
    ...{ shard, accountId, subscriptionId, udrId },
    ...{ udrTypeId: ppv.udrTypeId, productId, sourceId: decoder.sourceId, metadata },
  });
  if (personal) await insertUdrPersonal(tx, { shard, accountId, udrId }, personal);
}

const NEW_IMPORT = {
  origin: "import",
  orderId: null,
  rating: "here",
  state: "posted",
  directive: "toBeBilled",
  revision: 1,
  quantity: ONE,
  currency: currency("EUR"),
  usedFrom: DESK_NOW,
  usedTo: null,
  billingEffectiveAt: DESK_NOW,
  orderedAt: null,
  recordedAt: DESK_NOW,
  personId: null,
  costCentreId: null,
  adHocDiscounts: [],
  importedGross: null,
  importedTax: null,
} as const satisfies Partial<Udr>;

/** To be rated by the next run. */
export function queueItem({ customers: { eleni } }: Aluxsat, udrId: number) {
  const { shard, accountId, subscriptionId } = eleni;
  return { shard, accountId, subscriptionId, udrId, billingEffectiveAt: DESK_NOW };
}
