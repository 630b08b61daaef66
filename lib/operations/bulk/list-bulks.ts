import { listBulkJobs } from "#db/queries/bulk-jobs.ts";
import { toBulkHead } from "#lib/domain/bulk/bulk-head.ts";
import type { BulkHead } from "#lib/domain/bulk/bulk-view.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

const PAGE = 50;

export type BulkPage = { readonly jobs: readonly BulkHead[]; readonly nextCursor: string | null };

/** Bulk corrections, newest first. A cursor that nobody here wrote leads to the newest. */
export async function listBulks({ database }: Context, cursor: string | null): Promise<BulkPage> {
  const after = cursor === null ? null : readCursor(cursor);
  const found = await listBulkJobs(database, { after, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return { jobs: shown.map(toBulkHead), nextCursor: found.length > PAGE && last ? `${last.requestedAt}-${last.bulkJobId}` : null };
}

function readCursor(cursor: string) {
  const [, requestedAt, bulkJobId] = /^(\d{1,16})-(\d{1,15})$/.exec(cursor) ?? [];
  if (requestedAt === undefined || bulkJobId === undefined) return null;
  return { requestedAt: instantFromMillis(Number.parseInt(requestedAt, 10)), bulkJobId: Number.parseInt(bulkJobId, 10) };
}
