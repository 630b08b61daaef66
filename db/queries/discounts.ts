import { asc, desc, eq, getTableColumns, isNotNull, isNull, lte, max, sql } from "drizzle-orm";
import type { AdditiveDiscount, DiscountVersionHead } from "#lib/domain/discount/additive-discount.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import type { ResolvedDiscount } from "#lib/domain/discount/resolve-discount.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbDiscount, fromDbDiscountDocument, fromDbDiscountVersion, fromDbResolvedDiscount } from "../mapping/discounts.ts";
import { additiveDiscount, additiveDiscountVersion } from "../schema/additive-discount.ts";
import type { Reader, Tx } from "../tx.ts";

const { document: _document, resolved: _resolved, ...VERSION_HEAD } = getTableColumns(additiveDiscountVersion);

export async function listDiscounts(reader: Reader, { archived }: { readonly archived: boolean }): Promise<readonly AdditiveDiscount[]> {
  const rows = await reader
    .select()
    .from(additiveDiscount)
    .where(archived ? isNotNull(additiveDiscount.archivedAt) : isNull(additiveDiscount.archivedAt))
    .orderBy(asc(additiveDiscount.name));
  return rows.map(fromDbDiscount);
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findDiscount(reader: Reader, code: string): Promise<AdditiveDiscount | null> {
  const [row] = await reader.select().from(additiveDiscount).where(eq(additiveDiscount.code, code));
  return row ? fromDbDiscount(row) : null;
}

export async function findDiscountNamed(reader: Reader, name: string): Promise<{ readonly code: string; readonly name: string } | null> {
  const [row] = await reader
    .select({ code: additiveDiscount.code, name: additiveDiscount.name })
    .from(additiveDiscount)
    .where(sql`lower(${additiveDiscount.name}) = lower(${name})`);
  return row ?? null;
}

/** Held to the end of the transaction: drafts, publications and archiving of one discount follow each other. */
export async function lockDiscount(tx: Tx, code: string): Promise<AdditiveDiscount | null> {
  const [row] = await tx.select().from(additiveDiscount).where(eq(additiveDiscount.code, code)).for("update");
  return row ? fromDbDiscount(row) : null;
}

export async function insertDiscount(tx: Tx, row: Omit<typeof additiveDiscount.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(additiveDiscount).values(row);
}

export type DiscountLineChange = Partial<Pick<AdditiveDiscount, "name" | "description" | "archivedAt">> &
  Pick<AdditiveDiscount, "revision">;

export async function updateDiscount(tx: Tx, code: string, change: DiscountLineChange): Promise<void> {
  await tx.update(additiveDiscount).set(change).where(eq(additiveDiscount.code, code));
}

/** Newest first. */
export async function listDiscountVersions(reader: Reader, discountId: number): Promise<readonly DiscountVersionHead[]> {
  const rows = await reader
    .select(VERSION_HEAD)
    .from(additiveDiscountVersion)
    .where(eq(additiveDiscountVersion.discountId, discountId))
    .orderBy(desc(additiveDiscountVersion.effectiveAt));
  return rows.map(fromDbDiscountVersion);
}

export type DiscountVersion = { readonly head: DiscountVersionHead; readonly document: DiscountDocument };

/** Of every discount, newest first. There are few of them, and their documents are small. */
export async function listAllDiscountVersions(reader: Reader): Promise<readonly DiscountVersion[]> {
  const rows = await reader
    .select(getTableColumns(additiveDiscountVersion))
    .from(additiveDiscountVersion)
    .orderBy(desc(additiveDiscountVersion.effectiveAt));
  return rows.map((row) => ({ head: fromDbDiscountVersion(row), document: fromDbDiscountDocument(row.document) }));
}

export async function discountVersionDocuments(reader: Reader, discountId: number): Promise<ReadonlyMap<number, DiscountDocument>> {
  const rows = await reader
    .select({ versionId: additiveDiscountVersion.versionId, document: additiveDiscountVersion.document })
    .from(additiveDiscountVersion)
    .where(eq(additiveDiscountVersion.discountId, discountId));
  return new Map(rows.map((row) => [row.versionId, fromDbDiscountDocument(row.document)]));
}

export async function greatestDiscountVersion(tx: Tx, discountId: number): Promise<number> {
  const [row] = await tx
    .select({ greatest: max(additiveDiscountVersion.version) })
    .from(additiveDiscountVersion)
    .where(eq(additiveDiscountVersion.discountId, discountId));
  return row?.greatest ?? 0;
}

export async function insertDiscountVersion(tx: Tx, row: Omit<typeof additiveDiscountVersion.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(additiveDiscountVersion).values(row);
}

export type DiscountInForce = { readonly versionId: number; readonly resolved: ResolvedDiscount };

/** Of every discount the version in force at an instant, archived since or not: what is rated again is rated as it was. */
export async function discountsInForce(reader: Reader, at: Instant): Promise<readonly DiscountInForce[]> {
  const rows = await reader
    .selectDistinctOn([additiveDiscountVersion.discountId], {
      versionId: additiveDiscountVersion.versionId,
      resolved: additiveDiscountVersion.resolved,
    })
    .from(additiveDiscountVersion)
    .where(lte(additiveDiscountVersion.effectiveAt, at))
    .orderBy(asc(additiveDiscountVersion.discountId), desc(additiveDiscountVersion.effectiveAt));
  return rows.map(({ versionId, resolved }) => ({
    versionId,
    resolved: fromDbResolvedDiscount(present(resolved, `discount ${versionId}`)),
  }));
}

/** As `discountsInForce`, read once for many instants. */
export async function discountTimeline(reader: Reader): Promise<(at: Instant) => readonly DiscountInForce[]> {
  const rows = await reader
    .select({
      discountId: additiveDiscountVersion.discountId,
      versionId: additiveDiscountVersion.versionId,
      effectiveAt: additiveDiscountVersion.effectiveAt,
      resolved: additiveDiscountVersion.resolved,
    })
    .from(additiveDiscountVersion)
    .orderBy(asc(additiveDiscountVersion.discountId), asc(additiveDiscountVersion.effectiveAt));
  const versions = rows.map((row) => ({
    ...row,
    resolved: fromDbResolvedDiscount(present(row.resolved, `discount ${row.versionId}`)),
  }));
  return (at) => {
    const newest = new Map<number, DiscountInForce>();
    for (const { discountId, versionId, effectiveAt, resolved } of versions) {
      if (effectiveAt <= at) newest.set(discountId, { versionId, resolved });
    }
    return [...newest.values()];
  };
}
