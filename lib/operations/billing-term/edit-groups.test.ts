import { eq, notInArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accountClassification, subscriptionType } from "#db/schema/billing-term.ts";
import { pricePlan, pricePlanVersion } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { present } from "#lib/kernel/assert.ts";
import { archiveAccountClassification } from "./archive-account-classification.ts";
import { archiveSubscriptionType } from "./archive-subscription-type.ts";
import { getAccountClassification } from "./get-account-classification.ts";
import { getSubscriptionType } from "./get-subscription-type.ts";
import { listAccountClassifications } from "./list-account-classifications.ts";
import { listSubscriptionTypes } from "./list-subscription-types.ts";
import { restoreAccountClassification } from "./restore-account-classification.ts";
import { restoreSubscriptionType } from "./restore-subscription-type.ts";
import { saveAccountClassification } from "./save-account-classification.ts";
import { saveSubscriptionType } from "./save-subscription-type.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(accountClassification).where(notInArray(accountClassification.code, ["VIP", "STANDARD"]));
  await store.owner.delete(subscriptionType).where(notInArray(subscriptionType.code, ["OTT"]));
  await store.owner.delete(auditEntry);
});

const gold = { code: "GOLD", revision: null, name: "Gold" };

describe.each([
  {
    what: "an account classification",
    save: saveAccountClassification,
    archive: archiveAccountClassification,
    restore: restoreAccountClassification,
    get: getAccountClassification,
    list: listAccountClassifications,
    entity: "accountClassification",
    taken: { code: "G2", revision: null, name: "vip" },
  },
  {
    what: "a subscription type",
    save: saveSubscriptionType,
    archive: archiveSubscriptionType,
    restore: restoreSubscriptionType,
    get: getSubscriptionType,
    list: listSubscriptionTypes,
    entity: "subscriptionType",
    taken: { code: "G2", revision: null, name: "over-the-top tv" },
  },
])("$what", ({ save, archive, restore, get, list, entity, taken }) => {
  it("is made, renamed, archived and restored, each with its audit row", async () => {
    expect(await answerOf(save(desk.as(), gold))).toBe("ok");
    expect(await answerOf(save(desk.as(), { ...gold, revision: 1, name: "Golden" }))).toBe("ok");
    expect(await answerOf(archive(desk.as(), { code: "GOLD", revision: 2 }))).toBe("ok");
    expect((await list(desk.as())).map(({ code }) => code)).not.toContain("GOLD");
    expect((await list(desk.as(), { archived: true, search: "gold" })).map(({ code }) => code)).toEqual(["GOLD"]);
    expect(await answerOf(restore(desk.as(), { code: "GOLD", revision: 3 }))).toBe("ok");
    expect(await get(desk.as(), "GOLD")).toMatchObject({ name: "Golden", revision: 4, archivedAt: null, users: [] });
    expect(await desk.audited()).toEqual(["create", "edit", "archive", "restore"].map((verb) => `${entity}.${verb} ${entity} GOLD Anna`));
    expect(await get(desk.as(), "NOWHERE")).toBeNull();
  });

  it("is refused with a taken code or name, stale, and archived", async () => {
    await save(desk.as(), gold);
    expect(await answerOf(save(desk.as(), { ...gold, name: "Other" }))).toBe("CODE_TAKEN");
    expect(await answerOf(save(desk.as(), taken))).toBe("NAME_TAKEN");
    await save(desk.as({ name: "Hera" }), { ...gold, revision: 1, name: "Golden" });
    expect(await save(desk.as(), { ...gold, revision: 1, name: "Goldish" })).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", name: "Golden" } },
    });
    await archive(desk.as(), { code: "GOLD", revision: 2 });
    expect(await answerOf(save(desk.as(), { ...gold, revision: 3, name: "X" }))).toBe("DEFINITION_ARCHIVED");
  });
});

describe("a group that is used", () => {
  it("is not archived while accounts are in it, a plan is its own or a catalog asks for it", async () => {
    const { owner } = store;
    const [plan] = await owner.select().from(pricePlan);
    await owner.update(accountClassification).set({ pricePlanId: plan?.pricePlanId }).where(eq(accountClassification.code, "VIP"));
    const answer = await archiveAccountClassification(desk.as(), { code: "VIP", revision: 1 });
    await owner.update(accountClassification).set({ pricePlanId: null }).where(eq(accountClassification.code, "VIP"));
    const users =
      "4 accounts, its price plan Global price plan, the catalog PPV, the catalog VIP PPV and the draft of the discount VIP customers";
    expect(answer).toMatchObject({ refusal: { code: "DEFINITION_IN_USE", params: { users } } });
  });

  it("is not archived while a discount is for it", async () => {
    await saveAccountClassification(desk.as(), gold);
    const [version] = await store.owner.select().from(pricePlanVersion);
    const { versionId, document } = present(version, "version");
    const discount = { code: "G", account: { classification: "GOLD" } };
    const withDiscount = { ...(document as object), discounts: [discount] };
    await store.owner.update(pricePlanVersion).set({ document: withDiscount }).where(eq(pricePlanVersion.versionId, versionId));
    const answer = await archiveAccountClassification(desk.as(), { code: "GOLD", revision: 1 });
    const found = await getAccountClassification(desk.as(), "GOLD");
    await store.owner.update(pricePlanVersion).set({ document }).where(eq(pricePlanVersion.versionId, versionId));
    expect(answer).toMatchObject({ refusal: { code: "DEFINITION_IN_USE", params: { users: expect.stringMatching(/^a discount of /) } } });
    expect(found?.discounts).toHaveLength(1);
  });

  it("is not archived while subscriptions are of its type", async () => {
    expect(await archiveSubscriptionType(desk.as(), { code: "OTT", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: expect.stringMatching(/^5 subscriptions/) } },
    });
    expect(await getSubscriptionType(desk.as(), "OTT")).toMatchObject({ subscriptions: 5 });
  });
});
