import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";
import { bandInWords, quantityInWords, segmentInWords } from "./charge-steps.ts";

/** A charge for a price list: one sentence, or a sentence and a row for each step. */
export type TariffCharge = { readonly words: string; readonly steps: readonly TariffStep[] };

export type TariffStep = { readonly name: string; readonly price: string };

type Setting = { readonly currency: string; readonly unit: string | null };

/** "€10.00 per film", or how the bands count and what each costs. */
export function tariffCharge(charge: Charge, setting: Setting): TariffCharge {
  switch (charge.charge) {
    case "graduated":
      return {
        words: `Each part of the usage at the price of its band${limits(charge, setting)}.`,
        steps: bandSteps(charge.bands, setting),
      };
    case "volume":
      return { words: `All usage at the price of the band it ends in${limits(charge, setting)}.`, steps: bandSteps(charge.bands, setting) };
    case "stepped":
      return { words: `Counted in steps${limits(charge, setting)}.`, steps: steppedSteps(charge, setting) };
    case "perUnit":
      return { words: perUnitWords(charge, setting), steps: [] };
    case "flat":
    case "package":
    case "percentage":
    case "costPlus":
      return { words: chargeInWords(charge, setting.currency), steps: [] };
    default:
      return unreachable(charge);
  }
}

type Kind<Name extends Charge["charge"]> = Extract<Charge, { readonly charge: Name }>;

function perUnitWords(charge: Kind<"perUnit">, { currency, unit }: Setting): string {
  const words = chargeInWords(charge, currency);
  const isPlain = charge.times === undefined && charge.minimum === undefined && charge.maximum === undefined;
  return isPlain && unit !== null && quantityInWords(charge.per ?? "1") === "1" ? `${words} per ${unit.toLowerCase()}` : words;
}

function bandSteps(bands: Kind<"graduated">["bands"], { currency, unit }: Setting): readonly TariffStep[] {
  return bands.map(({ price, flat }, index) => {
    const each = price === undefined ? [] : [`${moneyInWords(price, currency)}${unit === null ? "" : ` per ${unit.toLowerCase()}`}`];
    const once = flat === undefined ? [] : [`${moneyInWords(flat, currency)} once`];
    const words = [...each, ...once];
    return { name: sentence(bandInWords(bands, index) ?? "any quantity"), price: words.length === 0 ? "free" : words.join(" and ") };
  });
}

function steppedSteps({ connectFee, segments }: Kind<"stepped">, { currency }: Setting): readonly TariffStep[] {
  const fee = connectFee === undefined ? [] : [{ name: "At the beginning", price: `${moneyInWords(connectFee, currency)} once` }];
  const steps = segments.map(({ price, per = "1", increment }, index) => ({
    name: sentence(segmentInWords(segments, index) ?? "any quantity"),
    price: `${moneyInWords(price, currency)} per ${quantityInWords(per)}, in steps of ${quantityInWords(increment)}`,
  }));
  return [...fee, ...steps];
}

function limits({ minimum, maximum }: Charge, { currency }: Setting): string {
  const least = minimum === undefined ? "" : `, at least ${moneyInWords(minimum, currency)}`;
  return `${least}${maximum === undefined ? "" : `, at most ${moneyInWords(maximum, currency)}`}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
