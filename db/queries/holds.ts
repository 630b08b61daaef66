import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { HoldKind, HoldTarget, NamedHold } from "#lib/domain/hold/hold.ts";
import { fromDbHold } from "../mapping/holds.ts";
import { appUser } from "../schema/people.ts";
import { offerHold, pricePlan } from "../schema/price-plan.ts";
import { product } from "../schema/product.ts";
import type { Reader, Tx } from "../tx.ts";

const asker = alias(appUser, "release_asker");

/** What may refuse the price of a product: the hold on it, and those on plans. There are few, so one statement brings all. */
export function openHoldsFor(reader: Reader, productId: number): Promise<readonly NamedHold[]> {
  return selectHolds(reader, and(isNull(offerHold.releasedAt), or(isNotNull(offerHold.pricePlanId), eq(offerHold.productId, productId))));
}

/** All of them, the one that stands longest first. */
export function listOpenHolds(reader: Reader): Promise<readonly NamedHold[]> {
  return selectHolds(reader, isNull(offerHold.releasedAt));
}

export async function findOpenHold(reader: Reader, { kind, id }: Pick<HoldTarget, "kind" | "id">): Promise<NamedHold | null> {
  const of = eq(kind === "plan" ? offerHold.pricePlanId : offerHold.productId, id);
  const [hold] = await selectHolds(reader, and(isNull(offerHold.releasedAt), of));
  return hold ?? null;
}

/** Whether it stands or was released. */
export async function findHoldById(reader: Reader, holdId: number): Promise<NamedHold | null> {
  const [hold] = await selectHolds(reader, eq(offerHold.holdId, holdId));
  return hold ?? null;
}

async function selectHolds(reader: Reader, where: SQL | undefined): Promise<readonly NamedHold[]> {
  const rows = await reader
    .select({
      hold: offerHold,
      plan: { code: pricePlan.code, name: pricePlan.name },
      product: { code: product.code, name: product.name },
      setByName: appUser.name,
      releaseAskedBy: asker.name,
    })
    .from(offerHold)
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, offerHold.pricePlanId))
    .leftJoin(product, eq(product.productId, offerHold.productId))
    .leftJoin(appUser, eq(appUser.userId, offerHold.setBy))
    .leftJoin(asker, eq(asker.userId, offerHold.releaseRequestedBy))
    .where(where)
    .orderBy(asc(offerHold.setAt), asc(offerHold.holdId));
  return rows.map(fromDbHold);
}

type Wanted = { readonly kind: HoldKind; readonly code: string };

export async function findHoldTarget(reader: Reader, { kind, code }: Wanted): Promise<HoldTarget | null> {
  const [row] =
    kind === "plan"
      ? await reader.select({ id: pricePlan.pricePlanId, name: pricePlan.name }).from(pricePlan).where(eq(pricePlan.code, code))
      : await reader.select({ id: product.productId, name: product.name }).from(product).where(eq(product.code, code));
  return row ? { kind, code, ...row } : null;
}

/** To the end of the transaction: of two who hold one thing at once, the second finds it held. */
export async function lockHoldTarget(tx: Tx, { kind, id }: HoldTarget): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`offer_hold ${kind} ${id}`}, 0))`);
}

/** Held to the end of the transaction, so that what is decided about it still holds when it is written. */
export async function lockHold(tx: Tx, holdId: number): Promise<NamedHold | null> {
  await tx.select({ holdId: offerHold.holdId }).from(offerHold).where(eq(offerHold.holdId, holdId)).for("update");
  return findHoldById(tx, holdId);
}

export async function insertHold(tx: Tx, row: Omit<typeof offerHold.$inferInsert, "createdAt" | "revision">): Promise<void> {
  await tx.insert(offerHold).values(row);
}

type HoldChange = Partial<
  Pick<typeof offerHold.$inferInsert, "releaseRequestedBy" | "releaseRequestedAt" | "releaseReason" | "releasedBy" | "releasedAt">
>;

export async function updateHold(tx: Tx, { holdId, revision }: Pick<NamedHold, "holdId" | "revision">, change: HoldChange): Promise<void> {
  await tx
    .update(offerHold)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(offerHold.holdId, holdId), eq(offerHold.revision, revision)));
}
