import { sql } from "drizzle-orm";
import type { Role } from "#lib/domain/people/permissions.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import { documentHash, type PricePlanDocument, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "#lib/operations/context.ts";
import { openDraft } from "#lib/operations/price-plan/open-draft.ts";
import { saveDraft } from "#lib/operations/price-plan/save-draft.ts";
import { submitDraft } from "#lib/operations/price-plan/submit-draft.ts";
import { decideReview } from "#lib/operations/review/decide-review.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { nextId } from "../ids.ts";
import { liveVersionOf, loadRateBook, planCandidates } from "../queries/price-plans.ts";
import { loadRateDefinitions } from "../queries/rate-definitions.ts";
import { appUser } from "../schema/people.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { product, productTaxRate, productType } from "../schema/product.ts";
import { dateTimeModel } from "../schema/usage.ts";
import type { TestDatabase } from "./test-database.ts";

/** The worked example's plan, three people who may approve, and the steps from a draft to a published version. */
export const at = (text: string): Instant => present(parseInstant(text), text);
export const FOUNDED = at("2026-01-01T00:00:00+02:00");
export const NOW = at("2026-11-21T14:00:00+02:00");
export const MIDNIGHT = at("2026-11-22T00:00:00+02:00");
export const PLAN = 1;
export const [ANNA, BORIS, CLEO] = [1, 2, 3];
export const NIGHT = "movies 1 price";
export const BASE = "movies base price";

const OFF_PEAK = {
  timeZone: "Europe/Nicosia",
  windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:01", to: "07:00" }],
  dates: [],
};

export const DOCUMENT: PricePlanDocument = pricePlanDocument.parse({
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [
    {
      key: "movies",
      for: { productType: "PPV-MOVIE" },
      scope: "udr",
      base: { charge: "perUnit", price: "10.00" },
      tiered: [{ level: 1, timeModel: "PPV-OFF-PEAK", charge: { charge: "perUnit", price: "5.00" } }],
    },
  ],
});

type Prices = Readonly<Record<string, string>>;
export const repriced = (prices: Prices) => withPrices(DOCUMENT, new Map(Object.entries(prices)));

/** What the plan refers to, and the people. Once per file. */
export async function seedPricing({ owner }: TestDatabase): Promise<void> {
  await owner.insert(dateTimeModel).values({ dateTimeModelId: 1, code: "PPV-OFF-PEAK", name: "PPV off-peak", ...OFF_PEAK });
  const type = { classification: "service", serviceType: "usage", composition: "flat", usedForProvisioning: true };
  await owner.insert(productType).values({ ...type, productTypeId: 1, code: "PPV-MOVIE", name: "Films" });
  const film = { code: "LOTR1", name: "Lord of the Rings 1", productTypeId: 1, rating: "here", validFrom: FOUNDED };
  await owner.insert(product).values({ ...film, productId: 1 });
  await owner.insert(productTaxRate).values({ productId: 1, validFrom: FOUNDED, percent: decimal("10") });
  const person = { role: "pricingApprover", passwordHash: "-" };
  const names = ["Anna", "Boris", "Cleo"];
  await owner.insert(appUser).values(names.map((name, index) => ({ ...person, userId: index + 1, name, email: `${name}@example.org` })));
}

/** Version 1 is live and nothing else is there. Before each test. */
export async function resetPlan({ owner, database }: TestDatabase): Promise<void> {
  await owner.execute(sql`truncate approval_request, price_plan_draft_editor, price_plan_draft, price_plan_version, price_plan cascade`);
  await owner.insert(pricePlan).values({ pricePlanId: PLAN, code: "GLOBAL", name: "Global price plan", kind: "global", currency: "EUR" });
  await database.insert(pricePlanVersion).values(await firstVersion({ database }));
}

export async function firstVersion({ database }: Pick<TestDatabase, "database">) {
  const { definitions } = await loadRateDefinitions(database, FOUNDED);
  const book = resolveRateBook(DOCUMENT, definitions);
  assert(book.ok, "the worked example has errors");
  return {
    versionId: await nextId(database, "pricePlanVersion"),
    pricePlanId: PLAN,
    version: 1,
    document: DOCUMENT,
    documentHash: await documentHash(DOCUMENT),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt: FOUNDED,
    requestedBy: 1,
    requestedAt: FOUNDED,
    decidedBy: 2,
    decidedAt: FOUNDED,
    note: "First prices",
  };
}

export type Call = { readonly now?: Instant; readonly key?: string; readonly role?: Role };

export type PricePlanSteps = ReturnType<typeof pricePlanSteps>;

export function pricePlanSteps({ database }: Pick<TestDatabase, "database">) {
  function as(userId: number, { now = NOW, key, role = "pricingApprover" }: Call = {}): Context {
    const actor = { kind: "user", userId, name: `User ${userId}`, role, sessionId: "s" } as const;
    return { actor, now, requestId: "test", database, ...(key === undefined ? {} : { idempotencyKey: key }) };
  }

  /** Anna changes the night price and asks for approval. */
  async function submitted(effective: SubmitEffective = { kind: "at", local: "2026-11-22T00:00" }) {
    const { draftId } = await done(openDraft(as(ANNA), { pricePlanId: PLAN }));
    const { revision } = await done(saveDraft(as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.00" }) }));
    const request = await done(submitDraft(as(ANNA), { draftId, revision, effective, note: "Fewer views at night" }));
    return { draftId, ...request };
  }

  function approve(userId: number, request: Submitted, call: Call & { readonly liveAt?: "now" } = {}) {
    const { requestId, contentHash } = request;
    const verdict = { decision: "approved", liveAt: call.liveAt ?? "asRequested", note: "" } as const;
    return decideReview(as(userId, call), { requestId, contentHash, verdict });
  }

  /** "5.00 v1": what a film costs at that time, under which version. */
  async function priceAt(from: string): Promise<string> {
    const [plan] = await planCandidates(database, {
      agreementPlan: null,
      subscriptionPlanId: null,
      classificationPlanId: null,
      currency: "EUR",
    });
    const found = await liveVersionOf(database, { pricePlanId: present(plan, "plan").pricePlanId, at: at(from) });
    const live = present(found, "live version");
    const book = compileRateBook((await loadRateBook(database, live.versionId)).rateBook, String(live.version));
    const film = { productCode: "LOTR1", productTypeCode: "PPV-MOVIE", productFamilyCode: null, taxPercent: decimal("10") };
    const usage = { ...film, quantity: decimal("1"), from: at(from), to: null, metadata: {}, directive: "toBeBilled" } as const;
    const result = rateUsage(book, usage);
    return result.rated ? `${result.explanation.result.gross} v${live.version}` : result.code;
  }

  return { as, submitted, approve, priceAt };
}

type Submitted = { readonly requestId: number; readonly contentHash: string };
type SubmitEffective = { readonly kind: "at"; readonly local: string } | { readonly kind: "onApproval" };
type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: { readonly code: string } };

export async function done<Value>(result: Promise<Outcome<Value>>): Promise<Value> {
  const settled = await result;
  assert(settled.ok, settled.ok ? "" : settled.refusal.code);
  return settled.value;
}

/** "ok", or what it was refused for. */
export async function codeOf(result: Promise<Outcome<unknown>>): Promise<string> {
  const settled = await result;
  return settled.ok ? "ok" : settled.refusal.code;
}
