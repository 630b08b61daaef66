import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { CompiledDiscounts } from "./compile-discounts.ts";
import type { DiscountRefusal, RefusedDiscount } from "./explained-discount.ts";
import { reasonAgainst } from "./reason-against.ts";

/** Every discount that does not hold for a usage, in the order of consumption, with the reason: what `judgeDiscounts` passed over. */
export function refusedDiscounts({ all }: CompiledDiscounts, usage: Usage): readonly RefusedDiscount[] {
  const refused: RefusedDiscount[] = [];
  for (const discount of all) {
    const why = reasonAgainst(discount, usage);
    if (why !== null) refused.push(refusedFor(discount, why));
  }
  return refused;
}

/** Most reasons are one object for ever ("it is for other usage"), so the refusal for each is made once. */
function refusedFor(discount: CompiledDiscount, why: DiscountRefusal): RefusedDiscount {
  const { code, version, kind } = discount.definition;
  if (why.kind !== "otherUsage") return { code, version, kind, why };
  const known = forOtherUsage.get(discount);
  if (known) return known;
  const made: RefusedDiscount = { code, version, kind, why };
  forOtherUsage.set(discount, made);
  return made;
}

const forOtherUsage = new WeakMap<CompiledDiscount, RefusedDiscount>();
