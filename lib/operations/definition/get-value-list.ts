import { listUsageZones } from "#db/queries/definitions.ts";
import { listOfferDocuments } from "#db/queries/offer-documents.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { countCarrying } from "#db/queries/udr-metadata-use.ts";
import { findValueList, listAttributesOf, withRateBooks } from "#db/queries/value-lists.ts";
import type { Reader } from "#db/tx.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { ValueListDetailView } from "#lib/domain/definition/value-list-detail.ts";
import { type ListAttribute, valueUses } from "#lib/domain/definition/value-list-use.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One list, archived or not: where its values come up, and who changed it. */
export async function getValueList(context: Context, code: string): Promise<ValueListDetailView | null> {
  const { database, now } = context;
  const found = await findValueList(database, code);
  if (found === null) return null;
  const attributes = await listAttributesOf(database, found.valueListId);
  const documents = await withRateBooks(database, await listPlanDocuments(database, now));
  const offers = await listOfferDocuments(database, now);
  const uses = valueUses(new Set(attributes.map(({ key }) => key)), { zones: await listUsageZones(database), documents, offers });
  return {
    ...found.list,
    attributes: attributes.map(({ key, label, udrType }) => ({ key, label, udrType })),
    uses: found.list.items.flatMap(({ value }) => {
      const users = uses.get(value) ?? [];
      return users.length > 0 ? [{ value, users }] : [];
    }),
    carryingUdrs: await countAll(
      database,
      attributes,
      found.list.items.map(({ value }) => value),
    ),
    history: await definitionHistory(context, { entity: "valueList", code }),
  };
}

async function countAll(database: Reader, attributes: readonly ListAttribute[], values: readonly string[]): Promise<number> {
  let count = 0;
  for (const attribute of attributes) count += await countCarrying(database, attribute, { values, bound: MOST_UDRS_COUNTED });
  return count;
}
