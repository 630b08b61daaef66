import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { CompiledDiscounts } from "./compile-discounts.ts";
import type { RefusedDiscount } from "./explained-discount.ts";
import { type Answers, bringsItsOwn, type Candidates, type JudgedDiscounts, judgeAmong, type Settled } from "./judge-discounts.ts";
import { OTHER_USAGE, reasonAgainst } from "./reason-against.ts";

/** Every discount that does not hold for a usage, in the order of consumption, with the reason: what `judgeDiscounts` passed over. */
export function refusedDiscounts({ all, candidatesFor }: CompiledDiscounts, usage: Usage): readonly RefusedDiscount[] {
  return settle(all, candidatesFor(usage), usage).refused;
}

export type JudgedAndRefused = { readonly judged: JudgedDiscounts; readonly refused: readonly RefusedDiscount[] };

/** As `judgeDiscounts` and `refusedDiscounts`, each discount asked once for both. */
export function judgeAndRefuse(all: readonly CompiledDiscount[], candidates: Candidates, usage: Usage): JudgedAndRefused {
  const { judged, refused } = settle(all, candidates, usage);
  return { judged: judged === null || bringsItsOwn(usage) ? judgeAmong(candidates, usage) : judged, refused };
}

/**
 * Those that are for other usage are known once a product is, so the rest alone is asked; and where it answers as it did before, the
 * list is the one of before.
 */
function settle(all: readonly CompiledDiscount[], candidates: Candidates, usage: Usage): Settled {
  const { asked, answers, settled } = candidates;
  for (let index = 0; index < asked.length; index += 1) {
    const discount = asked[index];
    answers[index] = discount === undefined ? null : reasonAgainst(discount, usage);
  }
  for (const each of settled) if (areSame(each.answers, answers)) return each;
  const made: Settled = {
    answers: [...answers],
    refused: refusedBy(answers, { asked, all }),
    judged: candidates.isSteady ? judgeAmong(candidates, { ...usage, adHoc: [] }) : null,
  };
  if (settled.length >= MOST_SETTLED) settled.length = 0;
  settled.push(made);
  return made;
}

const MOST_SETTLED = 16;

/** Most reasons are one object for ever, so that the same answers are the same objects. */
function areSame(before: Answers, answers: Answers): boolean {
  for (let index = 0; index < answers.length; index += 1) if (before[index] !== answers[index]) return false;
  return true;
}

type Asked = { readonly asked: readonly CompiledDiscount[]; readonly all: readonly CompiledDiscount[] };

function refusedBy(answers: Answers, { asked, all }: Asked): readonly RefusedDiscount[] {
  const refused: RefusedDiscount[] = [];
  for (const discount of all) {
    const place = asked.indexOf(discount);
    const why = place < 0 ? OTHER_USAGE : (answers[place] ?? null);
    const { code, version, kind, shared } = discount.definition;
    if (why !== null) refused.push({ code, version, kind, why, ...(shared && { isShared: true as const }) });
  }
  return refused;
}
