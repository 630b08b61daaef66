import { installationZone } from "#db/queries/installation.ts";
import { udrFilterOffer } from "#db/queries/udr-filter-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { dayOf } from "#lib/domain/udr/last-days.ts";
import type { UdrFilterOffer } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** What the criteria of the summary page offer to choose from. */
export async function getUdrFilterOffer({ database, now }: Context): Promise<Result<UdrFilterOffer, Refusal>> {
  return ok({ ...(await udrFilterOffer(database)), today: dayOf(now, await installationZone(database)) });
}
