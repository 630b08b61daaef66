import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { udrPersonal } from "#db/schema/udr.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import { type RevealTarget, revealInput } from "#lib/domain/account/reveal-schema.ts";
import { ROLES, type Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { getAccount } from "../account/get-account.ts";
import { revealIdentifier } from "./reveal-identifier.ts";

const NIGHT = atNicosia("22:00");
const PHONE = "+35799000101";
const CARD = "4400100101";
const PLACE = "Room 12, Governor's Beach";

let desk: AluxsatDesk;
let filmId: number;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  filmId = await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00"));
  const { shard, accountId } = desk.seeded.customers.eleni;
  await desk.test.owner.delete(udrPersonal).where(eq(udrPersonal.udrId, filmId));
  await desk.test.owner.insert(udrPersonal).values([{ shard, accountId, udrId: filmId, metadata: { location: PLACE } }]);
});
afterAll(() => desk.close());

const account = async (role: Role) => {
  const found = await getAccount(desk.as(role, NIGHT), "A-10001");
  if (!found.ok) throw new Error(found.refusal.code);
  return present(found.value.subscriptions[0], "the subscription");
};
const reveal = (role: Role, target: RevealTarget) => revealIdentifier(desk.as(role, NIGHT), { target, reason: "auditMade" });
const lastAudit = async () => (await desk.test.owner.select().from(auditEntry).orderBy(desc(auditEntry.auditId)).limit(1))[0];
const countReveals = async () => (await desk.test.owner.select().from(auditEntry).where(eq(auditEntry.action, "identifier.reveal"))).length;

/** Everything of the demo's first customer that can be asked for, as the auditor's screens have it. */
async function targets(role: Role): Promise<readonly (RevealTarget | null)[]> {
  const { identifiers, devices } = await account(role);
  const { metadata, provisioning } = await udrOf(desk.as(role, NIGHT), filmId);
  return [...identifiers, ...devices, ...metadata.filter(({ personal }) => personal), ...provisioning].map((shown) => shown.reveal);
}

describe("what is masked", () => {
  test("can be asked for by who may, one by one, and is then whole", async () => {
    const values: string[] = [];
    for (const target of await targets("auditor")) {
      const answer = await reveal("auditor", present(target, "what to ask for"));
      values.push(answer.ok ? answer.value.value : answer.refusal.code);
    }
    expect([...new Set(values)].sort()).toEqual([PHONE, CARD, PLACE].sort());
  });

  test("carries nothing to ask for where it is whole, and where the reader may not ask", async () => {
    expect((await targets("careAgent")).filter((target) => target !== null)).toEqual([]);
    const { metadata, provisioning } = await udrOf(desk.as("pricingManager", NIGHT), filmId);
    expect(metadata.find(({ key }) => key === "location")).toMatchObject({
      value: "••••••",
      isMasked: true,
      reveal: null,
      valueLabel: null,
    });
    expect(provisioning.map(({ device, reveal: target }) => [device, target])).toEqual(provisioning.map(() => ["•••••••101", null]));
  });
});

describe("each look is on record", () => {
  test("with who, which and why, and without the value", async () => {
    const { identifiers } = await account("auditor");
    const phone = present(
      identifiers.find(({ kind }) => kind === "phone"),
      "the phone",
    );
    expect(phone).toMatchObject({ value: "•••••••••101", isMasked: true });
    expect(await reveal("auditor", present(phone.reveal, "what to ask for"))).toEqual({ ok: true, value: { value: PHONE } });
    const entry = await lastAudit();
    expect(entry).toMatchObject({
      action: "identifier.reveal",
      actorName: "George Pavlou",
      role: "auditor",
      entity: "subscription",
      entityId: "S-20001",
      accountId: desk.seeded.customers.eleni.accountId,
      after: { shown: "Phone", ending: "101" },
      reason: "An audit or a control",
    });
    expect(JSON.stringify(entry)).not.toContain(PHONE);
  });

  test("of a UDR's metadata by its attribute, and of a delivery by its request", async () => {
    await reveal("billingOperator", { of: "metadata", udrId: filmId, key: "location" });
    const entry = await lastAudit();
    expect(entry).toMatchObject({ entity: "udr", entityId: String(filmId), after: { attribute: "location" } });
    expect(JSON.stringify(entry)).not.toContain(PLACE);
  });

  test("and what is refused shows nothing and records nothing", async () => {
    const before = await countReveals();
    const device = { of: "device", account: "A-10001", subscription: "S-20001", masked: "•••••••101" } as const;
    const wrong: readonly RevealTarget[] = [
      { ...device, account: "A-1" },
      // Another customer's subscription, named beside this one's account.
      { ...device, subscription: "S-20002", masked: "•••••••102" },
      { ...device, masked: "•••••••999" },
      { of: "identifier", account: "A-10001", subscription: "S-20001", kind: "email", masked: "•••••••••101" },
      { of: "metadata", udrId: filmId, key: "device" },
      { of: "metadata", udrId: 999_999, key: "location" },
      { of: "delivery", udrId: filmId, requestId: 999_999 },
    ];
    for (const target of wrong) expect(await reveal("auditor", target)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    const others = ROLES.filter((role) => role !== "auditor" && role !== "billingOperator" && role !== "customer" && role !== "decoder");
    for (const role of others) expect(await reveal(role, device)).toMatchObject({ refusal: { code: "NOT_PERMITTED" } });
    expect(await countReveals()).toBe(before);
  });

  test("with a reason from the list", () => {
    const target = { of: "metadata", udrId: 1, key: "location" };
    expect(revealInput.safeParse({ target, reason: "auditMade" }).success).toBe(true);
    expect(revealInput.safeParse({ target, reason: "curiosity" }).success).toBe(false);
    expect(revealInput.safeParse({ target }).success).toBe(false);
  });
});
