import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lockAccountLimits } from "#db/queries/usage-limits.ts";
import { pricingAgreement, pricingAgreementVersion } from "#db/schema/pricing-agreement.ts";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, billAll, correct, later, openAluxsatDesk, topUp } from "#db/testing/aluxsat-desk.ts";
import { withTransaction } from "#db/tx.ts";
import type { AccountLimitsBody } from "#lib/domain/account/limits-schema.ts";
import { NO_LIMITS } from "#lib/domain/account/limits-view.ts";
import type { UsageLimit, UsageLimits } from "#lib/domain/account/usage-limits-schema.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { getAccountLimits, getAllowance } from "../account/get-account-limits.ts";
import { saveAccountLimits } from "../account/save-account-limits.ts";
import { addServiceUsage } from "./add-service-usage.ts";
import { listOrderableServices } from "./list-orderable-services.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;
beforeEach(async () => {
  desk = await openAluxsatDesk();
});
afterEach(() => desk.close());

const EVENING = atNicosia("20:00");
const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));
const FILMS = { family: "PPV" } as const;

async function allow(customer: CustomerName, limits: readonly Partial<UsageLimit>[], rest: Partial<AccountLimitsBody> = {}) {
  const { accountNumber: code } = desk.seeded.customers[customer];
  const lead = desk.as("careLead", EVENING);
  const stored = await getAccountLimits(lead, code);
  const revision = stored.ok ? stored.value.revision : null;
  const set = limits.map((limit): UsageLimit => ({ for: FILMS, measure: "amount", per: "day", most: "20", ...limit }));
  const saved = await saveAccountLimits(lead, { code, revision, creditLimit: null, ...NO_LIMITS, limits: set, ...rest });
  expect(saved).toMatchObject({ ok: true });
}

type Wish = { readonly customer?: CustomerName; readonly subscriptionId?: number; readonly product?: string; readonly quantity?: string };

const inputOf = ({ customer = "eleni", product = "LOTR1", quantity = "1", subscriptionId }: Wish) => ({
  subscriptionId: subscriptionId ?? desk.seeded.customers[customer].subscriptionId,
  product,
  quantity,
  metadata: {},
});

/** Orders, after a quote that must say the same. */
async function order(wish: Wish = {}, at: Instant = EVENING): Promise<string> {
  const quoted = await quoteServiceUsage(desk.as("callCentreAgent", at), inputOf(wish));
  const result = await addServiceUsage(desk.as("callCentreAgent", at), inputOf(wish));
  const sentence = result.ok ? "ok" : refusalSentence(result.refusal);
  if (!quoted.ok) expect(refusalSentence(quoted.refusal)).toBe(sentence);
  else expect(result.ok || result.refusal.code === "WALLET_INSUFFICIENT_FUNDS").toBe(true);
  return result.ok ? "ok" : result.refusal.code;
}

describe("a limit of an amount", () => {
  test("of one order", async () => {
    await allow("eleni", [{ per: "transaction", most: "10" }]);
    expect(await order({ quantity: "2" })).toBe("USAGE_LIMIT_REACHED");
    expect(await order()).toBe("ok");
    expect(await order()).toBe("ok");
  });

  test("of a local day, half-open", async () => {
    await allow("eleni", [{ most: "20" }]);
    expect(await order({}, atNicosia("23:59", 2))).toBe("ok");
    expect(await order({}, atNicosia("00:00"))).toBe("ok");
    expect(await order({}, atNicosia("20:00"))).toBe("ok");
    expect(await order({}, atNicosia("23:59"))).toBe("USAGE_LIMIT_REACHED");
    expect(await order({}, atNicosia("00:00", 4))).toBe("ok");
  });

  test("of a billing cycle, billed meanwhile or not", async () => {
    await allow("eleni", [{ per: "cycle", most: "30" }]);
    for (const day of [5, 6]) expect(await order({}, atNicosia("20:00", day))).toBe("ok");
    await billAll({ desk, customer: "eleni" }, atNicosia("08:00", 7));
    expect(await order({}, atNicosia("20:00", 7))).toBe("ok");
    expect(await order({}, atNicosia("20:00", 8))).toBe("USAGE_LIMIT_REACHED");
    expect(await order({}, atNicosia("20:00", 36))).toBe("ok");
  });

  test("may be overrun by what is tolerated, and no more", async () => {
    await allow("eleni", [{ most: "18.18" }], { toleratedOverrunPercent: "10" });
    expect(await order()).toBe("ok");
    expect(await order()).toBe("USAGE_LIMIT_REACHED");
    await allow("eleni", [{ most: "18.2" }], { toleratedOverrunPercent: "10" });
    expect(await order()).toBe("ok");
  });
});

describe("what counts", () => {
  test.each([
    ["a product", { product: "LOTR1" }, "LIMITLESS"],
    ["a type", { productType: "PPV-MOVIE" }, null],
    ["a family", FILMS, null],
  ] as const)("%s", async (_name, target, free) => {
    await allow("eleni", [{ for: target, measure: "quantity", most: "1" }]);
    expect(await order()).toBe("ok");
    expect(await order()).toBe("USAGE_LIMIT_REACHED");
    expect(await order({ product: "LIMITLESS" })).toBe(free === null ? "USAGE_LIMIT_REACHED" : "ok");
  });

  test("is not what was cancelled or credited, nor what a favour cost", async () => {
    const counted = [{ most: "10" }, { measure: "quantity", most: "1" }] as const;
    const orders = async () => (await rows("select udr_id::int as id from udr order by udr_id desc limit 1"))[0]?.["id"];
    const udr = async () => ({ udrId: Number(await orders()), expectedRevision: 1 });
    for (const action of ["cancel", "setCreditable", "cancel", "setNotToBeBilled"] as const) {
      // What a favour paid for was used all the same.
      await allow("eleni", action === "setNotToBeBilled" ? counted.slice(0, 1) : counted);
      expect(await order()).toBe("ok");
      expect(await order()).toBe("USAGE_LIMIT_REACHED");
      expect(await correct(desk.as("careLead", later(EVENING, 5)), { action, ...(await udr()) })).toMatchObject({ ok: true });
    }
    expect(await order()).toBe("ok");
  });

  test("is what all subscriptions of the account used, and nobody else's", async () => {
    const second = await secondSubscription();
    await allow("eleni", [{ most: "20" }]);
    expect(await order({ customer: "hotel" })).toBe("ok");
    expect(await order()).toBe("ok");
    expect(await order({ subscriptionId: second })).toBe("ok");
    expect(await order()).toBe("USAGE_LIMIT_REACHED");
    expect(await order({ subscriptionId: second })).toBe("USAGE_LIMIT_REACHED");
  });

  test("where no limit names it, nothing may be used", async () => {
    await allow("eleni", [{ for: { product: "LIMITLESS" } }], { blocksWithoutLimit: true });
    expect(await order()).toBe("USAGE_LIMIT_MISSING");
    expect(await order({ product: "LIMITLESS" })).toBe("ok");
  });
});

describe("a refusal", () => {
  test("names what is left and how many would fit, which then pass; a quote tells what is left after", async () => {
    await allow("eleni", [{ most: "35" }]);
    const refused = await quoteServiceUsage(desk.as("callCentreAgent", EVENING), inputOf({ quantity: "5" }));
    expect(!refused.ok && refusalSentence(refused.refusal)).toMatch(
      /^€35\.00 a day for Pay-per-view films: €0\.00 used, this order €50\.00; €35\.00 left until midnight\. An order of 3 would still fit\. Order less/,
    );
    expect(await order({ quantity: "3" })).toBe("ok");
    await allow("eleni", [{ most: "45" }]);
    const quoted = await quoteServiceUsage(desk.as("callCentreAgent", EVENING), inputOf({}));
    expect(quoted).toMatchObject({
      ok: true,
      value: { allowance: ["After this order €5.00 left until midnight, of €45.00 a day for Pay-per-view films"] },
    });
  });

  test("stands in the list of services", async () => {
    await allow("eleni", [{ for: { product: "LOTR1" }, measure: "quantity", most: "0" }]);
    const { subscriptionId } = desk.seeded.customers.eleni;
    const listed = await listOrderableServices(desk.as("callCentreAgent", EVENING), { subscriptionId, q: "" });
    if (!listed.ok) throw new Error(listed.refusal.code);
    expect(listed.value.available.map(({ product }) => product)).not.toContain("LOTR1");
    const film = listed.value.unavailable.find(({ product }) => product === "LOTR1");
    expect(film?.reasons.map(({ code }) => code)).toEqual(["USAGE_LIMIT_REACHED"]);
  });

  test("comes to a prepaid subscription, too, and takes nothing from its wallet", async () => {
    await allow("nikos", [{ measure: "quantity", per: "transaction", most: "1" }]);
    await topUp({ desk, customer: "nikos" }, "100.00", EVENING);
    expect(await order({ customer: "nikos", quantity: "2" })).toBe("USAGE_LIMIT_REACHED");
    expect(await order({ customer: "nikos" })).toBe("ok");
    expect(await rows("select balance::text from wallet")).toEqual([{ balance: "90.000000" }]);
  });
});

describe("the credit limit", () => {
  test("counts what is billed and what is not, exactly reached or not", async () => {
    await allow("eleni", [], { creditLimit: "30", blocksBeyondCreditLimit: true });
    expect(await order()).toBe("ok");
    await billAll({ desk, customer: "eleni" }, EVENING);
    expect(await order()).toBe("ok");
    expect(await order({ quantity: "2" })).toBe("CREDIT_LIMIT_REACHED");
    expect(await order()).toBe("ok");
    expect(await order()).toBe("CREDIT_LIMIT_REACHED");
    await allow("eleni", [], { creditLimit: "30", blocksBeyondCreditLimit: false });
    expect(await order()).toBe("ok");
  });

  test("is not used up by what a wallet pays", async () => {
    await allow("nikos", [], { creditLimit: "5", blocksBeyondCreditLimit: true });
    await topUp({ desk, customer: "nikos" }, "20.00", EVENING);
    expect(await order({ customer: "nikos" })).toBe("ok");
  });
});

describe("a pricing agreement", () => {
  test("limits beside the account, the stricter wins, and its credit limit stands in place of the account's", async () => {
    await allow("eleni", [{ most: "30" }], { creditLimit: "5" });
    await agree({ ...NO_LIMITS, limits: [{ for: null, measure: "amount", per: "day", most: "20" }], blocksBeyondCreditLimit: true }, "20");
    expect(await order({ quantity: "3" })).toBe("USAGE_LIMIT_REACHED");
    expect(await order()).toBe("ok");
    await allow("eleni", [{ most: "10" }], { creditLimit: "5" });
    expect(await order()).toBe("USAGE_LIMIT_REACHED");
    await allow("eleni", [], { creditLimit: "5" });
    expect(await order()).toBe("ok");
    expect(await order({}, atNicosia("20:00", 4))).toBe("CREDIT_LIMIT_REACHED");
  });
});

describe("orders at the same moment", () => {
  test("on two subscriptions: exactly one takes what is left", async () => {
    const { eleni } = desk.seeded.customers;
    const second = await secondSubscription();
    await allow("eleni", [{ most: "10" }]);
    const sent = (subscriptionId: number) => addServiceUsage(desk.as("callCentreAgent", EVENING), inputOf({ subscriptionId }));
    const { results } = await withTransaction(desk.test.database, async (tx) => {
      // Both stand before the account, having priced their film; whoever counts before holding it would count nothing.
      await lockAccountLimits(tx, eleni);
      const waiting = [sent(eleni.subscriptionId), sent(second)];
      await vi.waitFor(async () => expect(await waitingForAccount()).toBe(2));
      return { results: waiting };
    });
    const codes = (await Promise.all(results)).map((result) => (result.ok ? "ok" : result.refusal.code));
    expect(codes.sort()).toEqual(["USAGE_LIMIT_REACHED", "ok"]);
    expect(await rows("select count(*)::int as udrs from udr")).toEqual([{ udrs: 1 }]);
  });
});

describe("the allowance", () => {
  test("tells what is used and left of each limit, and of the credit limit", async () => {
    await allow("eleni", [{ most: "40" }, { for: null, per: "cycle", most: "100" }], { creditLimit: "50", blocksBeyondCreditLimit: true });
    expect(await order()).toBe("ok");
    const { accountNumber: number } = desk.seeded.customers.eleni;
    const found = await getAllowance(desk.as("callCentreAgent", EVENING), { number });
    expect(found).toMatchObject({
      ok: true,
      value: {
        limits: [
          { name: "Pay-per-view films", used: "10.00", left: "30.00", usedPercent: "25" },
          { name: "all services together", used: "10.00", left: "90.00", usedPercent: "10" },
        ],
        credit: { limit: "50.00", billed: "0.00", unbilled: "10.00", left: "40.00", blocks: true },
      },
    });
  });
});

/** Published yesterday, by whom does not matter here. */
async function agree(limits: UsageLimits, creditLimit: string): Promise<void> {
  const { shard, accountId, accountNumber } = desk.seeded.customers.eleni;
  const document = {
    format: "ratewright/agreement@1",
    account: accountNumber,
    pricePlan: null,
    discounts: { allowed: "all" },
    limits,
    creditLimit,
    committed: null,
    validTo: null,
    timeZone: "Europe/Nicosia",
  };
  await desk.test.owner.insert(pricingAgreement).values({ shard, accountId, name: "Eleni's" });
  await desk.test.owner.insert(pricingAgreementVersion).values({
    ...{ shard, accountId, versionId: 1, version: 1, document, documentHash: "0".repeat(64), note: "Agreed." },
    ...{ effectiveAt: atNicosia("00:00", 2), decidedAt: atNicosia("00:00", 2), requestedAt: atNicosia("00:00", 2) },
    ...{ requestedBy: 1, decidedBy: 2 },
  });
}

const waitingForAccount = async () =>
  (
    await rows("select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
  )[0]?.["waiting"];

/** Eleni subscribes once more, on the same terms. */
async function secondSubscription(): Promise<number> {
  const { subscriptionId: first } = desk.seeded.customers.eleni;
  const second = first + 900_000;
  for (const table of ["subscription", "subscription_service", "subscription_device"]) {
    const columns = await rows(
      `select string_agg(column_name, ', ') as names from information_schema.columns where table_name = '${table}' and column_name not in ('subscription_id', 'number') and is_generated = 'NEVER'`,
    );
    const names = String(columns[0]?.["names"]);
    const number = table === "subscription_service" ? ["", ""] : [", number", table === "subscription" ? `, 'S-${second}'` : ", number"];
    await rows(
      `insert into ${table} (subscription_id, ${names}${number[0]}) select ${second}, ${names}${number[1]} from ${table} where subscription_id = ${first}`,
    );
  }
  return second;
}
