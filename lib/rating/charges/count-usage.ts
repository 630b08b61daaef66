import { addDecimals, multiplyDecimals } from "#lib/kernel/decimal.ts";
import type { Counted, Measure } from "./charge-program.ts";

/** How everything but a percentage counts: quantities are added, and each UDR is one. */
export function countUsage(before: Counted, { quantity, times }: Measure): Counted {
  const factored = times === null ? quantity : multiplyDecimals(quantity, times);
  const sum = before.udrs === 0 ? factored : addDecimals(before.quantity, factored);
  const udrs = before.udrs + 1;
  return { quantity: sum, udrs, beyondFree: sum, paying: udrs };
}
