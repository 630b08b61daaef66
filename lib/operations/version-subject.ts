import type { PlanPin } from "#db/queries/version-pins.ts";
import type { VersionSubject } from "#lib/domain/price-plan/version-for.ts";
import { nextCycleAt } from "#lib/domain/subscription/billing-cycle.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";

type Kept = { readonly pins: readonly PlanPin[]; readonly pricePlanId: number };

/** A subscription as the choice of a version of one plan asks about it; `pins` may be of any plan and of the whole account. */
export function versionSubject({ subscriptionId, cycle }: Subscriber, { pins, pricePlanId }: Kept): VersionSubject {
  return {
    subscriptionId,
    startedAt: cycle.startedAt,
    pins: pins.filter((pin) => pin.pricePlanId === pricePlanId && (pin.subscriptionId === null || pin.subscriptionId === subscriptionId)),
    nextCycleAt: (at) => nextCycleAt(cycle, at),
  };
}
