import { findInstallation } from "#db/queries/installation.ts";
import { type LivePlan, listLivePlans } from "#db/queries/stored-plans.ts";
import type { Context } from "../context.ts";

export type NewPlanChoices = {
  /** Plans in force, which a new one may copy. */
  readonly plans: readonly LivePlan[];
  /** Of the installation: what a new plan is in unless somebody says otherwise. */
  readonly currency: string;
  readonly timeZone: string;
};

/** What the form of a new price plan offers. */
export async function getNewPlanChoices({ database, now }: Context): Promise<NewPlanChoices> {
  const installation = await findInstallation(database);
  return {
    plans: await listLivePlans(database, now),
    currency: installation?.currency ?? "EUR",
    timeZone: installation?.timeZone ?? "UTC",
  };
}
