import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "../charges/charge.ts";
import type { ExplainedPart, Explanation, LosingLine } from "../explanation.ts";
import { priceInWords } from "./charge-in-words.ts";
import { fill } from "./messages.ts";
import { nameOf, targetInWords } from "./names.ts";
import { quantityInWords } from "./number-in-words.ts";
import { clockInWords, ofPart, partReading, partTimeInWords, whyInside, whyOutside } from "./time-in-words.ts";
import type { WordsContext } from "./words-context.ts";

/** Why this line of this rate set the price; of usage that was cut, one sentence for each part. */
export function winnersInWords(explanation: Explanation, context: WordsContext): readonly string[] {
  const { parts } = explanation;
  const { messages, unit } = context;
  return parts.map((part) => {
    const reason = winnerInWords(part, explanation, context);
    if (parts.length === 1) return reason;
    const quantity = quantityInWords(part.quantity, unit, messages);
    return fill(messages.wonPart, { quantity, time: partTimeInWords(part, explanation, messages), reason });
  });
}

function winnerInWords(part: ExplainedPart, explanation: Explanation, context: WordsContext): string {
  const { names, messages } = context;
  const { won, charge, written } = part;
  const { rate, plan } = explanation;
  const clock = clockInWords(partReading(part, explanation), messages);
  if (won.kind === "base") {
    const price = priceInWords(written ?? charge.definition, { ...context, currency: plan.currency });
    return fill(messages.wonBase, { rate: rate.key, target: targetInWords(rate.for, names, messages), price, clock });
  }
  const values = { rate: rate.key, level: won.level, zone: won.zone === null ? "" : nameOf(names.zones, won.zone), clock };
  if (won.time === null) return fill(won.zone === null ? messages.wonLevel : messages.wonZone, values);
  const timed = { ...values, timeModel: nameOf(names.timeModels, won.time.timeModel), why: whyInside(won.time, messages) };
  return fill(won.zone === null ? messages.wonTime : messages.wonZoneAndTime, timed);
}

/** Why each of the others did not, one sentence for each: the lines of the rate, then rates for something less specific. */
export function losersInWords(explanation: Explanation, context: WordsContext): readonly string[] {
  const { parts, rate, plan } = explanation;
  const { names, messages } = context;
  const priceOf = (charge: Charge) => priceInWords(charge, { ...context, currency: plan.currency });
  const lines = parts.flatMap((part) =>
    part.lost.map((line) => ofPart(loserInWords(line, priceOf(line.charge), context), part, { explanation, messages })),
  );
  const targets = rate.lessSpecific.map(({ key, for: target, charge }) =>
    fill(messages.lostTarget, { rate: key, target: targetInWords(target, names, messages), price: priceOf(charge) }),
  );
  return [...lines, ...targets];
}

function loserInWords(line: LosingLine, price: string, context: WordsContext): string {
  const { messages } = context;
  switch (line.kind) {
    case "base":
      return fill(messages.lostBase, { price });
    case "higherLevel":
      return fill(messages.lostLevel, { level: line.level, price, winner: line.winner });
    case "condition":
      return conditionInWords(line, price, context);
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
