import { sql } from "drizzle-orm";
import { type AgreementDocument, agreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { documentHash, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { decideAgreement } from "#lib/operations/agreement/decide-agreement.ts";
import { openAgreementDraft } from "#lib/operations/agreement/open-agreement-draft.ts";
import { saveAgreementDraft } from "#lib/operations/agreement/save-agreement-draft.ts";
import { submitAgreement } from "#lib/operations/agreement/submit-agreement.ts";
import { rateUsageOf } from "#lib/operations/rate-usage-of.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { nextId } from "../ids.ts";
import { findProductFacts, findProductIdByCode } from "../queries/product-facts.ts";
import { loadDefinitions } from "../queries/rate-definitions.ts";
import { findSubscriber } from "../queries/subscribers.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import type { AluxsatDesk } from "./aluxsat-desk.ts";
import { done } from "./price-plan-scenario.ts";

type NewPlan = {
  readonly code: string;
  readonly kind?: "agreement" | "group" | "subscription";
  readonly currency?: string;
  readonly rates: readonly Rate[];
  readonly effectiveAt: Instant;
};

/** A rate of one price for a product, a type or a family. */
export const flatRate = (target: Rate["for"], amount: string): Rate => ({
  key: Object.values(target).join(""),
  for: target,
  scope: "udr",
  base: { charge: "flat", amount },
  tiered: [],
});

/** The hotel of the demo and what it agrees on. Anna writes agreements, Boris approves them. */
export function agreementDesk(desk: AluxsatDesk) {
  const { hotel } = desk.seeded.customers;
  const anna = (now: Instant) => desk.as("pricingManager", now);
  const boris = (now: Instant) => desk.as("pricingApprover", now);

  const agreement = (change: Partial<AgreementDocument> = {}): AgreementDocument =>
    agreementDocument.parse({
      format: "ratewright/agreement@1",
      account: hotel.accountNumber,
      pricePlan: null,
      discounts: { allowed: "all" },
      limits: null,
      creditLimit: null,
      committed: null,
      validTo: null,
      timeZone: "Europe/Nicosia",
      ...change,
    });

  /** Puts a plan in force as its review would, without asking what publication asks. With an id, as a further version of that plan. */
  async function publish(plan: NewPlan, known: { readonly pricePlanId: number; readonly version: number } | null = null): Promise<number> {
    const { database, owner } = desk.test;
    const { code, kind = "agreement", currency = "EUR", rates, effectiveAt } = plan;
    const head = {
      format: "ratewright/price-plan@1",
      code,
      name: `${code} prices`,
      currency,
      taxInclusive: true,
      timeZone: "Europe/Nicosia",
    };
    const document = pricePlanDocument.parse({ ...head, rates });
    const book = resolveRateBook(document, await loadDefinitions(database));
    assert(book.ok, "the plan has errors");
    const pricePlanId = known?.pricePlanId ?? (await nextId(database, "pricePlan"));
    if (known === null) await owner.insert(pricePlan).values({ pricePlanId, code, name: `${code} prices`, kind, currency });
    await owner.insert(pricePlanVersion).values({
      versionId: await nextId(database, "pricePlanVersion"),
      pricePlanId,
      version: known?.version ?? 1,
      document,
      documentHash: await documentHash(document),
      rateBook: book.value,
      rateBookHash: await sha256Hex(canonicalJson(book.value)),
      effectiveAt,
      requestedBy: 1,
      requestedAt: effectiveAt,
      decidedBy: 2,
      decidedAt: effectiveAt,
      note: "",
    });
    return pricePlanId;
  }

  /** The draft in review. */
  async function submitted(document: AgreementDocument, now: Instant, local: string | null = null) {
    const { account } = document;
    const versions = sql`select 1 from pricing_agreement_version where account_id = ${hotel.accountId}`;
    const isFirst = (await desk.test.owner.execute(versions)).length === 0;
    const opened = isFirst ? null : await done(openAgreementDraft(anna(now), { account }));
    const { revision } = await done(saveAgreementDraft(anna(now), { account, revision: opened?.revision ?? null, document }));
    const effective = local === null ? ({ kind: "onApproval" } as const) : ({ kind: "at", local } as const);
    return done(submitAgreement(anna(now), { account, revision, effective, note: "As signed" }));
  }

  const approve = (request: { readonly requestId: number; readonly contentHash: string }, now: Instant) => {
    const { requestId, contentHash } = request;
    return decideAgreement(boris(now), { requestId, contentHash, verdict: { decision: "approved", note: "" } });
  };

  /** In force from that moment, or from the local instant. */
  async function agreed(document: AgreementDocument, now: Instant, local: string | null = null): Promise<void> {
    await done(approve(await submitted(document, now, local), now));
  }

  /** "9.00 HOTELS": what a film costs the hotel then, under which plan; or why it has no price. */
  async function priceAt(at: Instant, code = "LOTR1"): Promise<string> {
    const { database } = desk.test;
    const subscriber = present(await findSubscriber(database, hotel.subscriptionId), "the hotel's subscription");
    const productId = present(await findProductIdByCode(database, code), code);
    const product = present(await findProductFacts(database, productId, at), `facts of ${code}`);
    const usage = { product, quantity: decimal("1"), usedFrom: at, usedTo: null, ratingInstant: at, metadata: {} };
    const rated = await rateUsageOf(database, subscriber, { ...usage, directive: "toBeBilled" });
    return rated.ok ? `${microsToString(rated.value.gross, 2)} ${rated.value.explanation.plan.code}` : rated.refusal.code;
  }

  /** What was posted for a UDR, in the order of its chain. */
  async function postedOf(udrId: number): Promise<readonly string[]> {
    const posted = sql`select gross::numeric(12, 2)::text as gross from rbi where udr_id = ${udrId} order by seq`;
    return (await desk.test.owner.execute<{ gross: string }>(posted)).map(({ gross }) => gross);
  }

  /** The hotel has no agreement and no usage, and the company no discount of its own and no plan but Global's first version. */
  async function reset(): Promise<void> {
    await desk.test.owner.execute(sql`truncate pricing_agreement, approval_request cascade`);
    await desk.test.owner.execute(
      sql`truncate additive_discount, service_order, udr, rating_queue, rbi, billing_queue, billing_run, bill, ledger_transfer cascade`,
    );
    await desk.test.owner.execute(sql`update account set currency = 'EUR'`);
    await desk.test.owner.execute(sql`update subscription set price_plan_id = null`);
    await desk.test.owner.execute(sql`update account_classification set price_plan_id = null`);
    await desk.test.owner.execute(
      sql`delete from price_plan_version where price_plan_id <> ${desk.seeded.plan.pricePlanId} or version > 1`,
    );
    await desk.test.owner.execute(sql`delete from price_plan where price_plan_id <> ${desk.seeded.plan.pricePlanId}`);
  }

  return { hotel, anna, boris, agreement, publish, submitted, approve, agreed, priceAt, postedOf, reset };
}
