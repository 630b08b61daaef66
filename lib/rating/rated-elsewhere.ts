/**
 * What explanations call a price that came with the usage. It is charged like any other, as a cost that is passed on, so that discounts,
 * counters and replays are those of usage rated here. None of these is a code or a key that a document could have: they hold blanks.
 */
export const RATED_ELSEWHERE = {
  plan: "rated elsewhere",
  rate: "as it came",
  attribute: "the gross that came with it",
} as const;

export function isRatedElsewhere({ plan }: { readonly plan: { readonly code: string } }): boolean {
  return plan.code === RATED_ELSEWHERE.plan;
}
