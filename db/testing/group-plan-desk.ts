import { desc, sql } from "drizzle-orm";
import type { CustomerName } from "#db/seed/customers.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";
import type { CreatePlanInput } from "#lib/domain/price-plan/plan-edit-schema.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Result } from "#lib/kernel/result.ts";
import { changePlanAudience } from "#lib/operations/price-plan/change-plan-audience.ts";
import { createPlan } from "#lib/operations/price-plan/create-plan.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { previewPlanAudience } from "#lib/operations/price-plan/preview-plan-audience.ts";
import { saveDraft } from "#lib/operations/price-plan/save-draft.ts";
import { submitDraft } from "#lib/operations/price-plan/submit-draft.ts";
import { rateUsageOf } from "#lib/operations/rate-usage-of.ts";
import { decideReview } from "#lib/operations/review/decide-review.ts";
import { findProductFacts, findProductIdByCode } from "../queries/product-facts.ts";
import { findSubscriber } from "../queries/subscribers.ts";
import { auditEntry } from "../schema/system.ts";
import { type AluxsatDesk, atNicosia } from "./aluxsat-desk.ts";
import { codeOf, done } from "./price-plan-scenario.ts";

export const NOON = atNicosia("12:00");

export const vip = (changes: Partial<CreatePlanInput> = {}): CreatePlanInput => ({
  code: "VIP",
  name: "VIP prices",
  description: "A tenth less.",
  kind: "group",
  currency: currency("EUR"),
  timeZone: "Europe/Nicosia",
  taxInclusive: true,
  begins: { kind: "copy", plan: "GLOBAL" },
  ...changes,
});

/** A film at noon costs 9.00 instead of 10.00. */
function cheaper(document: PricePlanDocument): PricePlanDocument {
  return { ...document, rates: document.rates.map((rate) => ({ ...rate, base: { charge: "perUnit", price: "9.00" } })) };
}

type When = Parameters<typeof submitDraft>[1]["effective"];

export const toGroups = (...codes: string[]): AudienceChange => ({ change: "assign", target: { kind: "groups", codes } });
export const toSubscriptions = (...numbers: string[]): AudienceChange => ({ change: "assign", target: { kind: "subscriptions", numbers } });
export const release = ({ target }: AudienceChange): AudienceChange => ({ change: "release", target });

export async function refusalOf(result: Promise<Result<unknown, Refusal>>): Promise<Refusal> {
  const settled = await result;
  if (settled.ok) throw new Error("it was not refused");
  return settled.refusal;
}

export type GroupPlanDesk = ReturnType<typeof groupPlanDesk>;

/** Anna, who makes plans, Boris, who approves them, and what their customers then pay. */
export function groupPlanDesk(desk: AluxsatDesk) {
  const anna = (now: Instant = NOON) => desk.as("pricingManager", now);
  const boris = (now: Instant = NOON) => desk.as("pricingApprover", now);

  /** Only the Global plan is there, and everybody pays by it. */
  async function reset(): Promise<void> {
    const run = (statement: string) => desk.test.owner.execute(sql.raw(statement));
    await run("update subscription set price_plan_id = null");
    await run("update account_classification set price_plan_id = null");
    await run("update account set currency = 'EUR'");
    const made = "(select price_plan_id from price_plan where code <> 'GLOBAL')";
    const drafts = `(select draft_id from price_plan_draft where price_plan_id in ${made})`;
    await run(`delete from approval_request where draft_id in ${drafts}`);
    await run(`delete from price_plan_draft_editor where draft_id in ${drafts}`);
    await run(`delete from price_plan_draft where price_plan_id in ${made}`);
    await run(`delete from price_plan_version where price_plan_id in ${made}`);
    await run("delete from price_plan where code <> 'GLOBAL'");
    await run("delete from audit_entry");
  }

  async function submitted(code = "VIP", effective: When = { kind: "onApproval" }) {
    const { draftId, revision, document } = await done(getDraft(anna(), code));
    const saved = await done(saveDraft(anna(), { draftId, revision, document: cheaper(document) }));
    return done(submitDraft(anna(), { draftId, revision: saved.revision, effective, note: "VIPs pay less" }));
  }

  async function published(input: CreatePlanInput = vip(), effective: When = { kind: "onApproval" }): Promise<void> {
    await done(createPlan(anna(), input));
    const { requestId, contentHash } = await submitted(input.code, effective);
    await done(decideReview(boris(), { requestId, contentHash, verdict: { decision: "approved", liveAt: "asRequested", note: "" } }));
  }

  /** As a person does it: look, then do exactly that. */
  async function change(code: string, wanted: AudienceChange): Promise<string> {
    const { seen } = await done(previewPlanAudience(anna(), { code, change: wanted }));
    return codeOf(changePlanAudience(anna(), { code, ...wanted, seen }));
  }

  /** "9.00 VIP": what a film costs a customer, under which plan; or why it has no price. */
  async function priceFor(customer: CustomerName, at = NOON): Promise<string> {
    const { database } = desk.test;
    const subscriber = present(await findSubscriber(database, desk.seeded.customers[customer].subscriptionId), customer);
    const productId = present(await findProductIdByCode(database, "LOTR1"), "the film");
    const product = present(await findProductFacts(database, productId, at), "the film's facts");
    const usage = { product, quantity: decimal("1"), usedFrom: at, usedTo: null, ratingInstant: at, metadata: {} };
    const rated = await rateUsageOf(database, subscriber, { ...usage, directive: "toBeBilled" });
    return rated.ok ? `${microsToString(rated.value.gross, 2)} ${rated.value.explanation.plan.code}` : rated.refusal.code;
  }

  async function lastAudits(count: number): Promise<readonly string[]> {
    const rows = await desk.test.owner.select().from(auditEntry).orderBy(desc(auditEntry.auditId)).limit(count);
    return rows.reverse().map(({ action, entity, entityId }) => `${action} ${entity} ${entityId}`);
  }

  return { anna, boris, reset, submitted, published, change, priceFor, lastAudits };
}
