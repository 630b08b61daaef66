import { and, desc, eq } from "drizzle-orm";
import type { FormerValues, Udr, UdrKey } from "#lib/domain/udr/udr.ts";
import { fromDbFormer } from "../mapping/udr-revisions.ts";
import { udr, udrRevision } from "../schema/udr.ts";
import { udrTypeAttribute } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { holdUsageKinds } from "./hold-usage-kinds.ts";

/** What the UDR was before its last action; null where there was none. */
export async function findFormerValues(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<FormerValues | null> {
  const [row] = await reader
    .select({ former: udrRevision.former })
    .from(udrRevision)
    .where(and(eq(udrRevision.shard, shard), eq(udrRevision.accountId, accountId), eq(udrRevision.udrId, udrId)))
    .orderBy(desc(udrRevision.revision))
    .limit(1);
  return row ? fromDbFormer(row.former) : null;
}

/** What took a cancelled UDR's place. */
export async function findSuccessorId(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<number | null> {
  const [row] = await reader
    .select({ udrId: udr.udrId })
    .from(udr)
    .where(and(eq(udr.shard, shard), eq(udr.accountId, accountId), eq(udr.succeedsId, udrId)));
  return row?.udrId ?? null;
}

/** Whose place a successor took. */
export async function findPredecessorId(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<number | null> {
  const [row] = await reader
    .select({ succeedsId: udr.succeedsId })
    .from(udr)
    .where(and(eq(udr.shard, shard), eq(udr.accountId, accountId), eq(udr.udrId, udrId)));
  return row?.succeedsId ?? null;
}

/** The line of a batch that a predecessor came with stays the predecessor's. */
export async function insertSuccessor(tx: Tx, created: Udr, succeedsId: number): Promise<void> {
  await holdUsageKinds(tx, [created]);
  await tx.insert(udr).values({ ...created, succeedsId, importId: null, importLine: null });
}

export async function findPersonalKeys(reader: Reader, udrTypeId: number): Promise<ReadonlySet<string>> {
  const rows = await reader
    .select({ key: udrTypeAttribute.key })
    .from(udrTypeAttribute)
    .where(and(eq(udrTypeAttribute.udrTypeId, udrTypeId), eq(udrTypeAttribute.personal, true)));
  return new Set(rows.map(({ key }) => key));
}
