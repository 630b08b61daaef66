import { assert } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { Counted } from "./charges/charge-program.ts";
import { compileCharge } from "./charges/compile-charge.ts";
import { limitsOf } from "./charges/limits.ts";
import { NOTHING_COUNTED } from "./counters.ts";
import { retakeDiscounts } from "./discounts/retake-discounts.ts";
import type { ExplainedCount, ExplainedPart, Explanation } from "./explanation.ts";
import { add, type Fraction, NOTHING, subtract } from "./fraction.ts";
import { type Amounts, directed, type Rounding, roundOnce, splitTax } from "./round-and-tax.ts";

/** The amounts once more, from nothing but the stored explanation: no rate book, no UDR, no metadata, no counters. */
export function recompute({ parts, limit, discounts, rounding, tax, usage }: Explanation): Amounts {
  const charged = parts.map((part) => recharge(part));
  const sum = charged.reduce((total, { after, before }) => add(total, subtract(after, before)), NOTHING);
  const limited = limit === null ? sum : limitsOf({ [limit.kind]: limit.amount })(sum).amount;
  const rounded =
    rounding.of === "difference"
      ? charged.reduce((total, part) => total + roundedDifference(part, rounding), 0n)
      : roundOnce(retakeDiscounts(limited, discounts.applied), rounding);
  const amounts = splitTax(rounded, { percent: decimal(tax.percent), inclusive: tax.inclusive, rounding });
  return directed(amounts, usage.directive);
}

type Recharged = { readonly before: Fraction; readonly after: Fraction };

function recharge({ charge: { definition, quantity, attributes, counter } }: ExplainedPart): Recharged {
  const charge = compileCharge(definition);
  const measured = charge.measure({ quantity: decimal(quantity), metadata: attributes });
  assert(measured.ok, "an explanation of an amount that cannot be charged");
  const before = counter === null ? NOTHING_COUNTED : countOf(counter.before);
  const counted = charge.count(before, measured.value);
  // Which of its parts paid what a UDR pays once was decided when it was first rated.
  const after = counter === null ? counted : { ...counted, paying: counter.after.paying };
  return {
    before: counter === null ? NOTHING : charge.amount(before).amount,
    after: charge.amount(after).amount,
  };
}

function countOf({ quantity, udrs, beyondFree, paying }: ExplainedCount): Counted {
  return { quantity: decimal(quantity), udrs, beyondFree: decimal(beyondFree), paying };
}

function roundedDifference({ before, after }: Recharged, rounding: Rounding): Micros {
  return roundOnce(after, rounding) - roundOnce(before, rounding);
}
