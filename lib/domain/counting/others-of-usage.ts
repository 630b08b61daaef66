import { absoluteMicros } from "#lib/kernel/money.ts";
import type { CorrectionContent } from "../billing/correction.ts";
import type { Rated } from "../billing/rbi.ts";
import { moneyInWords } from "../udr/money-in-words.ts";
import { correctAround } from "./count-in-order.ts";
import { cycleInWords } from "./cycle-in-words.ts";

/** What other usage would cost more or less, once usage that is only asked for is there: nothing, unless that comes late. */
export function othersOfUsage({ late }: Pick<Rated, "late">): readonly CorrectionContent[] {
  return late === undefined ? [] : correctAround(late, { udrId: late.newcomer.udrId, udrRevision: 1 }).corrections;
}

/** "Other usage of data in March 2026 costs €1.50 more." `name` is the product's. */
export function otherUsageInWords({ gross, currency, explanation }: CorrectionContent, name: string): string {
  const changes = `costs ${moneyInWords(absoluteMicros(gross), currency)} ${gross < 0n ? "less" : "more"}`;
  return `Other usage of ${name} in ${cycleInWords(explanation.cycle)} ${changes}.`;
}
