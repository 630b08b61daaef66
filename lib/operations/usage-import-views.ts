import { actorNames } from "#db/queries/actor-names.ts";
import { countUnrated } from "#db/queries/usage-imports.ts";
import type { Reader } from "#db/tx.ts";
import type { StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";

/** Batches as they are shown, with the names of who sent them and what of them is not rated yet. */
export async function usageImportViews(reader: Reader, imports: readonly StoredImport[]): Promise<readonly UsageImportView[]> {
  const nameOf = await actorNames(
    reader,
    imports.map(({ requestedBy }) => requestedBy),
  );
  const unrated = await countUnrated(
    reader,
    imports.map(({ importId }) => importId),
  );
  return imports.map(({ sourceId: _sourceId, header: _header, requestedAt, finishedAt, requestedBy, ...stored }) => ({
    ...stored,
    ...(unrated.get(stored.importId) ?? { waitingForRating: 0, parkedUdrs: 0 }),
    requestedBy: nameOf(requestedBy),
    requestedAt: instantToString(requestedAt),
    finishedAt: finishedAt === null ? null : instantToString(finishedAt),
  }));
}
