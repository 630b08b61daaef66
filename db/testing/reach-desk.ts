import { sql } from "drizzle-orm";
import type { CustomerName } from "#db/seed/customers.ts";
import type { SubmitDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { getPlan } from "#lib/operations/price-plan/get-plan.ts";
import { listPlans } from "#lib/operations/price-plan/list-plans.ts";
import { openDraft } from "#lib/operations/price-plan/open-draft.ts";
import { saveDraft } from "#lib/operations/price-plan/save-draft.ts";
import { submitDraft } from "#lib/operations/price-plan/submit-draft.ts";
import { decideReview } from "#lib/operations/review/decide-review.ts";
import { type AluxsatDesk, atNicosia } from "./aluxsat-desk.ts";
import { groupPlanDesk, NOON } from "./group-plan-desk.ts";
import { done } from "./price-plan-scenario.ts";

export const MARCH_5 = atNicosia("00:00", 5);
export const LOCAL_5 = { kind: "at", local: "2026-03-05T00:00" } as const;
export const ON_APPROVAL = { kind: "onApproval" } as const;
export const MINUTE = 60_000;

export type Publication = Pick<SubmitDraftInput, "effective" | "reach" | "corrects">;

type Asked = { readonly requestId: number; readonly contentHash: string };
type Approval = { readonly now?: Instant; readonly liveAt?: "asRequested" | "now" };

export type ReachDesk = ReturnType<typeof reachDesk>;

/** 3 March 2026, noon; v1 of the Global plan is live since 1 January and prices a film at 10.00, and Anna and Boris publish the next ones. */
export function reachDesk(desk: AluxsatDesk) {
  const { anna, boris, priceFor } = groupPlanDesk(desk);

  /** Only v1 is there, and everybody is from its first day. */
  async function reset(): Promise<void> {
    const run = (statement: string) => desk.test.owner.execute(sql.raw(statement));
    for (const table of ["approval_request", "price_plan_draft_editor", "price_plan_draft", "price_version_pin"]) {
      await run(`delete from ${table}`);
    }
    await run("delete from price_plan_version where corrects_version_id is not null");
    await run("delete from price_plan_version where version > 1");
    await run("update subscription set started_at = '2026-01-01T00:00:00+02:00', state = 'effective'");
  }

  /** Anna makes a film cost that much and asks for it. */
  async function submitting(price: string, { now = NOON, ...publication }: Publication & { readonly now?: Instant }) {
    const context = anna(now);
    const plan = present(
      (await listPlans(context)).plans.find(({ code }) => code === "GLOBAL"),
      "GLOBAL",
    );
    await done(openDraft(context, { pricePlanId: plan.pricePlanId }));
    const { draftId, revision, document } = await done(getDraft(context, "GLOBAL"));
    const rates = document.rates.map((rate) => ({ ...rate, base: { charge: "perUnit", price } as const }));
    const saved = await done(saveDraft(context, { draftId, revision, document: { ...document, rates } }));
    return submitDraft(context, { draftId, revision: saved.revision, note: "As agreed", ...publication });
  }

  function approving({ requestId, contentHash }: Asked, { now = NOON, liveAt = "asRequested" }: Approval = {}) {
    return decideReview(boris(now), { requestId, contentHash, verdict: { decision: "approved", liveAt, note: "" } });
  }

  async function published(price: string, publication: Publication & { readonly now?: Instant }) {
    const request = await done(submitting(price, publication));
    return done(approving(request, publication.now === undefined ? {} : { now: publication.now }));
  }

  async function begins(customer: CustomerName, instant: Instant): Promise<void> {
    const { subscriptionId } = desk.seeded.customers[customer];
    const startedAt = instantToString(instant);
    await desk.test.owner.execute(
      sql`update subscription set started_at = ${startedAt}::timestamptz where subscription_id = ${subscriptionId}`,
    );
  }

  const priceOf = async (customer: CustomerName, instant: Instant) => (await priceFor(customer, instant)).split(" ")[0];

  /** "v2 live from", "v1 live before": newest first, and whom each prices. */
  async function statesAt(now: Instant): Promise<readonly string[]> {
    const { versions } = await done(getPlan(anna(now), "GLOBAL"));
    return versions.map(({ version, state, audience }) =>
      [`v${version} ${state}`, audience?.begunFrom && "from", audience?.begunBefore && "before", audience?.joins?.kind]
        .filter(Boolean)
        .join(" "),
    );
  }

  return { anna, boris, reset, submitting, approving, published, begins, priceOf, statesAt };
}
