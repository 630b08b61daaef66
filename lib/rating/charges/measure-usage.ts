import { ok, type Result } from "#lib/kernel/result.ts";
import { readAmount } from "../metadata.ts";
import type { RatingRefusal } from "../rating-refusal.ts";
import type { ChargeFacts, Measure } from "./charge-program.ts";

const NO_ATTRIBUTES: Measure["attributes"] = {};

/** By the usage amount. */
export function measureQuantity({ quantity }: ChargeFacts): Result<Measure, RatingRefusal> {
  return ok({ quantity, times: null, attributes: NO_ATTRIBUTES });
}

/** By an amount of the metadata; the usage amount does not matter. */
export function measureAmount(attribute: string): (facts: ChargeFacts) => Result<Measure, RatingRefusal> {
  return ({ metadata }) => {
    const amount = readAmount(metadata, attribute);
    if (!amount.ok) return amount;
    return ok({ quantity: amount.value.value, times: null, attributes: { [attribute]: amount.value.text } });
  };
}

/** By the usage amount, times an attribute (Mbps × hours). Usage of 0 costs 0 whatever its metadata say, so they are not asked. */
export function measureProduct(attribute: string): (facts: ChargeFacts) => Result<Measure, RatingRefusal> {
  return (facts) => {
    if (facts.quantity.unscaled === 0n) return measureQuantity(facts);
    const factor = readAmount(facts.metadata, attribute);
    if (!factor.ok) return factor;
    return ok({ quantity: facts.quantity, times: factor.value.value, attributes: { [attribute]: factor.value.text } });
  };
}
