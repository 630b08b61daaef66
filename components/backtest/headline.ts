import { formatMoney } from "#components/ui/format-money.ts";
import { formatQuantity } from "#components/ui/format-quantity.ts";
import type { BacktestResultView, BacktestView, EstimateView } from "#lib/domain/backtest/backtest-view.ts";
import { compareSizes, directionOf, percentOf, withoutSign } from "#lib/domain/backtest/change-scale.ts";
import { isUnderWay } from "./backtest-query.ts";
import { changeText, countText, percentText, upperFirst } from "./figures.ts";

/** What to say first, and what to say about it. */
export type Headline = { readonly sentence: string; readonly detail: string };

type Told = Pick<BacktestView, "state" | "result" | "baseline" | "progress"> & { readonly plan: { readonly currency: string } };

/** The answer in one sentence, as far as it is known. */
export function headlineOf(view: Told): Headline {
  const { result, state, plan } = view;
  if (result === null) return withoutResult(view);
  if (result.estimate !== null) return estimated(result.estimate, view);
  if (!result.isWhole) return soFar(result, plan.currency, isUnderWay(state));
  if (result.total.udrs === 0) return withoutUsage(result);
  return whole(result, view);
}

function withoutResult({ state }: Told): Headline {
  if (state === "waiting") return { sentence: "Waiting for its turn.", detail: "A first answer comes within a second of the start." };
  if (state === "running") return { sentence: "Rating the first part of the usage…", detail: "A first answer comes in a moment." };
  return { sentence: "It ended before anything was rated.", detail: "Continue, and it goes on where it stopped." };
}

function estimated(estimate: NonNullable<BacktestResultView["estimate"]>, { plan: { currency }, progress }: Told): Headline {
  const { change, now } = estimate;
  const percent = percentText(percentOf(change.amount, now.amount));
  const certainty = `95 % certain within ±${formatMoney({ value: change.margin, currency })}`;
  const rated = `${countText(progress.udrs, "UDR")} rated so far.`;
  if (isOpen(change)) {
    return {
      sentence: "It is still open whether revenue would rise or fall.",
      detail: `The best guess is ${changeText(change.amount, currency)} (${percent}), ${certainty}. ${rated}`,
    };
  }
  return { sentence: `Revenue would ${moved(change.amount, currency)} (${percent}).`, detail: `${upperFirst(certainty)}. ${rated}` };
}

/** The margin reaches over to the other side of nothing. */
function isOpen({ amount, margin }: EstimateView): boolean {
  return directionOf(amount) === "same" || compareSizes(margin, amount) >= 0;
}

function soFar({ total }: BacktestResultView, currency: string, isGoingOn: boolean): Headline {
  const rest = isGoingOn
    ? "Too little is rated yet to tell what all of it comes to."
    : "It ended too early to tell what all of it comes to.";
  if (total.udrs === 0) return { sentence: "Nothing was found so far.", detail: rest };
  const change = directionOf(total.change) === "same" ? "stay as it is" : moved(total.change, currency);
  return { sentence: `So far, revenue would ${change}.`, detail: `${countText(total.udrs, "UDR")} rated. ${rest}` };
}

function withoutUsage({ unpriced, elsewhere }: BacktestResultView): Headline {
  if (unpriced > 0) {
    return {
      sentence: "Neither version prices any of this usage.",
      detail: `${countText(unpriced, "UDR")} would have no price under either. Look at the rates of the draft.`,
    };
  }
  if (elsewhere > 0) {
    return {
      sentence: "Other plans price all of this usage.",
      detail: `${countText(elsewhere, "UDR")}: none of them asks this plan for a price, now or then.`,
    };
  }
  return { sentence: "There was no such usage in this period.", detail: "Choose a longer period, or more accounts or products." };
}

function whole(result: BacktestResultView, { baseline, plan: { currency } }: Told): Headline {
  const { total, accounts, losesPrice } = result;
  const count = countText(total.udrs, "UDR");
  const lost = losesPrice.udrs === 0 ? "" : ` ${countText(losesPrice.udrs, "UDR")} would lose their price.`;
  if (total.changed === 0 && lost === "" && result.gainsPrice.udrs === 0) {
    const all = total.udrs === 1 ? "the only UDR" : `all ${count}`;
    return { sentence: `The draft prices ${all} as v${baseline} does.`, detail: "Nobody would pay more or less." };
  }
  const people = `${countText(accounts.more, "account")} would pay more, ${formatQuantity(String(accounts.less))} less.`;
  const detail = `${formatQuantity(String(total.changed))} of ${count} would cost more or less. ${people}${lost}`;
  if (directionOf(total.change) === "same") return { sentence: "Revenue would stay the same.", detail };
  const percent = total.percent === null ? "" : ` (${percentText(total.percent)})`;
  return { sentence: `Revenue would ${moved(total.change, currency)}${percent}.`, detail };
}

/** "rise by €12.00". */
function moved(change: string, currency: string): string {
  return `${directionOf(change) === "more" ? "rise" : "fall"} by ${formatMoney({ value: withoutSign(change), currency })}`;
}
