import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { findUsageZoneNamed, insertUsageZone, lockUsageZone, updateUsageZone } from "#db/queries/usage-zones.ts";
import { decideSaveUsageZone } from "#lib/domain/definition/decide-save-usage-zone.ts";
import type { SaveUsageZoneInput } from "#lib/domain/definition/usage-zone-schema.ts";
import { storedUsageZone, usageZoneState } from "#lib/domain/definition/usage-zone-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type UsageZoneSaved = { readonly code: string; readonly revision: number };

/**
 * Makes a usage zone, or saves one over the revision it was read at. What is live is not touched: a published version holds a
 * copy of its conditions.
 */
export async function saveUsageZone(context: Context, input: SaveUsageZoneInput): Promise<Result<UsageZoneSaved, Refusal>> {
  const { code, revision, name, description, conditions } = input;
  const usageZoneId = await nextId(context.database, "definition");
  return idempotently(context, { action: "usageZone.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "usageZone");
    const stored = await lockUsageZone(tx, code);
    const decided = decideSaveUsageZone({
      code,
      revision,
      content: { name, description, conditions },
      definitions: await loadDefinitions(tx),
      stored: stored && storedUsageZone(stored),
      namesake: await findUsageZoneNamed(tx, name),
      editor: await lastEditorOf(tx, "usageZone", code),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const content = { name, description, conditions, revision: next };
    if (kind === "create") await insertUsageZone(tx, { ...content, usageZoneId, code });
    else await updateUsageZone(tx, code, content);
    const change = { before: stored && storedUsageZone(stored).state, after: usageZoneState({ name, description, conditions }) };
    await writeAudit(tx, context, { action: `usageZone.${kind}`, entity: "usageZone", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}
