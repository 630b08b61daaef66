import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, billAll, correct, later, openAluxsatDesk, topUp, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import type { ServiceActor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import { addServiceUsage } from "./add-service-usage.ts";
import { listGivableDiscounts } from "./list-givable-discounts.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;

const NOON = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

type Wish = {
  readonly customer?: CustomerName;
  readonly discounts?: readonly AskedDiscount[];
  readonly product?: string;
  readonly approvalNote?: string;
};

const wish = ({ customer = "eleni", discounts = [{ code: "GOODWILL", value: "20" }], product = "LOTR1", approvalNote }: Wish = {}) => ({
  subscriptionId: desk.seeded.customers[customer].subscriptionId,
  product,
  quantity: "1",
  metadata: {},
  discounts: [...discounts],
  ...(approvalNote === undefined ? {} : { approvalNote }),
});

const chloe = (at: Instant) => desk.as("callCentreAgent", at);

async function done<Value>(promise: Promise<Result<Value, Refusal>>): Promise<Value> {
  const result = await promise;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function refusal(promise: Promise<Result<unknown, Refusal>>): Promise<string> {
  const result = await promise;
  return result.ok ? "not refused" : `${result.refusal.code} ${result.refusal.path ?? ""}: ${refusalSentence(result.refusal)}`;
}

const order = (at: Instant, some: Wish = {}): Promise<OrderView> => done(addServiceUsage(chloe(at), wish(some)));

type Posted = { readonly kind: string; readonly gross: string; readonly applied: unknown };

const postedOf = async (udrId: number): Promise<readonly Posted[]> => [
  ...(await desk.test.owner.execute<Posted>(
    sql`select kind, trim_scale(gross)::text as gross, explanation->'discounts'->'applied' as applied
        from rbi where udr_id = ${udrId} order by seq`,
  )),
];

const grosses = async (udrId: number) => (await postedOf(udrId)).map(({ gross }) => gross);

const TOOK = [{ code: "GOODWILL", version: 1, kind: "percentage", value: "20", level: null, took: "2", left: null }];

describe("a discount that an agent gives with an order", () => {
  test("is the same in the quote, the order, the re-rating and the bill", async () => {
    const quote = await done(quoteServiceUsage(chloe(NOON), wish()));
    expect(quote).toMatchObject({ gross: "8.00", discounts: ["GOODWILL 20 %"], withApproval: null });
    expect(quote.price.headline).toBe("€8.00 = 1 transaction × €10.00 − €2.00 (20 % GOODWILL).");
    const ordered = await order(NOON);
    expect(ordered).toMatchObject({
      gross: "8.00",
      discounts: [{ code: "GOODWILL", version: 1, kind: "percentage", value: "20" }],
      approval: null,
    });
    expect(ordered.price).toEqual(quote.price);
    expect(await postedOf(ordered.udrId)).toMatchObject([{ kind: "charge", gross: "8", applied: TOOK }]);

    const emil = desk.as("careLead", later(NOON, 1));
    const udr = await udrOf(emil, ordered.udrId);
    expect(udr.discounts.map(({ words }) => words)).toEqual(["GOODWILL 20 %"]);
    // Something else is put right: what was given stays, and the price with it.
    const adjusted = await done(correct(emil, adjustOf(udr, { billingEffectiveAt: "2026-03-03T08:00:00.000Z" })));
    expect(adjusted.preview.price?.headline).toBe(quote.price.headline);
    await billAll({ desk, customer: "eleni" }, later(NOON, 2));
    const posted = await postedOf(ordered.udrId);
    expect(posted.map(({ gross }) => gross)).toEqual(["8", "-8", "8"]);
    expect(posted[2]?.applied).toEqual(TOOK);
    const [row] = await desk.test.owner.execute(sql`select ad_hoc_discounts from service_order where order_id = ${ordered.orderId}`);
    expect(row?.ad_hoc_discounts).toEqual([{ code: "GOODWILL", version: 1, kind: "percentage", value: "20" }]);
  });

  test("is paid by a wallet as it is quoted", async () => {
    await topUp({ desk, customer: "nikos" }, "30.00", NOON);
    const ordered = await order(NOON, { customer: "nikos" });
    expect(ordered).toMatchObject({ gross: "8.00" });
    expect(ordered.walletBalance).not.toBeNull();
  });

  test.each<[string, Wish, string]>([
    [
      "beyond its range",
      { discounts: [{ code: "GOODWILL", value: "51" }] },
      "DISCOUNT_OUT_OF_RANGE discounts.0.value: Choose a value from 5 to 50 %.",
    ],
    [
      "that is none of those",
      { discounts: [{ code: "VIP-10" }] },
      "DISCOUNT_NOT_POSSIBLE discounts.0.code: VIP-10 cannot be given. There is no such discount that agents give.",
    ],
    [
      "beyond what agents give, without saying why",
      { discounts: [{ code: "GOODWILL", value: "25.5" }] },
      "APPROVAL_NOTE_MISSING approvalNote: Say why. Who approves the discount reads it.",
    ],
  ])("is refused %s", async (_, some, words) => {
    expect(await refusal(addServiceUsage(chloe(NOON), wish(some)))).toBe(words);
  });

  test("is refused under terms that are not flexible, and the list says so", async () => {
    const { subscriptionId } = desk.seeded.customers.eleni;
    const scheme = sql`select billing_term_scheme_id from subscription where subscription_id = ${subscriptionId}`;
    await desk.test.owner.execute(sql`update billing_term_scheme set flexible = false where billing_term_scheme_id = (${scheme})`);
    try {
      expect(await refusal(quoteServiceUsage(chloe(NOON), wish()))).toContain("take no discounts");
      const [goodwill] = await done(listGivableDiscounts(chloe(NOON), { subscriptionId, product: "LOTR1", metadata: {} }));
      expect(goodwill?.problem).toContain("take no discounts");
    } finally {
      await desk.test.owner.execute(sql`update billing_term_scheme set flexible = true`);
    }
  });

  test("is offered with its limits", async () => {
    const { subscriptionId } = desk.seeded.customers.eleni;
    expect(await done(listGivableDiscounts(chloe(NOON), { subscriptionId, product: "LOTR1", metadata: {} }))).toEqual([
      {
        code: "GOODWILL",
        name: "Goodwill",
        problem: null,
        terms: { value: "10", unit: "%", range: { from: "5", to: "50" }, approvalAbove: "25" },
      },
    ]);
  });

  test("cannot be asked for by a program where it needs an approval", async () => {
    const program: ServiceActor = { kind: "service", serviceAccountId: 1, name: "Decoders", role: "decoder", sourceCode: "DECODER" };
    const decoder = { ...chloe(NOON), actor: program };
    const beyond = wish({ discounts: [{ code: "GOODWILL", value: "30" }], approvalNote: "Please" });
    expect(await refusal(addServiceUsage(decoder, beyond))).toBe(
      "DISCOUNT_NEEDS_APPROVAL discounts: GOODWILL above 25 % needs the approval of a second person, which cannot be asked for here. Give at most 25 %.",
    );
    expect(await done(addServiceUsage(decoder, wish()))).toMatchObject({ gross: "8.00" });
  });

  test("stays what it was, whatever becomes of the discount", async () => {
    const ordered = await order(later(NOON, 10));
    await desk.test.owner.execute(sql`update additive_discount set archived_at = now() where code = 'GOODWILL'`);
    try {
      expect(await refusal(quoteServiceUsage(chloe(NOON), wish()))).toContain("It is archived.");
      const emil = desk.as("careLead", later(NOON, 11));
      const udr = await udrOf(emil, ordered.udrId);
      await done(correct(emil, adjustOf(udr, { from: "2026-03-03T00:30:00.000Z" })));
      expect((await grosses(ordered.udrId)).at(-1)).toBe("4");
    } finally {
      await desk.test.owner.execute(sql`update additive_discount set archived_at = null where code = 'GOODWILL'`);
    }
  });
});

describe("an Adjust", () => {
  test("gives a part back without falsifying the usage, and takes the gift away again", async () => {
    const { udrId } = await order(later(NOON, 20), { discounts: [] });
    await billAll({ desk, customer: "eleni" }, later(NOON, 21));
    const emil = desk.as("careLead", later(NOON, 22));
    const given = await done(correct(emil, adjustOf(await udrOf(emil, udrId), { discounts: [{ code: "GOODWILL", value: "20" }] })));
    expect(given.preview.net).toBe("-2.00");
    expect(given.preview.fields).toEqual([{ field: "discounts", label: "Discounts", kind: "text", before: null, after: "GOODWILL 20 %" }]);
    expect(given.done.net).toBe(given.preview.net);
    expect(await grosses(udrId)).toEqual(["10", "-10", "8"]);

    const taken = await done(correct(emil, adjustOf(await udrOf(emil, udrId), { discounts: [] })));
    expect(taken.preview.net).toBe("2.00");
    const after = await udrOf(emil, udrId);
    expect(after.discounts).toEqual([]);
    expect(after.revisions.map(({ changes }) => changes.map(({ before, after: then }) => `${before} → ${then}`))).toEqual([
      ["GOODWILL 20 % → null"],
      ["null → GOODWILL 20 %"],
    ]);
  });

  test("is refused what needs an approval, what is out of range, and what is the same as before", async () => {
    const { udrId } = await order(later(NOON, 30));
    const emil = desk.as("careLead", later(NOON, 31));
    const udr = await udrOf(emil, udrId);
    const tried = (value: string) => refusal(correct(emil, adjustOf(udr, { discounts: [{ code: "GOODWILL", value }] })));
    // What needs an approval is asked about (adjust-and-ask.test.ts), and nobody is asked without a word.
    expect(await tried("26")).toContain("APPROVAL_NOTE_MISSING reasonText");
    expect(await tried("4")).toBe("DISCOUNT_OUT_OF_RANGE discounts.0.value: Choose a value from 5 to 50 %.");
    expect(await tried("20.0")).toBe("USAGE_UNCHANGED : Nothing differs from what is recorded.");
  });

  test("keeps to the agent's credit limit", async () => {
    const { udrId } = await order(later(NOON, 40), { discounts: [] });
    await billAll({ desk, customer: "eleni" }, later(NOON, 41));
    const daphne = desk.as("careAgent", later(NOON, 42));
    await desk.test.owner.execute(sql`update credit_limit set per_action = 1 where role = 'careAgent'`);
    const change = adjustOf(await udrOf(daphne, udrId), { discounts: [{ code: "GOODWILL", value: "20" }] });
    expect(await refusal(correct(daphne, change))).toContain("APPROVAL_REQUIRED");
  });
});
