import { unreachable } from "#lib/kernel/assert.ts";
import { compareDecimals, decimal } from "#lib/kernel/decimal.ts";
import type { AppliedDiscount, DiscountRefusal, RefusedDiscount } from "../discounts/explained-discount.ts";
import type { Explanation } from "../explanation.ts";
import { fill } from "./messages.ts";
import { moneyInWords, negativeInWords } from "./money-in-words.ts";
import { nameOf } from "./names.ts";
import { numberInWords, quantityInWords } from "./number-in-words.ts";
import { instantInWords } from "./time-in-words.ts";
import type { WordsContext } from "./words-context.ts";

type Telling = { readonly explanation: Explanation; readonly context: WordsContext };

/** What a discount takes off, as one more term of the headline: "… − €0.50 (10 % GOLD)". Free usage is told with the quantity. */
export function takenInWords(sum: string, discount: AppliedDiscount, { explanation, context }: Telling): string {
  const { kind, took, value } = discount;
  if (kind === "freeUsage") return sum;
  const { messages, names } = context;
  const code = discount.code === null ? messages.adHocShort : nameOf(names.discounts, discount.code);
  const short = kind === "percentage" ? fill(messages.percentageShort, { percent: numberInWords(value), code }) : code;
  // A percentage of an amount below zero makes it less negative.
  const amount = moneyInWords(took.replace(/^-/, ""), explanation.plan.currency);
  const term = fill(messages.discountedSum, { amount, discount: short });
  return fill(took.startsWith("-") ? messages.plus : messages.minus, { sum, term });
}

/** "10 % discount GOLD: −€0.50.", "3 GB free (ALLOWANCE, 7 GB left)." One sentence each, in the order of consumption. */
export function appliedInWords(explanation: Explanation, context: WordsContext): readonly string[] {
  return explanation.discounts.applied.map((discount) => appliedDiscount(discount, { explanation, context }));
}

function appliedDiscount(applied: AppliedDiscount, { explanation, context }: Telling): string {
  const { messages, names, unit } = context;
  const { currency } = explanation.plan;
  const { kind, value, took, left } = applied;
  const discount = applied.code === null ? messages.discountAdHoc : discountInWords(applied.code, context);
  switch (kind) {
    case "freeUsage": {
      if (applied.share !== undefined) return sharedInWords(applied, { explanation, context });
      const code = applied.code === null ? messages.adHocShort : nameOf(names.discounts, applied.code);
      const words = { quantity: quantityInWords(took, unit, messages), code };
      return left === null
        ? fill(messages.freeUsage, words)
        : fill(messages.freeUsageLeft, { ...words, left: quantityInWords(left.after, unit, messages) });
    }
    case "percentage":
      return fill(messages.percentageOff, { percent: numberInWords(value), discount, amount: negativeInWords(took, currency) });
    case "amount": {
      const words = { value: moneyInWords(value, currency), discount, amount: negativeInWords(took, currency) };
      return left === null
        ? fill(messages.amountOff, words)
        : fill(messages.amountOffLeft, { ...words, left: moneyInWords(left.after, currency) });
    }
    default:
      return unreachable(kind);
  }
}

/** "Shared allowance MOBILE-100GB: 3 of 5 GB free, 40 GB left." */
function sharedInWords({ code, took, left, share }: AppliedDiscount, { explanation, context: { messages, unit } }: Telling): string {
  const words = {
    code: code ?? "",
    took: numberInWords(took),
    quantity: quantityInWords(explanation.usage.quantity, unit, messages),
    left: quantityInWords(left?.after ?? "0", unit, messages),
  };
  if (share === undefined || share === null) return fill(messages.sharedAllowance, words);
  return fill(messages.sharedAllowanceCapped, { ...words, share: quantityInWords(lesserOf(share.after, left?.after), unit, messages) });
}

/** A SIM gets no more of it than there is. */
function lesserOf(share: string, left: string | undefined): string {
  return left !== undefined && compareDecimals(decimal(left), decimal(share)) < 0 ? left : share;
}

/** Why each of the others took nothing. */
export function refusedInWords(explanation: Explanation, context: WordsContext): readonly string[] {
  return explanation.discounts.refused.map((refused) => {
    const why = whyRefused(refused.why, { explanation, context });
    return fill(context.messages.lostDiscount, { discount: refusedDiscount(refused, context), why });
  });
}

function refusedDiscount({ code, version, why, isShared }: RefusedDiscount, context: WordsContext): string {
  const { messages, names } = context;
  if (code === null) return messages.discountAdHoc;
  if (isShared) return fill(messages.allowanceNamed, { code });
  if (why.kind !== "supersededBy" || version === null) return discountInWords(code, context);
  return fill(messages.discountVersion, { code: nameOf(names.discounts, code), version });
}

function discountInWords(code: string, { messages, names }: WordsContext): string {
  return fill(messages.discountNamed, { code: nameOf(names.discounts, code) });
}

function whyRefused(why: DiscountRefusal, { explanation, context }: Telling): string {
  const { messages, names } = context;
  const { zone: planZone } = explanation.at;
  switch (why.kind) {
    case "notYetValid":
      return fill(messages.notYetValid, { clock: instantInWords(why.from, planZone, messages) });
    case "noLongerValid":
      return fill(messages.noLongerValid, { clock: instantInWords(why.to, planZone, messages) });
    case "supersededBy":
      return fill(messages.superseded, { version: why.version });
    case "otherUsage":
      return messages.otherUsage;
    case "zone": {
      const words = { zone: nameOf(names.zones, why.zone), attribute: nameOf(names.attributes, why.attribute) };
      return fill(why.why === "absent" ? messages.zoneAbsent : messages.zoneDiffers, words);
    }
    case "classification": {
      const wanted = nameOf(names.classifications, why.wanted);
      if (why.is === null) return fill(messages.noClassification, { wanted });
      return fill(messages.otherClassification, { wanted, is: nameOf(names.classifications, why.is) });
    }
    case "usedUp":
      return messages.usedUp;
    case "shareTaken":
      return fill(messages.shareTaken, { most: quantityInWords(why.most, context.unit, messages) });
    case "nothingLeft":
      return messages.nothingLeft;
    case "chargeMeasuresAmount":
      return messages.measuresAmount;
    default:
      return unreachable(why);
  }
}
