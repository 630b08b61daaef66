import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "../charges/charge.ts";
import type { Explanation, LosingLine } from "../explanation.ts";
import { chargeInWords } from "./charge-in-words.ts";
import { fill, type Messages } from "./messages.ts";
import { type Names, nameOf, targetInWords } from "./names.ts";
import { whyInside, whyOutside } from "./time-in-words.ts";

export type WordsContext = { readonly names: Names; readonly messages: Messages };

/** Why this line of this rate set the price. */
export function winnerInWords({ won, rate, charge, plan }: Explanation, { names, messages }: WordsContext): string {
  if (won.kind === "base") {
    const price = chargeInWords(charge.definition, plan.currency, messages);
    return fill(messages.wonBase, { rate: rate.key, target: targetInWords(rate.for, names, messages), price });
  }
  const values = { rate: rate.key, level: won.level, zone: won.zone === null ? "" : nameOf(names.zones, won.zone) };
  if (won.time === null) return fill(won.zone === null ? messages.wonLevel : messages.wonZone, values);
  const timed = { ...values, timeModel: nameOf(names.timeModels, won.time.timeModel), why: whyInside(won.time, messages) };
  return fill(won.zone === null ? messages.wonTime : messages.wonZoneAndTime, timed);
}

/** Why each of the others did not, one sentence for each. */
export function losersInWords({ lost, plan }: Explanation, context: WordsContext): readonly string[] {
  const priceOf = (charge: Charge) => chargeInWords(charge, plan.currency, context.messages);
  return lost.map((line) => loserInWords(line, priceOf(line.charge), context));
}

function loserInWords(line: LosingLine, price: string, { names, messages }: WordsContext): string {
  switch (line.kind) {
    case "base":
      return fill(messages.lostBase, { price });
    case "higherLevel":
      return fill(messages.lostLevel, { level: line.level, price, winner: line.winner });
    case "lessSpecific":
      return fill(messages.lostTarget, { rate: line.key, target: targetInWords(line.for, names, messages), price });
    case "condition":
      return conditionInWords(line, price, { names, messages });
    default:
      return unreachable(line);
  }
}

type FailedLine = Extract<LosingLine, { readonly kind: "condition" }>;

function conditionInWords({ level, failed }: FailedLine, price: string, { names, messages }: WordsContext): string {
  if (failed.kind === "time") {
    const { verdict } = failed;
    return fill(messages.lostTime, {
      level,
      price,
      timeModel: nameOf(names.timeModels, verdict.timeModel),
      why: whyOutside(verdict, messages),
    });
  }
  const template = failed.why === "absent" ? messages.lostZoneAbsent : messages.lostZoneDiffers;
  return fill(template, { level, price, zone: nameOf(names.zones, failed.zone), attribute: nameOf(names.attributes, failed.attribute) });
}
