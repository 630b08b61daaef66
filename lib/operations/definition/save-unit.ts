import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { countUdrsIn, findUnitNamed, insertUnit, lockUdrTypesOf, lockUnit, type StoredUnit, updateUnit } from "#db/queries/units.ts";
import type { Tx } from "#db/tx.ts";
import { decideSaveUnit, measuresOtherwise, type UnitState } from "#lib/domain/definition/decide-save-unit.ts";
import type { SaveUnitInput } from "#lib/domain/definition/definition-schema.ts";
import { storedUnit, unitState } from "#lib/domain/definition/unit-state.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type UnitSaved = { readonly code: string; readonly revision: number };

/** Makes a unit of measurement, or saves one over the revision it was read at. */
export async function saveUnit(context: Context, input: SaveUnitInput): Promise<Result<UnitSaved, Refusal>> {
  const { code, revision } = input;
  const state = unitState(input);
  const unitId = await nextId(context.database, "definition");
  return idempotently(context, { action: "unit.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "unit");
    const stored = await lockUnit(tx, code);
    const decided = decideSaveUnit({
      code,
      revision,
      state,
      stored: stored && storedUnit(stored.unit),
      namesake: await findUnitNamed(tx, state.name),
      editor: await lastEditorOf(tx, "unit", code),
      countedUdrs: await countedUdrs(tx, stored, state),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const content = { ...state, scale: decimal(state.scale), revision: next };
    if (kind === "create") await insertUnit(tx, { ...content, unitId, code });
    else await updateUnit(tx, code, content);
    const change = { before: stored && storedUnit(stored.unit).state, after: state };
    await writeAudit(tx, context, { action: `unit.${kind}`, entity: "unit", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}

/** Counting may be long on a large installation, so only a change of what is measured counts; recording waits meanwhile. */
async function countedUdrs(tx: Tx, stored: StoredUnit | null, state: UnitState): Promise<number> {
  if (stored === null || !measuresOtherwise(storedUnit(stored.unit).state, state)) return 0;
  await lockUdrTypesOf(tx, stored.unitId);
  return countUdrsIn(tx, stored.unitId, MOST_UDRS_COUNTED);
}
