import { listSegments } from "#db/queries/backtest-facts.ts";
import { listBacktestsOfDocument } from "#db/queries/backtests.ts";
import { findOpenDraft, listVersions } from "#db/queries/price-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import type { BacktestHead, BacktestSelection } from "#lib/domain/backtest/backtest.ts";
import type { BacktestHeadView, SelectionView } from "#lib/domain/backtest/backtest-view.ts";
import { compared } from "#lib/domain/backtest/to-backtest-view.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import type { RateNames } from "#lib/domain/price-plan/rate-definitions.ts";
import { instantTextOrNull, nameOf } from "#lib/domain/price-plan/to-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";

/** Those that tried exactly this content of a plan: what a reviewer is told of its effect. */
export async function backtestsOfDocument(
  tx: Tx,
  plan: Pick<PricePlan, "pricePlanId" | "currency">,
  { documentHash, names }: { readonly documentHash: string; readonly names: RateNames },
): Promise<readonly BacktestHeadView[]> {
  const backtests = await listBacktestsOfDocument(tx, { pricePlanId: plan.pricePlanId, documentHash });
  if (backtests.length === 0) return [];
  const { classifications } = await listSegments(tx);
  return backtestHeads(tx, plan, { names, classifications: new Map(classifications.map((each) => [each.code, each.name])), backtests });
}

export type HeadNames = { readonly names: RateNames; readonly classifications: ReadonlyMap<string, string> };

/** Backtests of one plan as lists and reviews show them. */
export async function backtestHeads(
  tx: Tx,
  { pricePlanId, currency }: Pick<PricePlan, "pricePlanId" | "currency">,
  { backtests, ...named }: HeadNames & { readonly backtests: readonly BacktestHead[] },
): Promise<readonly BacktestHeadView[]> {
  const versions = new Map((await listVersions(tx, pricePlanId)).map(({ versionId, version }) => [versionId, version]));
  const draft = await findOpenDraft(tx, pricePlanId);
  const people = await userNames(
    tx,
    backtests.map(({ requestedBy }) => requestedBy),
  );
  return backtests.map((backtest) => ({
    backtestId: backtest.backtestId,
    state: backtest.state,
    requestedBy: nameOf(people, backtest.requestedBy),
    requestedAt: instantToString(backtest.requestedAt),
    finishedAt: instantTextOrNull(backtest.finishedAt),
    selection: toSelectionView(backtest.selection, named),
    baseline: present(versions.get(backtest.baselineVersionId), `version ${backtest.baselineVersionId}`),
    isDraftNow: draft?.head.documentHash === backtest.documentHash,
    total: backtest.state === "finished" && backtest.total !== null ? compared(backtest.total, currency) : null,
  }));
}

function toSelectionView({ from, to, classification, target }: BacktestSelection, { names, classifications }: HeadNames): SelectionView {
  return {
    from: instantToString(from),
    to: instantToString(to),
    classification: classification === null ? null : { code: classification, name: classifications.get(classification) ?? classification },
    target: target && { ...target, name: targetName(target, names) ?? target.code },
  };
}

function targetName({ kind, code }: NonNullable<BacktestSelection["target"]>, names: RateNames): string | undefined {
  switch (kind) {
    case "product":
      return names.products[code];
    case "productType":
      return names.productTypes[code]?.name;
    case "family":
      return names.families[code];
  }
}
