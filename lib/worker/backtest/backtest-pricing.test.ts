import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pricePlanDraft } from "#db/schema/price-plan.ts";
import { atNicosia } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { discountDocument } from "#lib/domain/discount/discount-document.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { createDiscount } from "#lib/operations/discount/create-discount.ts";
import { decideDiscount } from "#lib/operations/discount/decide-discount.ts";
import { submitDiscount } from "#lib/operations/discount/submit-discount.ts";
import { type BacktestDesk, LATER, openBacktestDesk } from "./testing/backtest-desk.ts";

let opened: BacktestDesk;

beforeAll(async () => {
  opened = await openBacktestDesk();
});
afterAll(() => opened.desk.close());

test("usage that counts together is priced in its order, on top of what counted before what is selected", async () => {
  const { database } = opened.desk.test;
  const [draft] = await database.select().from(pricePlanDraft).where(eq(pricePlanDraft.state, "draft"));
  const { draftId, document, revision } = present(draft, "a draft");
  // The first film of a month at 12.00, all others at 6.00; by night at 5.00, as before.
  const bands = [
    { upTo: "1", price: "12.00" },
    { upTo: null, price: "6.00" },
  ];
  const counting = structuredClone(document) as { rates: { scope: string; base: unknown }[] };
  for (const rate of counting.rates) Object.assign(rate, { scope: "period", base: { charge: "graduated", bands } });
  await database.update(pricePlanDraft).set({ document: counting }).where(eq(pricePlanDraft.draftId, draftId));
  try {
    const { result } = await opened.finished({ revision });
    // Maria 12 + 6 + 6, Nikos 12, the hotel three nights.
    expect(result.total).toMatchObject({ udrs: 7, grossNow: "55.00", grossTried: "51.00" });
    expect(result.lines).toMatchObject([
      { rate: "movies", level: null, udrs: 4 },
      { rate: "movies", level: 1, udrs: 3 },
    ]);
    const { result: later } = await opened.finished({ revision, from: "2026-03-03" });
    // Maria's first film was the day before.
    expect(later.total).toMatchObject({ udrs: 5, grossNow: "40.00", grossTried: "34.00" });
  } finally {
    await database.update(pricePlanDraft).set({ document }).where(eq(pricePlanDraft.draftId, draftId));
  }
});

test("discounts are taken from both sides: those in force that somebody may have, and what an agent gave", async () => {
  const asked = { code: "HALF", revision: 1, effective: { kind: "onApproval" as const }, note: "To try" };
  const document = discountDocument.parse({
    format: "ratewright/discount@1",
    code: "HALF",
    application: "auto",
    kind: "percentage",
    value: "50",
    timeZone: "Europe/Nicosia",
  });
  await done(createDiscount(opened.manager(), { code: "HALF", name: "Half", description: null, application: "auto", document }));
  const { requestId, contentHash } = await done(submitDiscount(opened.manager(), asked));
  const approver = opened.desk.as("pricingApprover", LATER);
  await done(decideDiscount(approver, { requestId, contentHash, verdict: { decision: "approved", note: "" } }));
  const { result } = await opened.finished();
  expect(result.total).toMatchObject({ grossNow: "27.50", grossTried: "31.50" });

  const { owner } = opened.desk.test;
  const gross = async () => {
    const { grossNow, grossTried } = (await opened.finished()).result.total;
    return [grossNow, grossTried];
  };
  // The hotel agreed on none: its three nights at 5.00 stay.
  const hotel = sql`select shard, account_id from account where name like '%Hotel%'`;
  await owner.execute(sql`insert into pricing_agreement_version (shard, account_id, version_id, version, document, document_hash, effective_at,
      requested_by, requested_at, decided_by, decided_at, note)
    select shard, account_id, 99, 99, '{"pricePlan": null, "discounts": {"only": []}, "validTo": null}', repeat('0', 64), '2026-03-10', 1, '2025-12-01', 2,
      '2025-12-01', '' from (${hotel}) hotel`);
  expect(await gross()).toEqual(["35.00", "39.00"]);
  // Additive discounts are for flexible terms: Maria's three films cost what they cost.
  await owner.execute(sql`update billing_term_scheme set flexible = false where classification = 'normal'`);
  expect(await gross()).toEqual(["50.00", "57.00"]);
  // What an agent gave with Nikos's film is given under both.
  await owner.execute(sql`update udr set ad_hoc_discounts = '[{"code": "GIFT", "version": 1, "kind": "amount", "value": "1"}]'
    where used_from = ${instantToString(atNicosia("23:30", 4))}`);
  expect(await gross()).toEqual(["49.00", "56.00"]);
  // The hotel's SIMs share a film a month: two of three nights are paid for.
  const allowance = { code: "FREE", name: "A film", quantity: "1", unit: "FILM", for: { product: "LOTR1" }, renew: "cycle" };
  const terms = { pricePlan: null, discounts: { only: [] }, limits: null, creditLimit: null, committed: null, validTo: null };
  const agreed = {
    format: "ratewright/agreement@1",
    account: "A-10005",
    timeZone: "Europe/Nicosia",
    ...terms,
    allowances: [allowance],
  };
  await owner.execute(sql`insert into pricing_agreement_version (shard, account_id, version_id, version, document, document_hash, effective_at,
      requested_by, requested_at, decided_by, decided_at, note)
    select shard, account_id, 100, 100, ${JSON.stringify(agreed)}::text::jsonb, repeat('0', 64), '2026-03-11', 1, '2025-12-01', 2, '2025-12-01', ''
    from (${hotel}) hotel`);
  expect(await gross()).toEqual(["44.00", "51.00"]);
});
