import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { agreementDesk } from "#db/testing/agreement-desk.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { renameAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { getAgreement } from "./get-agreement.ts";
import { listAgreements } from "./list-agreements.ts";
import { renameAgreement } from "./rename-agreement.ts";

const NOON = atNicosia("12:00");

let desk: AluxsatDesk;
let office: ReturnType<typeof agreementDesk>;
beforeAll(async () => {
  desk = await openAluxsatDesk();
  office = agreementDesk(desk);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await office.reset();
  await office.agreed(office.agreement({ creditLimit: "5" }), NOON);
});

const anna = (key?: string) => ({ ...office.anna(later(NOON, 5)), ...(key === undefined ? {} : { idempotencyKey: key }) });
const rename = (name: string, revision = 1, key?: string) =>
  renameAgreement(anna(key), renameAgreementInput.parse({ account: office.hotel.accountNumber, revision, name, description: " Signed " }));
const seen = () => getAgreement(anna(), office.hotel.accountNumber);

test("an agreement begins under its account's name, and is called what people call it", async () => {
  expect(await seen()).toMatchObject({ name: "Agreement of Kourion Hotels Ltd", description: null, revision: 1 });
  expect(await done(rename("Hotels of the group", 1, "k"))).toEqual({ account: office.hotel.accountNumber, revision: 2 });
  expect(await done(rename("Hotels of the group", 1, "k"))).toMatchObject({ revision: 2 });
  expect(await seen()).toMatchObject({ name: "Hotels of the group", description: "Signed", revision: 2, standing: "inForce" });
  expect((await listAgreements(anna(), { q: "of the group" })).rows).toMatchObject([{ name: "Hotels of the group", revision: 2 }]);
});

test("what was approved stays approved, and the history says what became of the name", async () => {
  const before = await seen();
  await done(rename("Hotels"));
  const after = await seen();
  expect(after?.versions).toEqual(before?.versions);
  expect(after?.history[0]).toMatchObject({ action: "agreement.rename", actorName: "Anna Petrou" });
  expect(after?.history[0]?.differences).toEqual([
    { path: "name", before: "Agreement of Kourion Hotels Ltd", after: "Hotels" },
    { path: "description", before: "", after: "Signed" },
  ]);
});

test("it is saved over the revision that was read, once; saving the same again changes nothing", async () => {
  const codes = await Promise.all([codeOf(rename("One")), codeOf(rename("Other"))]);
  expect(codes.sort()).toEqual(["STALE_REVISION", "ok"]);
  const { name = "" } = (await seen()) ?? {};
  expect(await done(rename(name, 1))).toMatchObject({ revision: 2 });
  expect(await rename("Third", 1)).toMatchObject({ refusal: { code: "STALE_REVISION", params: { name, revision: 2, by: "Anna Petrou" } } });
});

test("who has no agreement has none to rename", async () => {
  const { accountNumber } = desk.seeded.customers.maria;
  for (const account of [accountNumber, "A-1"]) {
    const input = { account, revision: 1, name: "X", description: null };
    expect(await codeOf(renameAgreement(anna(), input))).toBe("NOT_FOUND");
  }
  expect(renameAgreementInput.safeParse({ account: "A-1", revision: 1, name: " ", description: "" }).success).toBe(false);
});
