import * as z from "zod";
import { listAuditEntriesOf } from "#db/queries/audit.ts";
import type { DefinitionKind } from "#db/queries/definition-changes.ts";
import { withTransaction } from "#db/tx.ts";
import { differences } from "#lib/domain/audit/differences.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "./context.ts";

const storedState: z.ZodType<Json> = z.json();

/** Who changed a definition, when, and from what to what; newest first. Whoever may read it may read this. */
export async function definitionHistory(
  { database }: Context,
  { entity, code }: { readonly entity: DefinitionKind; readonly code: string },
): Promise<readonly DefinitionChange[]> {
  const rows = await withTransaction(database, (tx) => listAuditEntriesOf(tx, entity, code));
  return rows.map(({ auditId, actedAt, actorName, action, before, after }) => ({
    auditId,
    actedAt: instantToString(actedAt),
    actorName,
    action,
    // An empty list says nothing beside the items that it gained or lost.
    differences: differences(storedState.parse(before), storedState.parse(after)).filter(
      (place) => place.before !== "[]" && place.after !== "[]",
    ),
  }));
}
