import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm, topUp, udrOf } from "#db/testing/aluxsat-desk.ts";
import { countingDesk } from "#db/testing/counting-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { publishPlan } from "#db/testing/published-plan.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { openDraft } from "../price-plan/open-draft.ts";
import { getUdrExplanation } from "./get-udr-explanation.ts";
import { listWhatIfChoices } from "./list-what-if-choices.ts";
import { priceUdrUnder } from "./price-udr-under.ts";

const EVENING = atNicosia("20:00");
const NIGHT = instantToString(atNicosia("02:14"));

let desk: AluxsatDesk;
let udrId: number;
beforeAll(async () => {
  desk = await openAluxsatDesk();
  udrId = await orderFilm({ desk, customer: "eleni" }, EVENING);
  await publishPlan(desk.test, { code: "NINE", kind: "group", versions: [{ price: "9.00", effectiveAt: atNicosia("00:00", 1) }] });
  await publishPlan(desk.test, {
    ...{ code: "DOLLARS", kind: "group", currency: "USD" },
    versions: [{ price: "7.00", effectiveAt: atNicosia("00:00", 1) }],
  });
  const [row] = await desk.test.owner.execute<{ id: string }>(sql`select price_plan_id::text as id from price_plan where code = 'GLOBAL'`);
  await done(openDraft(desk.as("pricingManager", EVENING), { pricePlanId: Number.parseInt(row?.id ?? "", 10) }));
});
afterAll(() => desk.close());

const care = () => desk.as("careAgent", EVENING);
const under = (plan: string, version: string) => priceUdrUnder(care(), { udrId, plan, version });

describe("what a UDR would cost", () => {
  test("at another time, by the version of that time", async () => {
    const answer = await done(priceUdrUnder(care(), { udrId, at: NIGHT }));
    expect(answer).toMatchObject({ from: NIGHT, gross: "5.00", difference: "-5.00", currency: "EUR", version: "1" });
    expect(answer.price.headline).toContain("€5.00");
  });

  test("under another plan, the same version, and a draft as it stands", async () => {
    expect(await done(under("NINE", "1"))).toMatchObject({ planName: "NINE prices", version: "1", gross: "9.00", difference: "-1.00" });
    expect(await done(under("GLOBAL", "1"))).toMatchObject({ gross: "10.00", difference: "0.00" });
    expect(await done(under("GLOBAL", "draft"))).toMatchObject({ version: "draft", gross: "10.00" });
  });

  test("is what it costs where nothing differs, to the sentence", async () => {
    const { price } = await udrOf(care(), udrId);
    expect((await done(priceUdrUnder(care(), { udrId }))).price).toEqual(price);
  });

  test("writes nothing", async () => {
    const facts = () =>
      desk.test.owner.execute(sql`select (select count(*) from rbi) as rbis, (select count(*) from udr_revision) as revisions,
        (select count(*) from audit_entry) as audit, (select count(*) from rate_counter) as counters`);
    const before = await facts();
    await done(under("NINE", "1"));
    expect(await facts()).toEqual(before);
  });

  test("is refused where no such price may be asked about", async () => {
    expect(await codeOf(under("NINE", "2"))).toBe("NOT_FOUND");
    expect(await codeOf(under("DOLLARS", "1"))).toBe("NOT_FOUND");
    expect(await codeOf(priceUdrUnder(desk.as("callCentreAgent", EVENING), { udrId, plan: "GLOBAL", version: "draft" }))).toBe("NOT_FOUND");
    expect(await codeOf(priceUdrUnder(care(), { udrId: 999_999 }))).toBe("NOT_FOUND");
    const sport = await orderFilm({ desk, customer: "eleni" }, EVENING, "SERENDIPITY");
    await desk.test.owner.execute(sql`update udr set rating = 'elsewhere', imported_gross = 3, imported_tax = 0 where udr_id = ${sport}`);
    expect(await codeOf(priceUdrUnder(care(), { udrId: sport, at: NIGHT }))).toBe("PRICED_ELSEWHERE");
    expect(await done(listWhatIfChoices(care(), sport))).toEqual([]);
  });
});

describe("what may be chosen", () => {
  test("the subscription's own plans first, with what priced it; drafts for who may see them; no other currency", async () => {
    const choices = await done(listWhatIfChoices(care(), udrId));
    expect(choices.map(({ plan, version, state, isCurrent, isOwn }) => [plan, version, state, isCurrent, isOwn])).toEqual([
      ["GLOBAL", "draft", "draft", false, true],
      ["GLOBAL", "1", "live", true, true],
      ["NINE", "1", "live", false, false],
    ]);
    const seller = await done(listWhatIfChoices(desk.as("callCentreAgent", EVENING), udrId));
    expect(seller.some(({ version }) => version === "draft")).toBe(false);
  });
});

describe("usage that counts together", () => {
  test("is asked about on top of what counted before it, and not on top of itself", async () => {
    const counting = countingDesk(desk);
    const customer = await counting.newCustomer();
    await counting.publishFor([customer]);
    await counting.order(customer, "8", { at: EVENING });
    const { udrId: second } = await counting.order(customer, "5", { at: EVENING });
    await counting.order(customer, "4", { at: EVENING });
    const { live, price } = await udrOf(care(), second);
    const [current] = (await done(listWhatIfChoices(care(), second))).filter(({ isCurrent }) => isCurrent);
    const again = await done(priceUdrUnder(care(), { udrId: second, plan: current?.plan, version: current?.version }));
    expect(again).toMatchObject({ gross: live?.gross, difference: "0.00", price: { headline: price?.headline } });
  });
});

describe("the page of a UDR", () => {
  test("names the version with who published it, and has the stored explanation", async () => {
    const { pricedBy } = await udrOf(care(), udrId);
    expect(pricedBy).toMatchObject({ plan: "GLOBAL", version: 1, publishedBy: expect.stringMatching(/\w/) });
    expect(await done(getUdrExplanation(care(), udrId))).toMatchObject({ format: "ratewright/explanation@2", result: { gross: "10.00" } });
    expect(await codeOf(getUdrExplanation(care(), 999_999))).toBe("NOT_FOUND");
  });

  test("shows what prepaid usage took from the wallet, with the balance after it", async () => {
    await topUp({ desk, customer: "nikos" }, "20.00", EVENING);
    const paid = await orderFilm({ desk, customer: "nikos" }, EVENING);
    const { walletMoves } = await udrOf(care(), paid);
    expect(walletMoves).toMatchObject([{ amount: "-10.00", balanceAfter: "10.00", debtAfter: "0.00", by: expect.stringMatching(/\w/) }]);
    expect((await udrOf(care(), udrId)).walletMoves).toEqual([]);
  });
});
