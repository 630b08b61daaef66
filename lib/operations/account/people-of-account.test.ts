import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { lockPeople } from "#db/queries/account-people.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { assignment, costCentre, person } from "#db/schema/account.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { answerOf } from "#db/testing/definition-desk.ts";
import { waitingAdvisoryLocks } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "../context.ts";
import { assignSubscription } from "./assign-subscription.ts";
import { getAccount } from "./get-account.ts";
import { getAccountPeople } from "./get-account-people.ts";
import { saveCostCentre } from "./save-cost-centre.ts";
import { savePerson } from "./save-person.ts";

let desk: AluxsatDesk;
let account: string;
let number: string;
beforeAll(async () => {
  desk = await openAluxsatDesk();
  const { eleni } = desk.seeded.customers;
  account = eleni.accountNumber;
  number = `S-${eleni.subscriptionId}`;
});
afterAll(() => desk.close());
beforeEach(async () => {
  const { accountId } = desk.seeded.customers.eleni;
  for (const table of [assignment, person, costCentre]) await desk.test.owner.delete(table).where(eq(table.accountId, accountId));
  await desk.test.owner.delete(auditEntry);
});

const lead = (minutes = 0, key?: string): Context => ({
  ...desk.as("careLead", later(atNicosia("12:00"), minutes)),
  ...(key === undefined ? {} : { idempotencyKey: key }),
});
const people = async () => present(await getAccountPeople(lead(), account), "the people");
const add = (name: string, reference: string | null = null) => savePerson(lead(), { account, personId: null, name, reference, seen: null });
const centre = (code: string, name: string) => saveCostCentre(lead(), { account, costCentreId: null, code, name, seen: null });

describe("people of an account", () => {
  it("are added and renamed, each with its audit row", async () => {
    expect(await answerOf(add("Maria", "7"))).toBe("ok");
    expect(await answerOf(add("maria", "7"))).toBe("NAME_TAKEN");
    const [maria] = (await people()).people;
    const { personId } = present(maria, "Maria");
    const seen = { name: "Maria", reference: "7" };
    expect(await answerOf(savePerson(lead(), { account, personId, name: "Maria P.", reference: "7", seen }))).toBe("ok");
    expect(await answerOf(savePerson(lead(), { account, personId, name: "Mary", reference: "7", seen }))).toBe("STALE_REVISION");
    expect((await people()).people).toEqual([{ personId, name: "Maria P.", reference: "7" }]);
    const audited = await desk.test.owner.select().from(auditEntry);
    expect(audited.map(({ action, accountId, role }) => [action, accountId, role])).toEqual([
      ["person.create", desk.seeded.customers.eleni.accountId, "careLead"],
      ["person.edit", desk.seeded.customers.eleni.accountId, "careLead"],
    ]);
    expect(await answerOf(savePerson(lead(), { account: "A-1", personId: null, name: "X", reference: null, seen: null }))).toBe(
      "NOT_FOUND",
    );
    expect(await getAccountPeople(lead(), "A-1")).toBeNull();
  });

  it("are added once of two at once, and once for a key", async () => {
    const answers = await Promise.all([answerOf(add("Maria")), answerOf(add("Maria"))]);
    expect(answers.sort()).toEqual(["NAME_TAKEN", "ok"]);
    const owner = present(await findAccountByNumber(desk.test.database, account), account);
    const { adding } = await withTransaction(desk.test.database, async (tx) => {
      await lockPeople(tx, owner);
      const waiting = [answerOf(add("Petros")), answerOf(centre("IT", "IT"))];
      await vi.waitFor(async () => expect(await waitingAdvisoryLocks(desk.test.owner)).toBe(2));
      return { adding: waiting };
    });
    expect(await Promise.all(adding)).toEqual(["ok", "ok"]);
    const input = { account, personId: null, name: "Nikos", reference: null, seen: null };
    expect(await savePerson(lead(0, "p"), input)).toEqual(await savePerson(lead(0, "p"), input));
    expect((await people()).people.map(({ name }) => name)).toEqual(["Maria", "Nikos", "Petros"]);
  });
});

describe("cost centres of an account", () => {
  it("are added and renamed, and a code is there once", async () => {
    expect(await answerOf(centre("FIN", "Finance"))).toBe("ok");
    expect(await answerOf(centre("FIN", "Other"))).toBe("CODE_TAKEN");
    const [finance] = (await people()).costCentres;
    const { costCentreId } = present(finance, "Finance");
    const seen = { code: "FIN", name: "Finance" };
    expect(await answerOf(saveCostCentre(lead(), { account, costCentreId, code: "FIN", name: "Money", seen }))).toBe("ok");
    expect(await answerOf(saveCostCentre(lead(), { account, costCentreId, code: "FIN", name: "Cash", seen }))).toBe("STALE_REVISION");
    expect((await people()).costCentres).toEqual([{ costCentreId, code: "FIN", name: "Money" }]);
  });
});

describe("who holds a subscription", () => {
  it("is said from now on; what was stays as it was", async () => {
    await add("Maria");
    await add("Nikos");
    await centre("FIN", "Finance");
    const known = await people();
    const [maria, nikos] = known.people.map(({ personId }) => personId);
    const costCentreId = present(known.costCentres[0], "Finance").costCentreId;
    const assign = (personId: number | null | undefined, seen: number | null, minutes: number) =>
      assignSubscription(lead(minutes), { account, subscription: number, personId: personId ?? null, costCentreId, seen });
    const first = await assign(maria, null, 1);
    const held = first.ok ? first.value.assignmentId : null;
    expect((await people()).subscriptions).toContainEqual({ number, holder: { assignmentId: held, personId: maria, costCentreId } });
    expect(await answerOf(assign(nikos, null, 2))).toBe("STALE_REVISION");
    expect(await answerOf(assign(nikos, held, 1))).toBe("DEFINITION_INVALID");
    expect(await answerOf(assign(nikos, held, 2))).toBe("ok");
    const found = await getAccount(lead(), account);
    expect(found.ok && found.value.assignments.map(({ person: who, to }) => [who, to === null])).toEqual([
      ["Nikos", true],
      ["Maria", false],
    ]);
    const audited = await desk.test.owner.select().from(auditEntry).where(eq(auditEntry.action, "subscription.assign"));
    expect(audited.map(({ after }) => after)).toEqual([
      { person: "Maria", costCentre: "FIN" },
      { person: "Nikos", costCentre: "FIN" },
    ]);
  });

  it("may be nobody again, and never somebody of another account", async () => {
    await add("Maria");
    const [maria] = (await people()).people;
    const personId = present(maria, "Maria").personId;
    const input = { account, subscription: number, personId, costCentreId: null, seen: null };
    expect(await answerOf(assignSubscription(lead(1), { ...input, personId: personId + 9999 }))).toBe("NOT_FOUND");
    expect(await answerOf(assignSubscription(lead(1), { ...input, subscription: "S-1" }))).toBe("NOT_FOUND");
    const given = await assignSubscription(lead(1), input);
    const seen = given.ok ? given.value.assignmentId : null;
    expect(await answerOf(assignSubscription(lead(2), { ...input, personId: null, seen }))).toBe("ok");
    expect((await people()).subscriptions).toContainEqual({ number, holder: null });
  });

  it("is one of two that are said at once", async () => {
    await add("Maria");
    await add("Nikos");
    const [maria, nikos] = (await people()).people;
    const assign = (who: typeof maria) =>
      answerOf(
        assignSubscription(lead(1), { account, subscription: number, personId: who?.personId ?? null, costCentreId: null, seen: null }),
      );
    expect((await Promise.all([assign(maria), assign(nikos)])).sort()).toEqual(["STALE_REVISION", "ok"]);
  });
});
