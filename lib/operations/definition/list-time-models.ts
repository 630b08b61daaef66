import { listTimeModels as selectTimeModels } from "#db/queries/definitions.ts";
import { listLiveDocuments } from "#db/queries/products.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { TimeModel } from "#lib/domain/definition/time-model.ts";
import { holdsAt } from "#lib/domain/definition/week-spans.ts";
import { type ConditionUse, conditionUses } from "#lib/domain/product/price-lines.ts";
import type { Context } from "../context.ts";

type ListedTimeModel = TimeModel & { readonly holdsNow: boolean; readonly uses: readonly ConditionUse[] };

export async function listTimeModels(
  { database, now }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly ListedTimeModel[]> {
  const models = await selectTimeModels(database, { archived });
  const documents = await listLiveDocuments(database, now);
  return models
    .filter(({ code, name, description, timeZone }) => matchesSearch(search, [code, name, description, timeZone]))
    .map((model) => ({ ...model, holdsNow: holdsAt(model, now), uses: conditionUses({ timeModel: model.code }, documents) }));
}
