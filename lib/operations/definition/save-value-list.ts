import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { listUsageZones } from "#db/queries/definitions.ts";
import { listOfferDocuments } from "#db/queries/offer-documents.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { countCarrying, lockUdrTypes } from "#db/queries/udr-metadata-use.ts";
import {
  findValueListNamed,
  insertValueList,
  listAttributesOf,
  lockValueList,
  replaceValues,
  type StoredValueList,
  updateValueList,
  withRateBooks,
} from "#db/queries/value-lists.ts";
import type { Tx } from "#db/tx.ts";
import { decideSaveValueList } from "#lib/domain/definition/decide-save-value-list.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { ListedValue } from "#lib/domain/definition/value-list-draft.ts";
import type { SaveValueListInput } from "#lib/domain/definition/value-list-schema.ts";
import { auditedValueList, listedIn, storedValueList } from "#lib/domain/definition/value-list-state.ts";
import { type ValueUses, valueUses } from "#lib/domain/definition/value-list-use.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type ValueListSaved = { readonly code: string; readonly revision: number };

/** Makes a value list, or saves one over the revision it was read at. Published versions keep the tree they were published with. */
export async function saveValueList(context: Context, input: SaveValueListInput): Promise<Result<ValueListSaved, Refusal>> {
  const { code, revision, name } = input;
  const items = input.items.map(({ value, label, under }) => ({ value, label: label === "" ? value : label, under }));
  const newId = await nextId(context.database, "definition");
  return idempotently(context, { action: "valueList.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "valueList");
    const stored = await lockValueList(tx, code);
    const decided = decideSaveValueList({
      code,
      revision,
      name,
      items,
      stored: stored && storedValueList(stored.list),
      namesake: await findValueListNamed(tx, name),
      editor: await lastEditorOf(tx, "valueList", code),
      ...(await removalOf(tx, context, { stored, items })),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const valueListId = stored?.valueListId ?? newId;
    if (kind === "create") await insertValueList(tx, { valueListId, code, name, revision: next });
    else await updateValueList(tx, code, { name, revision: next });
    await replaceValues(tx, valueListId, items);
    const before = stored && auditedValueList(stored.list.name, listedIn(stored.list));
    await writeAudit(tx, context, {
      action: `valueList.${kind}`,
      entity: "valueList",
      entityId: code,
      before,
      after: auditedValueList(name, items),
    });
    return ok({ code, revision: next });
  });
}

type Removal = { readonly removed: readonly string[]; readonly uses: ValueUses; readonly carryingUdrs: number };
type Change = { readonly stored: StoredValueList | null; readonly items: readonly ListedValue[] };

/** What would go, and who names or carries it. Counting may be long, so it is asked only of a change that takes values away. */
async function removalOf(tx: Tx, { now }: Context, { stored, items }: Change): Promise<Removal> {
  const kept = new Set(items.map(({ value }) => value));
  const removed = stored?.list.items.map(({ value }) => value).filter((value) => !kept.has(value)) ?? [];
  if (stored === null || removed.length === 0) return { removed, uses: new Map(), carryingUdrs: 0 };
  const attributes = await listAttributesOf(tx, stored.valueListId);
  const documents = await withRateBooks(tx, await listPlanDocuments(tx, now));
  const offers = await listOfferDocuments(tx, now);
  const uses = valueUses(new Set(attributes.map(({ key }) => key)), { zones: await listUsageZones(tx), documents, offers });
  await lockUdrTypes(
    tx,
    attributes.map(({ udrTypeId }) => udrTypeId),
  );
  let carryingUdrs = 0;
  for (const attribute of attributes) carryingUdrs += await countCarrying(tx, attribute, { values: removed, bound: MOST_UDRS_COUNTED });
  return { removed, uses, carryingUdrs };
}
