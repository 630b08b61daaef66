import { unreachable } from "#lib/kernel/assert.ts";
import type { Result } from "#lib/kernel/result.ts";
import { NOTHING } from "../fraction.ts";
import type { RatingRefusal } from "../rating-refusal.ts";
import type { Charge } from "./charge.ts";
import type { Charged, ChargeFacts, ChargeProgram, Counted, Measure } from "./charge-program.ts";
import { costPlusProgram } from "./cost-plus.ts";
import { flatProgram } from "./flat.ts";
import { graduatedProgram } from "./graduated.ts";
import { type Limit, type Limited, limitsOf } from "./limits.ts";
import { packageProgram } from "./package.ts";
import { perUnitProgram } from "./per-unit.ts";
import { percentageProgram } from "./percentage.ts";
import { safelyLimited } from "./safe-limits.ts";
import type { SafeProgram } from "./safe-program.ts";
import { steppedProgram } from "./stepped.ts";
import { volumeProgram } from "./volume.ts";

export type CompiledCharge = {
  readonly definition: Charge;
  /** Whether it measures usage by a metadata amount; then the usage amount does not matter to it. */
  readonly measuresAmount: boolean;
  readonly measure: (facts: ChargeFacts) => Result<Measure, RatingRefusal>;
  /** What counts once this usage is in. Usage of 0 changes nothing. */
  readonly count: (before: Counted, measure: Measure) => Counted;
  /** F̂: F between the limits, and 0 as long as nothing counts: no flat amount, no minimum. */
  readonly amount: (counted: Counted) => Limited;
  /** The same with its lines. `single` is the only usage that counts, or null when more may. */
  readonly total: (counted: Counted, single: Measure | null) => LimitedCharge;
  /** The same of one usage alone, in safe integers; null for a charge that reads numbers from the metadata. */
  readonly safely: SafeProgram | null;
};

/** The amount after minimum and maximum; the lines add up to what it was before. */
export type LimitedCharge = Charged & { readonly limit: Limit | null };

export function compileCharge(definition: Charge): CompiledCharge {
  const program = programOf(definition);
  const limited = limitsOf(definition);
  return {
    definition,
    measuresAmount: definition.charge === "percentage" || definition.charge === "costPlus",
    measure: program.measure,
    count: (before, measure) => (measure.quantity.unscaled === 0n ? before : program.count(before, measure)),
    amount: (counted) => (counted.udrs === 0 ? NOTHING_USED : limited(program.amount(counted))),
    total: (counted, single) => {
      if (counted.udrs === 0) return NOTHING_USED;
      const { amount: sum, lines } = program.total(counted, single);
      const { amount, limit } = limited(sum);
      return { amount, lines, limit };
    },
    safely: program.safely && safelyLimited(program.safely, definition),
  };
}

const NOTHING_USED: LimitedCharge = { amount: NOTHING, lines: [{ kind: "nothingUsed", amount: "0" }], limit: null };

function programOf(definition: Charge): ChargeProgram {
  switch (definition.charge) {
    case "perUnit":
      return perUnitProgram(definition);
    case "flat":
      return flatProgram(definition);
    case "graduated":
      return graduatedProgram(definition);
    case "volume":
      return volumeProgram(definition);
    case "package":
      return packageProgram(definition);
    case "stepped":
      return steppedProgram(definition);
    case "percentage":
      return percentageProgram(definition);
    case "costPlus":
      return costPlusProgram(definition);
    default:
      return unreachable(definition);
  }
}
