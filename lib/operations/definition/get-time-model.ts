import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { findTimeModel } from "#db/queries/time-models.ts";
import { clockChanges } from "#lib/domain/definition/clock-changes.ts";
import { timeModelUses } from "#lib/domain/definition/plan-use.ts";
import type { TimeModelView } from "#lib/domain/definition/time-model.ts";
import { holdsAt } from "#lib/domain/definition/week-spans.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One model, archived or not: its clock changes of the running year, the rates that hold only within it, and who changed it. */
export async function getTimeModel(context: Context, code: string): Promise<TimeModelView | null> {
  const { database, now } = context;
  const model = await findTimeModel(database, code);
  if (!model) return null;
  const { year } = localTime(now, model.timeZone);
  const uses = timeModelUses(code, await listPlanDocuments(database, now));
  const history = await definitionHistory(context, { entity: "timeModel", code });
  return { ...model, now, holdsNow: holdsAt(model, now), year, clockChanges: clockChanges(model, year), uses, history };
}
