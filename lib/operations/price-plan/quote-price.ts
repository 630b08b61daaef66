import { findOpenDraft, findPricePlanByCode, liveVersionOf, versionContent } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { OwnDefinitions } from "#lib/domain/price-plan/price-plan-view.ts";
import { answerPriceQuestion, type PriceAnswer } from "#lib/domain/price-plan/price-question.ts";
import type { QuotePriceInput } from "#lib/domain/price-plan/quote-price-schema.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { rateSurroundings } from "../rate-surroundings.ts";

export type QuotedPrice = Omit<PriceAnswer, "minuteOfDay"> & { readonly at: string; readonly version: string | null };

/** What would this usage cost, and why: under the version in force, the open draft, or a document that nobody stored. */
export async function quotePrice(context: Context, input: QuotePriceInput): Promise<Result<QuotedPrice, Refusal>> {
  const at = input.at === undefined ? context.now : (parseInstant(input.at) ?? context.now);
  return inTransaction(context, async (tx) => {
    const source = await sourceOf(tx, input.under, at);
    if (!source.ok) return source;
    const { document, version, own } = source.value;
    const surroundings = publishedSurroundings(await rateSurroundings(tx, at), own);
    const { product, quantity, metadata } = input;
    const answer = answerPriceQuestion({ ...surroundings, document, version }, { product, quantity, at, metadata });
    if (!answer.ok) return answer;
    const { minuteOfDay: _, ...quoted } = answer.value;
    return ok({ ...quoted, at: instantToString(at), version });
  });
}

type Source = { readonly document: PricePlanDocument; readonly version: string | null; readonly own: Partial<OwnDefinitions> };

async function sourceOf(tx: Tx, under: QuotePriceInput["under"], at: Instant): Promise<Result<Source, Refusal>> {
  if (under.kind === "document") return ok({ document: under.document, version: null, own: {} });
  const plan = await findPricePlanByCode(tx, under.plan);
  if (plan === null) return refused({ code: "NOT_FOUND", path: "under.plan" });
  if (under.kind === "draft") {
    const draft = await findOpenDraft(tx, plan.pricePlanId);
    return draft ? ok({ document: draft.document, version: "draft", own: {} }) : refused({ code: "NOT_FOUND", path: "under.kind" });
  }
  const live = await liveVersionOf(tx, { pricePlanId: plan.pricePlanId, at });
  if (live === null) return refused({ code: "NOT_FOUND", path: "at" });
  const { document, own } = await versionContent(tx, live.versionId);
  return ok({ document, version: String(live.version), own });
}
