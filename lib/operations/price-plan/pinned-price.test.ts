import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceVersionPin } from "#db/schema/account.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { publishPlan } from "#db/testing/published-plan.ts";
import type { PinChange } from "#lib/domain/price-plan/pin-schema.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { changeVersionPin } from "./change-version-pin.ts";

const NOW = atNicosia("12:00");
const END = atNicosia("00:00", 20);

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const plan = await publishPlan(desk.test, {
    code: "VIP",
    kind: "group",
    versions: [
      { price: "7.00", effectiveAt: atNicosia("00:00", 1) },
      { price: "8.00", effectiveAt: atNicosia("00:00", 2) },
    ],
  });
  await desk.test.owner.execute(sql`update account_classification set price_plan_id = ${plan.pricePlanId}`);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.test.owner.delete(priceVersionPin);
});

const eleni = () => desk.seeded.customers.eleni;
const wish = () => ({ subscriptionId: eleni().subscriptionId, product: "LOTR1", quantity: "1", metadata: {} });

async function pin(changes: Partial<Extract<PinChange, { change: "pin" }>> = {}, at: Instant = NOW): Promise<number> {
  const account = eleni().accountNumber;
  const kept = { change: "pin", account, subscription: null, version: 1, from: null, to: END, reason: "Promised.", ...changes } as const;
  return (await done(changeVersionPin(desk.as("pricingManager", at), { code: "VIP", pin: kept, seen: null }))).pinId;
}

const reasonsOf = (price: { readonly reasons: readonly { readonly kind: string; readonly text: string }[] } | null) =>
  (price?.reasons ?? []).filter(({ kind }) => kind === "plan").map(({ text }) => text);

const PLAN = /^Plan .+, version 1\.$/;
const KEEPS = expect.stringMatching(
  /^Priced by version 1, which every subscription of this account keeps until 20 March 2026 \(pinned by .+: Promised\)\.$/,
);

describe("why this price", () => {
  test("names the pin in the quote, the order, the UDR and the preview of its Adjust, and nobody else's", async () => {
    await pin();
    const chloe = desk.as("callCentreAgent", later(NOW, 1));
    const quote = await done(quoteServiceUsage(chloe, wish()));
    expect(quote.gross).toBe("7.00");
    expect(reasonsOf(quote.price)).toEqual([expect.stringMatching(PLAN), KEEPS]);
    const order = await done(addServiceUsage(chloe, wish()));
    expect(order.price).toEqual(quote.price);
    const emil = desk.as("careLead", later(NOW, 2));
    const udr = await udrOf(emil, order.udrId);
    expect(udr.price).toEqual(quote.price);
    const { preview } = await done(correct(emil, adjustOf(udr, { quantity: "2" })));
    expect(reasonsOf(preview.price)).toEqual([expect.stringMatching(PLAN), KEEPS]);
    const other = await done(quoteServiceUsage(chloe, { ...wish(), subscriptionId: desk.seeded.customers.hotel.subscriptionId }));
    expect(reasonsOf(other.price)).toHaveLength(1);
  });

  test("says that it was kept once the pin has ended; what is used after it is not priced by it", async () => {
    const pinId = await pin();
    const order = await done(addServiceUsage(desk.as("callCentreAgent", later(NOW, 3)), wish()));
    const end = { change: "end", account: eleni().accountNumber, pinId } as const;
    await done(changeVersionPin(desk.as("pricingManager", later(NOW, 4)), { code: "VIP", pin: end, seen: null }));
    const [, sentence] = reasonsOf((await udrOf(desk.as("careLead", later(NOW, 5)), order.udrId)).price);
    expect(sentence).toMatch(/^Priced by version 1, which every subscription of this account kept until 3 March 2026, 12:04 /);
    const after = await done(quoteServiceUsage(desk.as("callCentreAgent", later(NOW, 5)), wish()));
    expect([after.gross, reasonsOf(after.price).length]).toEqual(["8.00", 1]);
  });

  test("does not name a pin that has ended where its version prices anyway", async () => {
    await pin({ version: 2, to: later(NOW, 10) });
    const sentences = async (minutes: number) =>
      reasonsOf((await done(quoteServiceUsage(desk.as("callCentreAgent", later(NOW, minutes)), wish()))).price).length;
    expect([await sentences(9), await sentences(10)]).toEqual([2, 1]);
  });

  test("names the subscription's own pin before its account's, and none that has another version", async () => {
    await pin({ version: 2 });
    await pin({ subscription: eleni().subscriptionNumber, version: 1, to: null });
    const quote = await done(quoteServiceUsage(desk.as("callCentreAgent", later(NOW, 1)), wish()));
    expect(reasonsOf(quote.price)[1]).toMatch(/^Priced by version 1, which this subscription keeps \(pinned by .+: Promised\)\.$/);
  });
});
