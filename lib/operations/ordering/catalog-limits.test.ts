import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, correct, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type SaveCatalogForm, saveCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { saveCatalog } from "../catalog/save-catalog.ts";
import { setCatalogEffective } from "../catalog/set-catalog-effective.ts";
import { testCatalog } from "../catalog/test-catalog.ts";
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

/** Sold to VIPs like Eleni by a line of its own, beside the seeded line for all films. */
async function sell(line: Partial<SaveCatalogForm["lines"][number]>): Promise<void> {
  const film = {
    target: { kind: "product", code: "LOTR1" },
    availableFrom: null,
    availableTo: null,
    requires: null,
    excludes: [],
    limit: null,
  } as const;
  const form = {
    code: "EXTRA",
    revision: null,
    name: "Extra",
    description: "",
    validity: [],
    lines: [{ ...film, ...line }],
    conditions: [
      { kind: "payment", negated: false, codes: ["normal"] },
      { kind: "accountClassification", negated: false, codes: ["VIP"] },
      { kind: "subscriptionType", negated: true, codes: ["NONE"] },
    ],
  } as const;
  await rows("insert into subscription_type (subscription_type_id, code, name) values (900001, 'NONE', 'None')");
  await rows("update catalog set state = 'notEffective' where code in ('VIP-PPV', 'PPV')");
  const manager = desk.as("pricingManager", EVENING);
  const saved = await saveCatalog(manager, saveCatalogInput.parse(form));
  const effective = saved.ok ? await setCatalogEffective(manager, { code: "EXTRA", revision: 1 }) : saved;
  if (!effective.ok) throw new Error(JSON.stringify(effective.refusal));
}

type Order = { readonly at?: Instant; readonly quantity?: string; readonly customer?: CustomerName };

async function order({ at = EVENING, quantity = "1", customer = "eleni" }: Order = {}): ReturnType<typeof addServiceUsage> {
  const { subscriptionId } = desk.seeded.customers[customer];
  const result = await addServiceUsage(desk.as("callCentreAgent", at), { subscriptionId, product: "LOTR1", quantity, metadata: {} });
  return !result.ok && result.refusal.code === "BUSY" ? order({ at, quantity, customer }) : result;
}

const codeOf = (result: Awaited<ReturnType<typeof order>>) => (result.ok ? "ordered" : result.refusal.code);

describe("a limit of a line", () => {
  test("of one a day: of ten orders at once exactly one is taken", async () => {
    await sell({ limit: { quantity: "1", per: "day" } });
    const results = await Promise.all(Array.from({ length: 10 }, () => order()));
    expect(results.map(codeOf).sort()).toEqual([...Array.from({ length: 9 }, () => "LIMIT_REACHED"), "ordered"]);
    expect(await rows("select count(*)::int as orders from service_order")).toEqual([{ orders: 1 }]);
  });

  test("begins anew at the account's midnight", async () => {
    await sell({ limit: { quantity: "1", per: "day" } });
    expect(codeOf(await order({ at: atNicosia("00:00") }))).toBe("ordered");
    expect(codeOf(await order({ at: atNicosia("23:59") }))).toBe("LIMIT_REACHED");
    expect(codeOf(await order({ at: atNicosia("00:00", 4) }))).toBe("ordered");
  });

  test("counts what stands: adjusted as it is now, cancelled not at all, and nobody else's", async () => {
    await sell({ limit: { quantity: "2", per: "month" } });
    const first = await order();
    expect(codeOf(await order({ quantity: "2" }))).toBe("LIMIT_REACHED");
    expect(codeOf(await order())).toBe("ordered");
    expect(codeOf(await order())).toBe("LIMIT_REACHED");
    if (!first.ok) throw new Error(first.refusal.code);
    const cancelled = await correct(desk.as("careLead", EVENING), { action: "cancel", udrId: first.value.udrId, expectedRevision: 1 });
    expect(cancelled.ok).toBe(true);
    expect(codeOf(await order())).toBe("ordered");
    expect(codeOf(await order())).toBe("LIMIT_REACHED");
  });

  test("is refused alike by the list, the quote, the tester and the order", async () => {
    await sell({ limit: { quantity: "1", per: "cycle" } });
    await order();
    const { subscriptionId } = desk.seeded.customers.eleni;
    const agent = desk.as("callCentreAgent", EVENING);
    const quote = await quoteServiceUsage(agent, { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} });
    const list = await listOrderableServices(agent, { subscriptionId, q: "LOTR1" });
    const tested = await testCatalog(agent, { subscription: `S-${subscriptionId}`, code: "EXTRA", draft: null });
    expect(quote).toMatchObject({ refusal: { code: "LIMIT_REACHED", params: { limit: "1 a billing cycle", ordered: "1" } } });
    expect(list).toMatchObject({ value: { unavailable: [{ product: "LOTR1", reasons: [{ code: "LIMIT_REACHED" }, {}, {}] }] } });
    expect(tested).toMatchObject({
      value: {
        outcome: "refused",
        lines: [
          { checks: [{ holds: true }, { text: "At most 1 a billing cycle", holds: false }], products: [{ code: "LOTR1", through: null }] },
        ],
      },
    });
  });
});

describe("what a line asks of the subscription", () => {
  test("is stored with the order, with what was found", async () => {
    await sell({ requires: { mode: "any", services: ["PPV-SERVICE"] }, limit: { quantity: "3", per: "week" } });
    expect(codeOf(await order())).toBe("ordered");
    const [stored] = await rows("select conditions from service_order");
    expect(stored).toMatchObject({
      conditions: [
        { kind: "payment", found: ["normal"], holds: true },
        { kind: "accountClassification", found: ["VIP"], holds: true },
        { kind: "subscriptionType", negated: true, holds: true },
        { kind: "requires", mode: "any", codes: ["PPV-SERVICE"], found: ["PPV-SERVICE"], holds: true },
        { kind: "limit", quantity: "3", per: "week", ordered: "0", holds: true },
      ],
    });
  });

  test("is refused without what it requires, and beside what it excludes", async () => {
    await sell({ excludes: ["PPV-SERVICE"] });
    expect(await order()).toMatchObject({ refusal: { code: "SERVICE_EXCLUDED", params: { services: expect.any(String) } } });
    await rows(
      "update catalog_line set excludes = null, requires_mode = 'all', requires = '[\"PPV-SERVICE\", \"GONE\"]' where requires is null and excludes is not null",
    );
    expect(await order()).toMatchObject({ refusal: { code: "SERVICE_REQUIRED", params: { missing: "GONE" } } });
  });
});

describe("who can order this?", () => {
  const as = (role: "callCentreAgent" | "pricingManager") => desk.as(role, EVENING);

  test("is told of a catalog as it is stored, and through which catalog each service would be sold", async () => {
    const { eleni, maria } = desk.seeded.customers;
    const vip = await testCatalog(as("callCentreAgent"), { subscription: `S-${eleni.subscriptionId}`, code: "VIP-PPV", draft: null });
    expect(vip).toMatchObject({ value: { outcome: "orders", accountName: expect.any(String) } });
    const standard = await testCatalog(as("pricingManager"), { subscription: `S-${maria.subscriptionId}`, code: "VIP-PPV", draft: null });
    expect(standard).toMatchObject({
      value: {
        outcome: "refused",
        // Who prices does not see whom.
        accountName: null,
        checks: [
          { holds: true },
          { holds: true },
          { holds: true },
          { text: "Account classification VIP", found: "STANDARD", holds: false },
          { holds: true },
        ],
      },
    });
    const products = standard.ok ? standard.value.lines[0]?.products : [];
    expect(products?.find(({ code }) => code === "LOTR1")).toMatchObject({ through: { code: "PPV" }, message: null });
    expect(await testCatalog(as("pricingManager"), { subscription: "S-1", code: "PPV", draft: null })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  test("is told of a draft that is not saved, as if it were effective", async () => {
    const { eleni } = desk.seeded.customers;
    const line = {
      target: { kind: "product", code: "DERBY" },
      availableFrom: null,
      availableTo: null,
      requires: null,
      excludes: [],
      limit: null,
    } as const;
    const draft = {
      name: "Derby night",
      validity: [],
      lines: [line],
      conditions: [{ kind: "provider", negated: false, codes: ["NAGRA"] }],
    } as const;
    const input = { subscription: `S-${eleni.subscriptionId}`, code: "NIGHT" };
    const would = await testCatalog(as("pricingManager"), { ...input, draft: structuredClone(draft) as never });
    expect(would).toMatchObject({
      value: {
        outcome: "wouldOrder",
        checks: [
          {},
          { found: "draft", holds: false },
          {},
          { text: "Provisioning provider Nagra Media Live", found: "Nagra Media Live", holds: true },
        ],
      },
    });
    expect(await rows("select count(*)::int as catalogs from catalog where code = 'NIGHT'")).toEqual([{ catalogs: 0 }]);
  });
});
