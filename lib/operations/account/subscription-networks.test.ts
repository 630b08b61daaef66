import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { networksFor, networksOver } from "#db/queries/allowed-networks.ts";
import { agreementDesk } from "#db/testing/agreement-desk.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { answerOf } from "#db/testing/definition-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import type { SaveNetworksInput } from "#lib/domain/account/networks-schema.ts";
import type { AllowedNetworks } from "#lib/domain/agreement/allowed-networks-schema.ts";
import { listedIn } from "#lib/domain/definition/value-list-state.ts";
import { present } from "#lib/kernel/assert.ts";
import { getAgreementImpact } from "../agreement/get-agreement-impact.ts";
import { saveAgreementDraft } from "../agreement/save-agreement-draft.ts";
import { submitAgreement } from "../agreement/submit-agreement.ts";
import { getValueList } from "../definition/get-value-list.ts";
import { saveValueList } from "../definition/save-value-list.ts";
import { definitionHistory } from "../definition-history.ts";
import { getAccount } from "./get-account.ts";
import { getSubscriptionNetworks } from "./get-subscription-networks.ts";
import { saveSubscriptionNetworks } from "./save-subscription-networks.ts";

const NOON = atNicosia("12:00");
const TV: AllowedNetworks = { attribute: "device", allowed: ["TV"], outside: "park" };
const PHONE: AllowedNetworks = { ...TV, allowed: ["PHONE"], outside: "price" };

let desk: AluxsatDesk;
let office: ReturnType<typeof agreementDesk>;
beforeAll(async () => {
  desk = await openAluxsatDesk();
  office = agreementDesk(desk);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await office.reset();
  await desk.test.owner.execute(sql`truncate subscription_networks, audit_entry`);
});

const lead = (key?: string, at = NOON) => ({ ...desk.as("careLead", at), ...(key === undefined ? {} : { idempotencyKey: key }) });
const hotel = () => ({ number: office.hotel.accountNumber, subscription: office.hotel.subscriptionNumber });
const save = (input: Partial<SaveNetworksInput> = {}, key?: string) =>
  saveSubscriptionNetworks(lead(key), {
    code: hotel().number,
    subscription: hotel().subscription,
    revision: null,
    networks: TV,
    reason: "As ordered",
    ...input,
  });

describe("the networks of a subscription", () => {
  it("are those agreed until somebody sets its own, over what was read", async () => {
    await office.agreed(office.agreement({ networks: PHONE }), NOON);
    const seen = async () => done(getSubscriptionNetworks(lead(undefined, later(NOON, 1)), hotel()));
    expect(await seen()).toMatchObject({ revision: null, networks: null, agreed: PHONE });
    expect(await done(save({}, "k"))).toEqual({ code: hotel().number, revision: 1 });
    expect(await done(save({}, "k"))).toEqual({ code: hotel().number, revision: 1 });
    expect(await answerOf(save({ networks: PHONE }))).toBe("STALE_REVISION");
    expect(await seen()).toMatchObject({ revision: 1, networks: TV, agreed: PHONE });
    expect(await done(save({ revision: 1, networks: null }))).toMatchObject({ revision: 2 });
    expect(await seen()).toMatchObject({ revision: 2, networks: null });
    expect(await done(save({ revision: 1, networks: null }))).toMatchObject({ revision: 2 });
  });

  it("offer the values of choice attributes, and take no others", async () => {
    const { attributes } = await done(getSubscriptionNetworks(lead(), hotel()));
    expect(attributes).toMatchObject([
      { key: "device", label: "Device", items: [{ value: "TV", depth: 0 }, { depth: 1 }, {}, {}, {}, {}] },
    ]);
    expect(await save({ networks: { ...TV, allowed: ["TV", "RADIO"] } })).toMatchObject({
      refusal: {
        code: "DEFINITION_INVALID",
        path: "networks.allowed[1]",
        params: { problem: "RADIO is not in the value list of device." },
      },
    });
    expect(await answerOf(save({ networks: { ...TV, attribute: "location" } }))).toBe("DEFINITION_INVALID");
  });

  it("are of the account that is named", async () => {
    const { maria } = desk.seeded.customers;
    expect(await answerOf(save({ code: "A-1" }))).toBe("NOT_FOUND");
    expect(await answerOf(save({ subscription: maria.subscriptionNumber }))).toBe("NOT_FOUND");
    expect(await answerOf(getSubscriptionNetworks(lead(), { ...hotel(), number: "A-1" }))).toBe("NOT_FOUND");
    expect(await answerOf(getSubscriptionNetworks(lead(), { ...hotel(), subscription: maria.subscriptionNumber }))).toBe("NOT_FOUND");
  });

  it("leave who, what and why in the audit", async () => {
    await done(save());
    await done(save({ revision: 1, networks: PHONE, reason: "Travels" }));
    const [latest] = await definitionHistory(lead(), { entity: "subscriptionNetworks", code: hotel().subscription });
    expect(latest).toMatchObject({ action: "subscriptionNetworks.edit", actorName: "Emil Hadjis" });
    expect(latest?.differences).toEqual([
      {
        path: "Allowed networks",
        before: "device only TV (usage elsewhere waits until somebody decides)",
        after: "device only PHONE (usage elsewhere is taken and priced)",
      },
    ]);
    const reasons = await desk.test.owner.execute<{ reason: string }>(sql`select reason from audit_entry order by audit_id`);
    expect(reasons.map(({ reason }) => reason)).toEqual(["As ordered", "Travels"]);
  });

  it("are saved by one of two at once", async () => {
    const first = await Promise.all([answerOf(save()), answerOf(save({ networks: PHONE }))]);
    expect(first.sort()).toEqual(["STALE_REVISION", "ok"]);
    const others = [["MOBILE"], ["TABLET"], ["DECODER"]].map((allowed) => ({ networks: { ...TV, allowed }, revision: 1 }));
    const answers = await Promise.all(others.map((change) => answerOf(save(change))));
    expect(answers.sort()).toEqual(["STALE_REVISION", "STALE_REVISION", "ok"]);
  });

  it("keep the values that they name in their list", async () => {
    const list = present(await getValueList(lead(), "DEVICE"), "the list of devices");
    const items = listedIn(list).filter(({ value }) => value !== "TABLET");
    const shorten = () =>
      saveValueList(desk.as("pricingManager", NOON), { code: list.code, revision: list.revision, name: list.name, items: [...items] });
    await done(save({ networks: { ...TV, allowed: ["TABLET"] } }));
    expect(await shorten()).toMatchObject({
      refusal: { code: "PART_IN_USE", params: { parts: "TABLET", users: `the networks of ${hotel().subscription}` } },
    });
    await done(save({ networks: null, revision: 1 }));
    expect(await answerOf(shorten())).toBe("ok");
  });

  it("stand on the page of the account", async () => {
    await done(save());
    const { subscriptions } = await done(getAccount(lead(), hotel().number));
    expect(subscriptions.map(({ networks }) => networks)).toEqual(["device only TV (usage elsewhere waits until somebody decides)"]);
  });
});

describe("the networks of many subscriptions", () => {
  it("are each one's own, else those of its agreement as it holds then", async () => {
    const { database } = desk.test;
    const keys = [desk.seeded.customers.hotel, desk.seeded.customers.maria];
    const [hotelId = 0, mariaId = 0] = keys.map(({ subscriptionId }) => subscriptionId);
    expect([...(await networksFor(database, keys, NOON))]).toEqual([]);
    expect([...(await networksFor(database, [], NOON))]).toEqual([]);
    await office.agreed(office.agreement({ networks: TV, validTo: "2026-03-05" }), NOON);
    expect([...(await networksFor(database, keys, later(NOON, -1)))]).toEqual([]);
    expect([...(await networksFor(database, keys, later(NOON, 1)))]).toEqual([[hotelId, TV]]);
    expect([...(await networksFor(database, keys, atNicosia("00:00", 5)))]).toEqual([]);
    await done(save({ networks: PHONE }));
    await done(save({ code: desk.seeded.customers.maria.accountNumber, subscription: desk.seeded.customers.maria.subscriptionNumber }));
    const both = [
      [hotelId, PHONE],
      [mariaId, TV],
    ];
    expect([...(await networksFor(database, keys, later(NOON, 1)))]).toEqual(both);
    const networksAt = await networksOver(database, keys);
    expect(keys.map((key) => networksAt(key, atNicosia("00:00", 5)))).toEqual([PHONE, TV]);
    await done(save({ networks: null, revision: 1 }));
    expect([...(await networksFor(database, keys, later(NOON, 1)))]).toEqual([
      [hotelId, TV],
      [mariaId, TV],
    ]);
  });
});

describe("an agreement on networks", () => {
  const account = () => office.hotel.accountNumber;
  const draft = (networks: AllowedNetworks, revision: number | null = null) =>
    done(saveAgreementDraft(office.anna(NOON), { account: account(), revision, document: office.agreement({ networks }) }));

  it("goes to review with networks that there are", async () => {
    await draft({ ...TV, allowed: ["RADIO"] });
    const asked = { account: account(), effective: { kind: "onApproval" as const }, note: "As signed" };
    expect(await answerOf(submitAgreement(office.anna(NOON), { ...asked, revision: 1 }))).toBe("DOCUMENT_INVALID");
    await draft(TV, 1);
    expect(await answerOf(submitAgreement(office.anna(NOON), { ...asked, revision: 2 }))).toBe("ok");
  });

  it("tells which of the latest usage would wait, unless the SIM has networks of its own", async () => {
    const udrId = await orderFilm({ desk, customer: "hotel" }, atNicosia("10:00"));
    await desk.test.owner.execute(sql`update udr set metadata = '{"device": "PHONE"}' where udr_id = ${udrId}`);
    await draft(TV);
    const first = async () => (await getAgreementImpact(office.boris(NOON), account()))?.rows[0];
    expect(await first()).toMatchObject({ now: { gross: "10.00" }, agreed: { refusal: "It would wait: device PHONE is not allowed." } });
    await draft({ ...TV, outside: "price" }, 1);
    expect(await first()).toMatchObject({ now: { gross: "10.00" }, agreed: { gross: "10.00" } });
    await draft({ ...TV, allowed: ["MOBILE"] }, 2);
    expect(await first()).toMatchObject({ agreed: { gross: "10.00" } });
    await draft(TV, 3);
    await done(save({ networks: PHONE }));
    expect(await first()).toMatchObject({ now: { gross: "10.00" }, agreed: { gross: "10.00" } });
  });
});
