import { asc, eq, sql } from "drizzle-orm";
import type { Directive, UdrRating } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";
import { decimal, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import { type RatingOptions, rateWaitingUsage } from "#lib/operations/rating/rate-waiting-usage.ts";
import { nextId } from "../ids.ts";
import { insertWaitingUdr } from "../queries/rating-queue.ts";
import { ratingQueue, rbi } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType } from "../schema/usage.ts";
import { parkedUdr } from "../schema/usage-import.ts";
import type { SeededSubscription } from "../seed/customers.ts";
import { withTransaction } from "../tx.ts";
import type { AluxsatDesk } from "./aluxsat-desk.ts";

export type ImportedUsage = {
  readonly at: Instant;
  readonly quantity?: string;
  readonly product?: string;
  readonly rating?: UdrRating;
  readonly directive?: Directive;
  /** Of usage rated elsewhere. */
  readonly gross?: string;
  readonly tax?: string;
};

export type UsageDesk = ReturnType<typeof usageDesk>;

/** The demo's desks with usage that came from elsewhere, as an import leaves it: a UDR and its row in the rating queue. */
export function usageDesk(desk: AluxsatDesk) {
  const { database, owner } = desk.test;

  async function importUsage(customer: SeededSubscription, usage: ImportedUsage): Promise<number> {
    const { at, quantity = "1", product = "LOTR1", rating = "here", directive = "toBeBilled", gross = null, tax = null } = usage;
    const { shard, accountId, subscriptionId } = customer;
    const [sources, types] = [await owner.select().from(source), await owner.select().from(udrType)];
    const udrId = await nextId(database, "udr");
    const key = { shard, accountId, udrId, subscriptionId, billingEffectiveAt: at };
    await withTransaction(database, async (tx) => {
      await tx.insert(udr).values({
        ...key,
        origin: "import",
        rating,
        state: "posted",
        directive: rating === "information" ? "notToBeBilled" : directive,
        revision: 1,
        udrTypeId: present(
          types.find(({ code }) => code === "PPV"),
          "PPV",
        ).udrTypeId,
        productId: present(desk.seeded.products.get(product), product),
        sourceId: present(
          sources.find(({ code }) => code === "DECODER"),
          "DECODER",
        ).sourceId,
        quantity: normalise(decimal(quantity)),
        usedFrom: at,
        currency: "EUR",
        metadata: {},
        recordedAt: at,
        importedGross: gross === null ? null : micros(gross),
        importedTax: tax === null ? null : micros(tax),
        importId: 1,
        importLine: udrId,
      });
      if (rating !== "information") await insertWaitingUdr(tx, key);
    });
    return udrId;
  }

  /** The job, by hand. */
  function rate(now: Instant, options: Partial<RatingOptions> = {}) {
    const context = { actor: { kind: "system", name: "rating" }, now, requestId: "test", database } as const;
    return rateWaitingUsage(context, { reportFault: thrown, ...options });
  }

  /** "charge 8.00, reversal -8.00": what was posted for a UDR. */
  async function postedOf(udrId: number): Promise<string> {
    const rows = await owner.select().from(rbi).where(eq(rbi.udrId, udrId)).orderBy(asc(rbi.rbiId));
    return rows.map(({ kind, gross }) => `${kind} ${microsToString(gross, 2)}`).join(", ");
  }

  /** "waits", "NO_RATE" where it is parked, or "charge 8.00". */
  async function standingOf(udrId: number): Promise<string> {
    const waiting = await owner.select().from(ratingQueue).where(eq(ratingQueue.udrId, udrId));
    const parked = await owner
      .select({ code: sql<string>`${parkedUdr.refusal} ->> 'code'` })
      .from(parkedUdr)
      .where(eq(parkedUdr.udrId, udrId));
    return [...waiting.map(() => "waits"), ...parked.map(({ code }) => code), await postedOf(udrId)].filter(Boolean).join(" and ");
  }

  return { importUsage, rate, postedOf, standingOf };
}

/** No test has a fault that it does not ask for. */
function thrown(error: unknown): never {
  throw error;
}
