import { unreachable } from "#lib/kernel/assert.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { NOTHING } from "../fraction.ts";
import type { RatingRefusal } from "../rating-refusal.ts";
import type { Charge } from "./charge.ts";
import type { Charged, ChargeFacts, ChargeProgram } from "./charge-program.ts";
import { flatProgram } from "./flat.ts";
import { type Limit, limitsOf } from "./limits.ts";
import { perUnitProgram } from "./per-unit.ts";

export type CompiledCharge = {
  readonly definition: Charge;
  readonly price: (facts: ChargeFacts) => Result<LimitedCharge, RatingRefusal>;
};

/** The amount after minimum and maximum; the lines are what it was before. */
export type LimitedCharge = Charged & { readonly limit: Limit | null };

export function compileCharge(definition: Charge): CompiledCharge {
  const program = programOf(definition);
  const limited = limitsOf(definition);
  return {
    definition,
    price: (facts) => {
      // Usage of 0 costs 0: no flat amount, no minimum.
      if (facts.quantity.unscaled === 0n) return ok(NOTHING_USED);
      const charged = program(facts);
      return charged.ok ? ok({ ...charged.value, ...limited(charged.value.amount) }) : charged;
    },
  };
}

const NOTHING_USED: LimitedCharge = { amount: NOTHING, lines: [{ kind: "nothingUsed", amount: "0" }], attributes: {}, limit: null };

function programOf(definition: Charge): ChargeProgram {
  switch (definition.charge) {
    case "perUnit":
      return perUnitProgram(definition);
    case "flat":
      return flatProgram(definition);
    default:
      return unreachable(definition);
  }
}
