import { and, eq } from "drizzle-orm";
import type { Directive, Udr, UdrKey, UdrState, Usage } from "#lib/domain/udr/udr.ts";
import { fromDbUdr } from "../mapping/udrs.ts";
import { udr, udrPersonal, udrRevision } from "../schema/udr.ts";
import type { Reader, Tx } from "../tx.ts";
import { holdUsageKinds } from "./hold-usage-kinds.ts";

/** By its number, wherever its account lives. */
export async function findUdr(reader: Reader, udrId: number): Promise<Udr | null> {
  const rows = await reader.select().from(udr).where(eq(udr.udrId, udrId)).limit(1);
  return rows[0] ? fromDbUdr(rows[0]) : null;
}

/** As `findUdr`, held against other agents until the transaction ends. */
export async function lockUdr(tx: Tx, udrId: number): Promise<Udr | null> {
  const rows = await tx.select().from(udr).where(eq(udr.udrId, udrId)).limit(1).for("update");
  return rows[0] ? fromDbUdr(rows[0]) : null;
}

export async function insertUdr(tx: Tx, created: Udr): Promise<void> {
  await holdUsageKinds(tx, [created]);
  await tx.insert(udr).values(created);
}

/** Personal attributes live beside the UDR, where a retention role may empty them. */
export async function insertUdrPersonal(tx: Tx, key: UdrKey, metadata: Readonly<Record<string, string>>): Promise<void> {
  await tx.insert(udrPersonal).values({ ...key, metadata });
}

export async function findUdrPersonal(reader: Reader, key: UdrKey): Promise<Readonly<Record<string, string>>> {
  const rows = await reader
    .select({ metadata: udrPersonal.metadata })
    .from(udrPersonal)
    .where(and(eq(udrPersonal.shard, key.shard), eq(udrPersonal.accountId, key.accountId), eq(udrPersonal.udrId, key.udrId)));
  return rows[0]?.metadata ?? {};
}

export type UdrChange = Usage & { readonly state: UdrState; readonly directive: Directive };

/** The values of the next revision. False when the UDR is not at `revision` any more. */
export async function updateUdr(tx: Tx, key: UdrKey, { revision, change }: { revision: number; change: UdrChange }): Promise<boolean> {
  await holdUsageKinds(tx, [change]);
  const updated = await tx
    .update(udr)
    .set({
      state: change.state,
      directive: change.directive,
      revision: revision + 1,
      udrTypeId: change.udrTypeId,
      productId: change.productId,
      sourceId: change.sourceId,
      quantity: change.quantity,
      usedFrom: change.usedFrom,
      usedTo: change.usedTo,
      billingEffectiveAt: change.billingEffectiveAt,
      metadata: change.metadata,
      adHocDiscounts: change.adHocDiscounts,
      importedGross: change.importedGross,
      importedTax: change.importedTax,
    })
    .where(and(eq(udr.shard, key.shard), eq(udr.accountId, key.accountId), eq(udr.udrId, key.udrId), eq(udr.revision, revision)))
    .returning({ udrId: udr.udrId });
  return updated.length === 1;
}

export async function updateUdrPersonal(tx: Tx, key: UdrKey, metadata: Readonly<Record<string, string>>): Promise<void> {
  const updated = await tx
    .update(udrPersonal)
    .set({ metadata })
    .where(and(eq(udrPersonal.shard, key.shard), eq(udrPersonal.accountId, key.accountId), eq(udrPersonal.udrId, key.udrId)))
    .returning({ udrId: udrPersonal.udrId });
  if (updated.length === 0) await insertUdrPersonal(tx, key, metadata);
}

export type NewUdrRevision = Omit<typeof udrRevision.$inferInsert, "createdAt">;
export type UdrRevisionRow = typeof udrRevision.$inferSelect;

export async function insertUdrRevision(tx: Tx, revision: NewUdrRevision): Promise<void> {
  await tx.insert(udrRevision).values(revision);
}
