import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "../charges/charge.ts";
import { ENGLISH, fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";

/** A price as short as a label: "€5.00", "€3.00 flat", "€2.00 per 1000, at least €1.00". */
export function chargeInWords(charge: Charge, currency: string, messages: Messages = ENGLISH): string {
  const price = priceInWords(charge, currency, messages);
  const minimum = charge.minimum === undefined ? null : moneyInWords(charge.minimum, currency);
  const maximum = charge.maximum === undefined ? null : moneyInWords(charge.maximum, currency);
  const atLeast = minimum === null ? price : fill(messages.atLeast, { price, minimum });
  return maximum === null ? atLeast : fill(messages.atMost, { price: atLeast, maximum });
}

function priceInWords(charge: Charge, currency: string, messages: Messages): string {
  switch (charge.charge) {
    case "perUnit": {
      const { per = "1", times } = charge;
      const unitPrice = moneyInWords(charge.price, currency);
      const price = per === "1" ? unitPrice : fill(messages.pricePer, { price: unitPrice, per });
      return times === undefined ? price : fill(messages.priceTimes, { price, attribute: times });
    }
    case "flat":
      return fill(messages.flatPrice, { amount: moneyInWords(charge.amount, currency) });
    default:
      return unreachable(charge);
  }
}
