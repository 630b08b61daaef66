import { and, asc, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { UsageZoneView } from "#lib/domain/definition/usage-zone.ts";
import type { PublishedZone } from "#lib/domain/definition/usage-zone-copies.ts";
import type { UdrToJudge } from "#lib/domain/definition/usage-zone-matches.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbUsageZone } from "../mapping/definitions.ts";
import { fromDbPublishedZone, fromDbUdrToJudge } from "../mapping/usage-zones.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { product } from "../schema/product.ts";
import { udr, udrPersonal } from "../schema/udr.ts";
import { udrTypeAttribute, usageZone } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { pricesAnybodyAt } from "./versions-pricing.ts";

/** Archived or not: what carries a code once carries it for ever. */
export async function findUsageZone(tx: Reader, code: string): Promise<UsageZoneView | null> {
  const [row] = await tx.select().from(usageZone).where(eq(usageZone.code, code));
  return row ? fromDbUsageZone(row) : null;
}

/** As `findUsageZone`, held to the end of the transaction. */
export async function lockUsageZone(tx: Tx, code: string): Promise<UsageZoneView | null> {
  const [row] = await tx.select().from(usageZone).where(eq(usageZone.code, code)).for("update");
  return row ? fromDbUsageZone(row) : null;
}

/** What bears the name, archived or not; case does not count. */
export async function findUsageZoneNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: usageZone.code, name: usageZone.name })
    .from(usageZone)
    .where(sql`lower(${usageZone.name}) = lower(${name})`);
  return row ?? null;
}

export type NewUsageZone = Omit<typeof usageZone.$inferInsert, "createdAt">;
export type UsageZoneChange = Partial<Omit<NewUsageZone, "usageZoneId" | "code">> & Pick<UsageZoneView, "revision">;

export async function insertUsageZone(tx: Tx, row: NewUsageZone): Promise<void> {
  await tx.insert(usageZone).values(row);
}

export async function updateUsageZone(tx: Tx, code: string, change: UsageZoneChange): Promise<void> {
  await tx.update(usageZone).set(change).where(eq(usageZone.code, code));
}

/** The zone as each version in force or scheduled took it over at its publication. */
export async function listPublishedZones(tx: Reader, code: string, at: Instant): Promise<readonly PublishedZone[]> {
  const zone = sql<unknown>`${pricePlanVersion.rateBook} -> 'zones' -> ${code}::text`;
  const shown = { plan: { code: pricePlan.code, name: pricePlan.name }, version: pricePlanVersion.version, zone };
  const live = await tx
    .select(shown)
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(and(pricesAnybodyAt(at), isNull(pricePlan.archivedAt)))
    .orderBy(asc(pricePlan.code), desc(pricePlanVersion.effectiveAt));
  const scheduled = await tx
    .select(shown)
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(and(gt(pricePlanVersion.effectiveAt, at), isNull(pricePlanVersion.correctsVersionId), isNull(pricePlan.archivedAt)))
    .orderBy(asc(pricePlan.code), asc(pricePlanVersion.effectiveAt));
  return [...live.flatMap((row) => fromDbPublishedZone(row, "live")), ...scheduled.flatMap((row) => fromDbPublishedZone(row, "scheduled"))];
}

/** The keys that some UDR type keeps apart, archived types among them: their UDRs still hold what they hold. */
export async function personalAttributes(tx: Reader): Promise<ReadonlySet<string>> {
  const rows = await tx.selectDistinct({ key: udrTypeAttribute.key }).from(udrTypeAttribute).where(eq(udrTypeAttribute.personal, true));
  return new Set(rows.map(({ key }) => key));
}

/**
 * The last UDRs by From that have metadata, kept with them or apart. Only the last `looked` are looked at, so that an
 * installation whose usage has none costs no more than another.
 */
export async function listLastUdrs(
  tx: Reader,
  { most, looked }: { readonly most: number; readonly looked: number },
): Promise<readonly UdrToJudge[]> {
  const last = tx
    .select({ shard: udr.shard, accountId: udr.accountId, udrId: udr.udrId, usedFrom: udr.usedFrom, metadata: udr.metadata })
    .from(udr)
    .orderBy(desc(udr.usedFrom), desc(udr.udrId))
    .limit(looked)
    .as("last");
  const described = tx
    .select({ shard: last.shard, accountId: last.accountId, udrId: last.udrId })
    .from(last)
    .where(
      sql`${last.metadata} <> '{}'::jsonb or exists (
        select from ${udrPersonal} where ${udrPersonal.shard} = ${last.shard} and ${udrPersonal.accountId} = ${last.accountId}
          and ${udrPersonal.udrId} = ${last.udrId} and ${udrPersonal.metadata} <> '{}'::jsonb)`,
    )
    .orderBy(desc(last.usedFrom), desc(last.udrId))
    .limit(most)
    .as("described");
  const rows = await selectToJudge(tx)
    .innerJoin(described, and(eq(described.shard, udr.shard), eq(described.accountId, udr.accountId), eq(described.udrId, udr.udrId)))
    .orderBy(desc(udr.usedFrom), desc(udr.udrId));
  return rows.map(fromDbUdrToJudge);
}

export async function findUdrToJudge(tx: Reader, udrId: number): Promise<UdrToJudge | null> {
  const isIt: SQL = eq(udr.udrId, udrId);
  const [row] = await selectToJudge(tx).where(isIt).limit(1);
  return row ? fromDbUdrToJudge(row) : null;
}

function selectToJudge(tx: Reader) {
  return tx
    .select({
      udrId: udr.udrId,
      product: { code: product.code, name: product.name },
      usedFrom: udr.usedFrom,
      metadata: udr.metadata,
      personal: udrPersonal.metadata,
    })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .leftJoin(
      udrPersonal,
      and(eq(udrPersonal.shard, udr.shard), eq(udrPersonal.accountId, udr.accountId), eq(udrPersonal.udrId, udr.udrId)),
    )
    .$dynamic();
}
