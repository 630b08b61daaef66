import { listTimeModels } from "#db/queries/definitions.ts";
import { listLiveDocuments } from "#db/queries/products.ts";
import { clockChanges } from "#lib/domain/definition/clock-changes.ts";
import type { TimeModelView } from "#lib/domain/definition/time-model.ts";
import { holdsAt } from "#lib/domain/definition/week-spans.ts";
import { conditionUses } from "#lib/domain/product/price-lines.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";

/** One model with its clock changes of the running year and the live rates that hold only within it. */
export async function getTimeModel({ database, now }: Context, code: string): Promise<TimeModelView | null> {
  const models = await listTimeModels(database);
  const model = models.find((each) => each.code === code);
  if (!model) return null;
  const { year } = localTime(now, model.timeZone);
  const uses = conditionUses({ timeModel: code }, await listLiveDocuments(database, now));
  return { ...model, now, holdsNow: holdsAt(model, now), year, clockChanges: clockChanges(model, year), uses };
}
