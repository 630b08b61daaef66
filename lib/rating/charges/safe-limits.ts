import { decimal } from "#lib/kernel/decimal.ts";
import { fractionOf } from "../fraction.ts";
import type { Limit, Limits } from "./limits.ts";
import { amountText, compareAmounts, isExact, NO_AMOUNT, type SafeAmount, safeAmountOf } from "./safe-amount.ts";
import type { SafeCharged, SafeProgram } from "./safe-program.ts";

const NOTHING_USED: SafeCharged = { amount: NO_AMOUNT, text: "0", lines: [{ kind: "nothingUsed", amount: "0" }], limit: null };

/** Between the limits as `limitsOf` does it, and 0 as long as nothing is used. */
export function safelyLimited(program: SafeProgram, { minimum, maximum }: Limits): SafeProgram {
  const [least, most] = [boundOf("minimum", minimum), boundOf("maximum", maximum)];
  return (quantity) => {
    if (quantity.unscaled === 0) return NOTHING_USED;
    const charged = program(quantity);
    const raised = charged && least ? notBelow(charged, least) : charged;
    return raised && most ? notAbove(raised, most) : raised;
  };
}

type Bound = { readonly limit: Limit; readonly amount: SafeAmount; readonly text: string };

function boundOf(limit: Limit, text: string | undefined): Bound | null {
  if (text === undefined) return null;
  const amount = safeAmountOf(fractionOf(decimal(text)));
  return { limit, amount, text: isExact(amount) ? amountText(amount) : "" };
}

function notBelow(charged: SafeCharged, least: Bound): SafeCharged | null {
  return limited(charged, least, compareAmounts(least.amount, charged.amount));
}

function notAbove(charged: SafeCharged, most: Bound): SafeCharged | null {
  return limited(charged, most, compareAmounts(charged.amount, most.amount));
}

/** The bound where the amount lies beyond it; null where that cannot be told in safe integers. */
function limited(charged: SafeCharged, { limit, amount, text }: Bound, beyond: number): SafeCharged | null {
  if (Number.isNaN(beyond)) return null;
  return beyond > 0 ? { amount, text, lines: charged.lines, limit } : charged;
}
