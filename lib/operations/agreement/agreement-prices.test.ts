import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agreementLimitsOf } from "#db/queries/pricing-agreements.ts";
import { agreementDesk, flatRate } from "#db/testing/agreement-desk.ts";
import { type AluxsatDesk, atNicosia, billAll, correct, later, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { discountDocument } from "#lib/domain/discount/discount-document.ts";
import { micros } from "#lib/kernel/money.ts";
import { createDiscount } from "../discount/create-discount.ts";
import { decideDiscount } from "../discount/decide-discount.ts";
import { submitDiscount } from "../discount/submit-discount.ts";
import { getDesk } from "../ordering/get-desk.ts";
import { getAgreementImpact } from "./get-agreement-impact.ts";
import { saveAgreementDraft } from "./save-agreement-draft.ts";
import { submitAgreement } from "./submit-agreement.ts";

let desk: AluxsatDesk;
let office: ReturnType<typeof agreementDesk>;

const NOON = atNicosia("12:00");
const FOUNDED = atNicosia("00:00", 1);
const TYPE = { productType: "PPV-MOVIE" } as const;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  office = agreementDesk(desk);
});
afterAll(() => desk.close());
beforeEach(() => office.reset());

const hotels = (amount = "7.00") => office.publish({ code: "HOTELS", rates: [flatRate(TYPE, amount)], effectiveAt: FOUNDED });

const put = async (table: "subscription" | "account_classification", plan: number) => {
  await desk.test.owner.execute(sql`update ${sql.identifier(table)} set price_plan_id = ${plan}`);
};

describe("precedence", () => {
  test("the agreement's rate for a type beats what Global has for the very product", async () => {
    const product = flatRate({ product: "LOTR1" }, "2.00");
    const { pricePlanId } = desk.seeded.plan;
    await office.publish({ code: "GLOBAL", rates: [product], effectiveAt: FOUNDED }, { pricePlanId, version: 2 });
    expect(await office.priceAt(later(NOON, 1))).toBe("2.00 GLOBAL");
    await hotels();
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    expect(await office.priceAt(later(NOON, 1))).toBe("7.00 HOTELS");
  });

  test("the agreement is asked before the subscription, and that before the group", async () => {
    await hotels();
    const own = { kind: "subscription", effectiveAt: FOUNDED } as const;
    await put("account_classification", await office.publish({ ...own, code: "GROUP", kind: "group", rates: [flatRate(TYPE, "3.00")] }));
    expect(await office.priceAt(later(NOON, 1))).toBe("3.00 GROUP");
    await put("subscription", await office.publish({ ...own, code: "OWN", rates: [flatRate(TYPE, "4.00")] }));
    expect(await office.priceAt(later(NOON, 1))).toBe("4.00 OWN");
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    expect(await office.priceAt(later(NOON, 1))).toBe("7.00 HOTELS");
  });

  test("where the agreed plan has no line the next one decides", async () => {
    await office.publish({ code: "OTHER", rates: [flatRate({ product: "NO-SUCH-FILM" }, "1.00")], effectiveAt: FOUNDED });
    await office.agreed(office.agreement({ pricePlan: "OTHER" }), NOON);
    expect(await office.priceAt(later(NOON, 1))).toBe("10.00 GLOBAL");
  });

  test("a plan in another currency refuses, and never gives way to the next", async () => {
    await hotels();
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    await desk.test.owner.execute(sql`update account set currency = 'USD'`);
    expect(await office.priceAt(later(NOON, 1))).toBe("CURRENCY_MISMATCH");
  });

  test("nobody else is priced by it", async () => {
    await hotels();
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    const udrId = await orderFilm({ desk, customer: "maria" }, later(NOON, 1));
    expect(await office.postedOf(udrId)).toEqual(["10.00"]);
  });
});

describe("from when to when", () => {
  test("before it holds, while it holds, and after its end", async () => {
    await hotels();
    await office.agreed(office.agreement({ pricePlan: "HOTELS", validTo: "2026-03-05" }), NOON, "2026-03-04T00:00");
    expect(await office.priceAt(atNicosia("23:59"))).toBe("10.00 GLOBAL");
    expect(await office.priceAt(atNicosia("00:00", 4))).toBe("7.00 HOTELS");
    expect(await office.priceAt(atNicosia("23:59", 4))).toBe("7.00 HOTELS");
    expect(await office.priceAt(atNicosia("00:00", 5))).toBe("10.00 GLOBAL");
  });

  test("an earlier version does not come back when the one after it ends", async () => {
    await hotels();
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    await office.agreed(office.agreement({ pricePlan: "HOTELS", validTo: "2026-03-05" }), later(NOON, 60));
    expect(await office.priceAt(atNicosia("12:30"))).toBe("7.00 HOTELS");
    expect(await office.priceAt(atNicosia("12:00", 5))).toBe("10.00 GLOBAL");
  });

  test("what was used before it is rated again as it was, also by a correction after it", async () => {
    await hotels();
    const story = { desk, customer: "hotel" } as const;
    const before = await orderFilm(story, atNicosia("11:00"));
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    const during = await orderFilm(story, later(NOON, 1));
    await billAll(story, later(NOON, 2));
    const care = desk.as("careLead", later(NOON, 3));
    for (const [udrId, posted] of [
      [before, ["10.00", "-10.00", "-10.00"]],
      [during, ["7.00", "-7.00", "-7.00"]],
    ] as const) {
      const { revision } = await udrOf(care, udrId);
      expect(await codeOf(correct(care, { action: "setCreditable", udrId, expectedRevision: revision }))).toBe("ok");
      expect(await office.postedOf(udrId)).toEqual(posted);
    }
  });
});

describe("discounts", () => {
  const publishDiscount = async (code: string, value: string) => {
    const shared = { format: "ratewright/discount@1", application: "auto", kind: "percentage", timeZone: "Europe/Nicosia" } as const;
    const document = discountDocument.parse({ ...shared, code, value });
    await done(createDiscount(office.anna(FOUNDED), { code, name: code, description: null, application: "auto", document }));
    const asked = { code, revision: 1, effective: { kind: "onApproval" as const }, note: "Loyalty" };
    const { requestId, contentHash } = await done(submitDiscount(office.anna(FOUNDED), asked));
    await done(decideDiscount(office.boris(FOUNDED), { requestId, contentHash, verdict: { decision: "approved", note: "" } }));
  };

  test("only those that are agreed on apply, from the instant that it holds", async () => {
    await publishDiscount("TEN", "10");
    await publishDiscount("HALF", "50");
    expect(await office.priceAt(later(NOON, -1))).toBe("4.00 GLOBAL");
    await office.agreed(office.agreement({ discounts: { only: ["TEN"] } }), NOON);
    expect(await office.priceAt(later(NOON, 1))).toBe("9.00 GLOBAL");
    expect(await office.priceAt(later(NOON, -1))).toBe("4.00 GLOBAL");
    await office.agreed(office.agreement({ discounts: { only: [] } }), later(NOON, 10));
    expect(await office.priceAt(later(NOON, 11))).toBe("10.00 GLOBAL");
    await office.agreed(office.agreement(), later(NOON, 20));
    expect(await office.priceAt(later(NOON, 21))).toBe("4.00 GLOBAL");
  });
});

describe("beside the price", () => {
  test("its limits and credit limit are told as they hold at an instant", async () => {
    const limits = {
      limits: [{ for: null, measure: "amount" as const, per: "day" as const, most: "20" }],
      toleratedOverrunPercent: "10",
      blocksBeyondCreditLimit: true,
      blocksWithoutLimit: false,
    };
    const of = (at: typeof NOON) => agreementLimitsOf(desk.test.database, office.hotel, at);
    await office.agreed(office.agreement({ limits, creditLimit: "250.00", validTo: "2026-03-05" }), NOON);
    expect(await of(later(NOON, -1))).toBeNull();
    expect(await of(later(NOON, 1))).toEqual({ limits, creditLimit: micros("250") });
    expect(await of(atNicosia("00:00", 5))).toBeNull();
  });

  test("the desk shows that there is one", async () => {
    const seen = async (at: typeof NOON) =>
      (await done(getDesk(desk.as("callCentreAgent", at), office.hotel.subscriptionNumber))).hasAgreement;
    await office.agreed(office.agreement({ creditLimit: "250.00" }), NOON);
    expect(await seen(later(NOON, -1))).toBe(false);
    expect(await seen(later(NOON, 1))).toBe(true);
  });

  test("a draft tells what it would do to the latest usage, and stores nothing", async () => {
    await hotels();
    await orderFilm({ desk, customer: "hotel" }, atNicosia("10:00"));
    const document = office.agreement({ pricePlan: "HOTELS" });
    await done(saveAgreementDraft(office.anna(NOON), { account: office.hotel.accountNumber, revision: null, document }));
    const rbis = () => desk.test.owner.execute(sql`select rbi_id from rbi`);
    const before = await rbis();
    const impact = await getAgreementImpact(office.boris(NOON), office.hotel.accountNumber);
    expect(impact?.rows[0]).toMatchObject({
      now: { gross: "10.00", plan: "Global price plan" },
      agreed: { gross: "7.00", plan: "HOTELS prices" },
    });
    expect(await rbis()).toEqual(before);
  });

  test("a plan in another currency never goes to review", async () => {
    await office.publish({ code: "DOLLARS", currency: "USD", rates: [flatRate(TYPE, "7.00")], effectiveAt: FOUNDED });
    const account = office.hotel.accountNumber;
    await done(saveAgreementDraft(office.anna(NOON), { account, revision: null, document: office.agreement({ pricePlan: "DOLLARS" }) }));
    const asked = { account, revision: 1, effective: { kind: "onApproval" as const }, note: "As signed" };
    expect(await codeOf(submitAgreement(office.anna(NOON), asked))).toBe("CURRENCY_MISMATCH");
  });
});
