import type { Charge } from "./charges/charge.ts";
import type { ChargeLine } from "./charges/charge-line.ts";
import type { Limit } from "./charges/limits.ts";
import type {
  ExplainedAmounts,
  ExplainedPlan,
  ExplainedRounding,
  ExplainedTax,
  ExplainedUsage,
  Explanation,
  LessSpecificRate,
  LocalReading,
  LosingLine,
  WinningLine,
} from "./explanation.ts";
import type { RateTarget } from "./rate-book.ts";

/** An explanation in any form that an RBI may hold: what is stored with an RBI never changes. */
export type StoredExplanation = Explanation | FirstExplanation;

/** The first form: one charge of one UDR, before there were cuts, counters and discounts. */
export type FirstExplanation = {
  readonly format: "ratewright/explanation@1";
  readonly plan: ExplainedPlan;
  readonly usage: Omit<ExplainedUsage, "to">;
  readonly at: LocalReading;
  readonly rate: { readonly key: string; readonly for: RateTarget };
  readonly won: WinningLine;
  readonly lost: readonly (LosingLine | ({ readonly kind: "lessSpecific" } & LessSpecificRate))[];
  readonly charge: {
    readonly definition: Charge;
    readonly quantity: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly lines: readonly ChargeLine[];
    readonly limit: Limit | null;
  };
  readonly rounding: Omit<ExplainedRounding, "of">;
  readonly tax: ExplainedTax;
  readonly result: ExplainedAmounts;
};

/** What a stored explanation says, in the present form: every reader knows that one only. */
export function upgradeExplanation(stored: StoredExplanation): Explanation {
  if (stored.format === "ratewright/explanation@2") return stored;
  const { plan, usage, at, rate, won, lost, charge, rounding, tax, result } = stored;
  const lines = lost.filter((line) => line.kind !== "lessSpecific");
  return {
    format: "ratewright/explanation@2",
    plan,
    // Usage was not cut, so its end was not kept.
    usage: { ...usage, to: null },
    at,
    rate: { ...rate, scope: "udr", lessSpecific: lost.flatMap(toLessSpecific) },
    parts: [
      {
        from: usage.from,
        quantity: charge.quantity,
        won,
        lost: lines,
        written: null,
        charge: { ...charge, counter: null, amount: rounding.before },
      },
    ],
    limit: null,
    discounts: { held: [], applied: [], refused: [] },
    rounding: { ...rounding, of: "amount" },
    tax,
    result,
  };
}

function toLessSpecific(line: FirstExplanation["lost"][number]): readonly LessSpecificRate[] {
  return line.kind === "lessSpecific" ? [{ key: line.key, for: line.for, charge: line.charge }] : [];
}
