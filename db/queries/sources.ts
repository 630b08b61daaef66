import { and, asc, count, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { SourceUse } from "#lib/domain/definition/source-use.ts";
import type { SourceView } from "#lib/domain/definition/udr-type-view.ts";
import { serviceAccount } from "../schema/people.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType, udrTypeSource } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { asSources } from "./definitions.ts";

export type StoredSource = { readonly sourceId: number; readonly source: SourceView };

/** Archived or not: what carries a code once carries it for ever. */
export async function findSource(tx: Reader, code: string): Promise<StoredSource | null> {
  const [row] = await tx.select().from(source).where(eq(source.code, code));
  return row ? withUdrTypes(tx, row) : null;
}

/** As `findSource`, held to the end of the transaction: nothing is recorded from it, and no UDR type allows it meanwhile. */
export async function lockSource(tx: Tx, code: string): Promise<StoredSource | null> {
  const [row] = await tx.select().from(source).where(eq(source.code, code)).for("update");
  return row ? withUdrTypes(tx, row) : null;
}

async function withUdrTypes(tx: Reader, row: typeof source.$inferSelect): Promise<StoredSource | null> {
  const [found] = await asSources(tx, [row]);
  return found ? { sourceId: row.sourceId, source: found } : null;
}

/** What bears the name, archived or not; case does not count. */
export async function findSourceNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx.select({ code: source.code, name: source.name }).from(source).where(sql`lower(${source.name}) = lower(${name})`);
  return row ?? null;
}

/** What records under it, and what of that is not rated yet. */
export async function findSourceUse(tx: Reader, { sourceId, source: { code } }: StoredSource, bound: number): Promise<SourceUse> {
  const types = await tx
    .select({ udrTypeId: udrType.udrTypeId, code: udrType.code, name: udrType.name })
    .from(udrTypeSource)
    .innerJoin(udrType, eq(udrType.udrTypeId, udrTypeSource.udrTypeId))
    .where(and(eq(udrTypeSource.sourceId, sourceId), isNull(udrType.archivedAt)))
    .orderBy(asc(udrType.name));
  const ids = types.map(({ udrTypeId }) => udrTypeId);
  const alone = await tx
    .select({ udrTypeId: udrTypeSource.udrTypeId })
    .from(udrTypeSource)
    .where(inArray(udrTypeSource.udrTypeId, ids))
    .groupBy(udrTypeSource.udrTypeId)
    .having(eq(count(), 1));
  const accounts = await tx
    .select({ name: serviceAccount.name })
    .from(serviceAccount)
    .where(and(eq(serviceAccount.sourceCode, code), isNull(serviceAccount.revokedAt)))
    .orderBy(asc(serviceAccount.name));
  return {
    udrTypes: types.map(({ udrTypeId, code: typeCode, name }) => ({
      code: typeCode,
      name,
      isOnlySource: alone.some((type) => type.udrTypeId === udrTypeId),
    })),
    serviceAccounts: accounts.map(({ name }) => name),
    isOnlyDesk: await isOnlyDesk(tx, sourceId),
    unratedUdrs: await countUnratedFrom(tx, sourceId, bound),
  };
}

/** Agents order under the first source of the desk's channel that is in use. */
export async function isOnlyDesk(tx: Reader, sourceId: number): Promise<boolean> {
  const desks = await tx
    .select({ sourceId: source.sourceId })
    .from(source)
    .where(and(eq(source.channel, "desk"), isNull(source.archivedAt)));
  return desks.length === 1 && desks[0]?.sourceId === sourceId;
}

/** R10: posted, billable or creditable, and not rated. What is to be rated stands in its queue. */
async function countUnratedFrom(tx: Reader, sourceId: number, bound: number): Promise<number> {
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(ratingQueue)
    .innerJoin(udr, and(eq(udr.shard, ratingQueue.shard), eq(udr.accountId, ratingQueue.accountId), eq(udr.udrId, ratingQueue.udrId)))
    .where(and(eq(udr.sourceId, sourceId), eq(udr.state, "posted"), ne(udr.directive, "notToBeBilled")))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

export type NewSource = Omit<typeof source.$inferInsert, "createdAt">;
export type SourceChange = Partial<Omit<NewSource, "sourceId" | "code">> & Pick<SourceView, "revision">;

export async function insertSource(tx: Tx, row: NewSource): Promise<void> {
  await tx.insert(source).values(row);
}

export async function updateSource(tx: Tx, code: string, change: SourceChange): Promise<void> {
  await tx.update(source).set(change).where(eq(source.code, code));
}
