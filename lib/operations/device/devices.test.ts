import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { answerOf } from "#db/testing/definition-desk.ts";
import { meetingAt } from "#db/testing/waiting-locks.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { getAccount } from "../account/get-account.ts";
import type { Context } from "../context.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { getDesk } from "../ordering/get-desk.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { addDevice } from "./add-device.ts";
import { labelDevice } from "./label-device.ts";
import { removeDevice } from "./remove-device.ts";
import { setDefaultDevice } from "./set-default-device.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

const NOON = atNicosia("12:00");

const lead = (key?: string): Context => ({ ...desk.as("careLead", NOON), ...(key === undefined ? {} : { idempotencyKey: key }) });

function of(customer: CustomerName, number: string) {
  const { accountNumber, subscriptionNumber } = desk.seeded.customers[customer];
  return { account: accountNumber, subscription: subscriptionNumber, number };
}

/** The devices of a customer as a role sees them: number, label, and a star at the default. */
async function seen(customer: CustomerName, role: Role = "careLead"): Promise<readonly string[]> {
  const found = await getAccount(desk.as(role, NOON), desk.seeded.customers[customer].accountNumber);
  const devices = found.ok ? (found.value.subscriptions[0]?.devices ?? []) : [];
  return devices.map(({ number, label, isDefault, isRemoved }) =>
    [number, label ?? "", isDefault ? "*" : "", isRemoved ? "removed" : ""].join(" ").trim(),
  );
}

const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));

const orderOf = (customer: CustomerName, device?: string) => ({
  subscriptionId: desk.seeded.customers[customer].subscriptionId,
  product: "LOTR1",
  quantity: "1",
  metadata: {},
  ...(device === undefined ? {} : { device }),
});

describe("the devices of a subscription", () => {
  test("are added, labelled, made the default and removed, each once and in the audit by their ending", async () => {
    const second = of("eleni", "4400100199");
    expect(await answerOf(addDevice(lead("a"), { ...second, label: "Bedroom" }))).toBe("ok");
    expect(await answerOf(addDevice(lead("a"), { ...second, label: "Bedroom" }))).toBe("ok");
    expect(await seen("eleni")).toEqual(["4400100101  *", "4400100199 Bedroom"]);
    expect(await answerOf(labelDevice(lead(), { ...second, label: "Kitchen", seen: null }))).toBe("STALE_REVISION");
    expect(await answerOf(labelDevice(lead(), { ...second, label: "Kitchen", seen: "Bedroom" }))).toBe("ok");
    expect(await answerOf(setDefaultDevice(lead(), { ...second, seen: "4400100199" }))).toBe("STALE_REVISION");
    expect(await answerOf(setDefaultDevice(lead(), { ...second, seen: "4400100101" }))).toBe("ok");
    expect(await seen("eleni")).toEqual(["4400100199 Kitchen *", "4400100101"]);
    expect(await answerOf(removeDevice(lead(), second))).toBe("DEVICE_IS_DEFAULT");
    expect(await answerOf(removeDevice(lead(), of("eleni", "4400100101")))).toBe("ok");
    expect(await answerOf(removeDevice(lead(), of("eleni", "4400100101")))).toBe("ok");
    expect(await seen("eleni")).toEqual(["4400100199 Kitchen *", "4400100101   removed"]);

    const audited = await rows("select action, actor_name, before, after from audit_entry where action like 'device.%' order by audit_id");
    expect(audited.map(({ action }) => action)).toEqual(["device.add", "device.label", "device.setDefault", "device.remove"]);
    expect(audited[2]).toMatchObject({ before: { device: "199", was: { default: "101" } }, after: { is: { default: "199" } } });
    expect(JSON.stringify(audited)).not.toContain("4400100");
  });

  test("go down to none, and the next is the default again; one that comes back is not new", async () => {
    const own = of("petros", "4400100104");
    expect(await answerOf(removeDevice(lead(), own))).toBe("ok");
    expect(await rows("select device from subscription where number = 'S-20004'")).toEqual([{ device: null }]);
    expect(await answerOf(addDevice(lead(), { ...own, label: "Attic" }))).toBe("ok");
    expect(await seen("petros")).toEqual(["4400100104 Attic *"]);
  });

  test("are no other household's: not its card, and not twice the own", async () => {
    expect(await answerOf(addDevice(lead(), { ...of("petros", "4400100102"), label: null }))).toBe("DEVICE_TAKEN");
    expect(await answerOf(addDevice(lead(), { ...of("nikos", "4400100102"), label: null }))).toBe("DEVICE_TAKEN");
    expect(await answerOf(addDevice(lead(), { ...of("nikos", "4"), account: "A-1", label: null }))).toBe("NOT_FOUND");
    expect(await answerOf(addDevice(lead(), { ...of("nikos", "4"), subscription: "S-20001", label: null }))).toBe("NOT_FOUND");
  });

  test("are masked for who need not compare them, on the account as at the till", async () => {
    expect(await seen("maria", "auditor")).toEqual(["•••••••103 Living room *", "•••••••203 Bedroom"]);
    expect(await getDesk(desk.as("auditor", NOON), "S-20003")).toMatchObject({ value: { device: "•••••••103", devices: [] } });
    expect(await getDesk(desk.as("callCentreAgent", NOON), "S-20003")).toMatchObject({
      value: {
        devices: [
          { number: "4400100103", isDefault: true },
          { number: "4400100203", label: "Bedroom" },
        ],
      },
    });
  });

  test("are added by two at once one after the other", async () => {
    const same = { ...of("hotel", "4400100777"), label: null };
    const { subscriptionId } = desk.seeded.customers.hotel;
    const both = await meetingAt(desk.test.owner, { subscriptionId, waiting: 2 }, () =>
      Promise.all([answerOf(addDevice(lead("x"), same)), answerOf(addDevice(lead("y"), same))]),
    );
    expect([...both].sort()).toEqual(["DEVICE_TAKEN", "ok"]);
  });

  test("that is removed while an order for it is under way waits for the order, or the order is refused", async () => {
    const { subscriptionId } = desk.seeded.customers.hotel;
    const [removed, ordered] = await meetingAt(desk.test.owner, { subscriptionId, waiting: 2 }, () =>
      Promise.all([
        answerOf(removeDevice(lead(), of("hotel", "4400100777"))),
        answerOf(addServiceUsage(desk.as("callCentreAgent", NOON), orderOf("hotel", "4400100777"))),
      ]),
    );
    expect(removed).toBe("ok");
    expect(["ok", "DEVICE_UNKNOWN"]).toContain(ordered);
  });
});

describe("an order", () => {
  const agent = () => desk.as("callCentreAgent", NOON);

  test("goes to the default, or to the device that it names, and the quote says which", async () => {
    const named = orderOf("maria", "4400100203");
    expect(await quoteServiceUsage(agent(), orderOf("maria"))).toMatchObject({ value: { deviceEnding: "103" } });
    expect(await quoteServiceUsage(agent(), named)).toMatchObject({ value: { deviceEnding: "203" } });
    expect(await answerOf(addServiceUsage(agent(), named))).toBe("ok");
    expect(await answerOf(addServiceUsage(agent(), orderOf("maria")))).toBe("ok");
    const ofMaria = desk.seeded.customers.maria.accountId;
    const sent = await rows(`select device from provisioning_request where account_id = ${ofMaria} order by request_id`);
    expect(sent.map(({ device }) => device)).toEqual(["4400100203", "4400100103"]);
  });

  test("is refused for a device that was removed or never was, also where nothing is delivered", async () => {
    await removeDevice(lead(), of("maria", "4400100203"));
    const refusal = { code: "DEVICE_UNKNOWN", path: "device", params: { ending: "203" } };
    expect(await addServiceUsage(agent(), orderOf("maria", "4400100203"))).toEqual({ ok: false, refusal });
    expect(await answerOf(addServiceUsage(agent(), orderOf("maria", "4400100102")))).toBe("DEVICE_UNKNOWN");
    await rows("update product_type set used_for_provisioning = false");
    expect(await answerOf(addServiceUsage(agent(), orderOf("maria", "4400100102")))).toBe("DEVICE_UNKNOWN");
    await rows("update product_type set used_for_provisioning = true where code = 'PPV-MOVIE'");
  });
});
