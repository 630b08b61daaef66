import { unreachable } from "#lib/kernel/assert.ts";
import type { ChargeLine } from "../charges/charge-program.ts";
import type { ExplainedCharge } from "../explanation.ts";
import { fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";

export type SumContext = { readonly currency: string; readonly unit: string | null; readonly messages: Messages };

/** How the amount came about: "1 film × €5.00", "the minimum of €1.00, since 1 film × €0.50 is less". */
export function sumInWords({ lines, limit, definition }: ExplainedCharge, context: SumContext): string {
  const { messages, currency } = context;
  const sum = lines.map((line) => lineInWords(line, context)).join(" + ");
  if (limit === null) return sum;
  const template = limit === "minimum" ? messages.minimumSum : messages.maximumSum;
  return fill(template, { limit: moneyInWords(definition[limit] ?? "0", currency), sum });
}

function lineInWords(line: ChargeLine, { currency, unit, messages }: SumContext): string {
  switch (line.kind) {
    case "perUnit": {
      const quantity = unit === null ? line.quantity : fill(messages.quantity, { quantity: line.quantity, unit });
      const price = moneyInWords(line.price, currency);
      const sum = fill(line.per === "1" ? messages.perUnitSum : messages.perManySum, { quantity, per: line.per, price });
      return line.times === null ? sum : fill(messages.timesSum, { sum, times: line.times });
    }
    case "flat":
      return fill(messages.flatSum, { amount: moneyInWords(line.amount, currency) });
    case "nothingUsed":
      return messages.nothingUsed;
    default:
      return unreachable(line);
  }
}
