import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import type { DeliveryAnswer } from "#lib/domain/provisioning/delivery-answer.ts";
import { MOST_ATTEMPTS } from "#lib/domain/provisioning/retry-schedule.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { addDevice } from "#lib/operations/device/add-device.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { runWorker } from "../run-worker.ts";
import { HANDLERS } from "../tasks.ts";
import { type DeliveryHome, deliverRequests } from "./deliver-requests.ts";
import type { Delivery, ProvisioningAdapter } from "./provisioning-adapter.ts";
import { simulatedProvider } from "./simulated-provider.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const AT = atNicosia("20:00");
const AFTER_THE_LEASE = plusMillis(AT, 60_000);
const DELIVERED = { kind: "delivered" } as const;

let desk: AluxsatDesk;
const cleanUps: (() => unknown)[] = [];

beforeEach(async () => {
  desk = await openAluxsatDesk();
});

afterEach(async () => {
  for (let cleanUp = cleanUps.pop(); cleanUp !== undefined; cleanUp = cleanUps.pop()) await cleanUp();
  await desk.close();
});

const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));
const states = async () => {
  const told = await rows("select concat_ws(' ', state, attempts, last_error) as told from provisioning_request order by request_id");
  return told.map((row) => row.told);
};

const orderOf = (customer: CustomerName) => orderFilm({ desk, customer }, AT);

/** A provider that keeps its word: a key that it has seen has no second effect. It answers what it is told to. */
function provider(answer: (delivery: Delivery, asked: number) => Promise<DeliveryAnswer> | DeliveryAnswer = () => DELIVERED) {
  const asked: Delivery[] = [];
  const effects = new Set<string>();
  const adapter: ProvisioningAdapter = {
    deliver: async (delivery) => {
      asked.push(delivery);
      effects.add(delivery.idempotencyKey);
      return answer(delivery, asked.length);
    },
  };
  return { asked, effects, adapter };
}

type Wish = { readonly adapter: ProvisioningAdapter | null; readonly now?: Instant };

function homeOf({ adapter, now = AT }: Wish): DeliveryHome {
  return {
    database: desk.test.database,
    adapters: () => adapter,
    clock: () => Promise.resolve(now),
    chance: () => 0,
    reportFault: () => "f-1",
  };
}

const deliver = (wish: Wish, signal = new AbortController().signal) => deliverRequests(homeOf(wish), signal);

describe("what is due is delivered", () => {
  test("with the request's number as the key, the device and the provider's code", async () => {
    await orderOf("eleni");
    const { asked, adapter } = provider();
    await deliver({ adapter });
    expect(asked).toEqual([
      { idempotencyKey: expect.stringMatching(/^5\d{4}$/), provider: "NAGRA", device: "4400100101", productCode: "1AQ7" },
    ]);
    expect(await states()).toEqual(["delivered 1"]);
  });

  test("once, by whichever of two workers takes it, and more than one taking holds", async () => {
    for (let round = 0; round < 15; round += 1) for (const customer of ["eleni", "maria"] as const) await orderOf(customer);
    const { asked, effects, adapter } = provider();
    await Promise.all([deliver({ adapter }), deliver({ adapter })]);
    expect(asked).toHaveLength(30);
    expect(effects.size).toBe(30);
    expect(new Set(await states())).toEqual(new Set(["delivered 1"]));
  });

  test("beside one that fails: each has its own fate", async () => {
    await orderOf("eleni");
    await orderOf("maria");
    const { adapter } = provider(({ device }) => {
      if (device === "4400100101") throw new Error("socket of +35799000101 hung up");
      return DELIVERED;
    });
    await deliver({ adapter });
    expect(await states()).toEqual(["pending 1 The provider could not be asked (fault f-1).", "delivered 1"]);
  });

  test("but nothing is asked for a UDR that was cancelled first, and nothing is cancelled for it again", async () => {
    await orderOf("eleni");
    await rows("update udr set state = 'cancelled'");
    const { asked, adapter } = provider();
    await deliver({ adapter });
    await rows("update udr set state = 'posted'");
    expect(asked).toEqual([]);
    expect(await states()).toEqual(["failed 1 Not sent: the UDR was cancelled first."]);
    expect(await rows("select 1 from graphile_worker.jobs where task_identifier = 'cancelUndelivered'")).toEqual([]);
  });
});

describe("a provider that is down", () => {
  test("is asked again after the pause, under the same key, until it delivers", async () => {
    await orderOf("eleni");
    const { asked, effects, adapter } = provider((_, times) =>
      times < 3 ? { kind: "unavailable", reason: "The device could not be reached." } : DELIVERED,
    );
    await deliver({ adapter });
    await deliver({ adapter, now: plusMillis(AT, 7_499) });
    expect(asked).toHaveLength(1);
    await deliver({ adapter, now: plusMillis(AT, 7_500) });
    await deliver({ adapter, now: plusMillis(AT, 22_499) });
    expect(await states()).toEqual(["pending 2 The device could not be reached."]);
    await deliver({ adapter, now: plusMillis(AT, 22_500) });
    expect(await states()).toEqual(["delivered 3"]);
    expect(effects.size).toBe(1);
  });

  test("for ever is given up after ten attempts, no sooner and no later", async () => {
    await orderOf("eleni");
    const { asked, effects, adapter } = provider(() => ({ kind: "unavailable", reason: "Down." }));
    for (let hour = 0; hour < 2 * MOST_ATTEMPTS; hour += 1) await deliver({ adapter, now: plusMillis(AT, hour * 3_600_000) });
    expect(asked).toHaveLength(MOST_ATTEMPTS);
    expect(effects.size).toBe(1);
    expect(await states()).toEqual([`failed ${MOST_ATTEMPTS} Down.`]);
  });
});

describe("a worker that goes away between the call and its note of it", () => {
  test("stopped: the lease ends, and the attempt is made again under the same key", async () => {
    await orderOf("eleni");
    const stopping = new AbortController();
    const { asked, effects, adapter } = provider((_, times) => {
      if (times > 1) return DELIVERED;
      stopping.abort();
      return new Promise(() => {});
    });
    await expect(deliver({ adapter }, stopping.signal)).rejects.toThrow();
    expect(await states()).toEqual(["pending 1"]);
    await deliver({ adapter, now: plusMillis(AFTER_THE_LEASE, -1) });
    expect(asked).toHaveLength(1);
    await deliver({ adapter, now: AFTER_THE_LEASE });
    expect(await states()).toEqual(["delivered 2"]);
    expect([asked.length, effects.size]).toEqual([2, 1]);
  });

  test("killed: the provider has done it and hears the same key again", async () => {
    await orderOf("eleni");
    const asked: string[] = [];
    const server = createServer((request) => void asked.push(request.url ?? ""));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    cleanUps.push(() => server.close());
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const program = path.join(import.meta.dirname, "..", "testing", "delivery-process.ts");
    const parameters = ["--conditions=react-server", program, desk.test.url, `http://127.0.0.1:${port}`, String(AT)];
    const child = spawn(process.execPath, parameters, { stdio: ["ignore", "ignore", "inherit"] });
    cleanUps.push(() => child.kill("SIGKILL"));
    await vi.waitUntil(() => asked.length === 1, PATIENCE);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await states()).toEqual(["pending 1"]);
    const { asked: askedAgain, adapter } = provider();
    await deliver({ adapter, now: AFTER_THE_LEASE });
    expect(askedAgain.map(({ idempotencyKey }) => `/${idempotencyKey}`)).toEqual(asked);
    expect(await states()).toEqual(["delivered 2"]);
  });
});

describe("the demo's simulated provider", () => {
  const signal = new AbortController().signal;
  const delivery = { idempotencyKey: "50001", provider: "NAGRA", device: "4400100101", productCode: "1AQ7" };

  test.each([
    ["4400100101", { kind: "delivered" }],
    ["UNKNOWN-1", { kind: "refused", reason: "The provider does not know this device." }],
    ["UNREACHABLE-1", { kind: "unavailable", reason: "The device could not be reached." }],
  ])("answers for %s", async (device, answer) => {
    expect(await simulatedProvider().deliver({ ...delivery, device }, signal)).toEqual(answer);
  });

  test("answers a key that it has answered as before", async () => {
    const simulation = simulatedProvider();
    const first = await simulation.deliver({ ...delivery, device: "UNKNOWN-1" }, signal);
    expect(await simulation.deliver(delivery, signal)).toEqual(first);
    expect(await simulation.deliver({ ...delivery, idempotencyKey: "50002" }, signal)).toEqual(DELIVERED);
  });
});

describe("the background worker", () => {
  /** The demo's business clock stands at the evening of the order. */
  async function work(handlers = HANDLERS): Promise<void> {
    await rows(`update installation set clock_offset_millis = ${AT - Date.now()}`);
    for (const level of ["info", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {});
    const stopping = new AbortController();
    const running = runWorker({ databaseUrl: desk.test.url, concurrency: 2, signal: stopping.signal, handlers, lookEvery: 50 });
    cleanUps.push(() => {
      stopping.abort();
      return running;
    });
  }

  test("delivers an order as soon as it is taken, and what waited from before", async () => {
    await orderOf("maria");
    await rows("delete from graphile_worker._private_jobs");
    await work();
    await expect.poll(states, PATIENCE).toEqual(["delivered 1"]);
    await orderOf("eleni");
    await expect.poll(states, PATIENCE).toEqual(["delivered 1", "delivered 1"]);
  });

  test("takes the charge back for a device that the provider does not know", async () => {
    const { accountNumber: account, subscriptionNumber: subscription, subscriptionId } = desk.seeded.customers.eleni;
    const added = await addDevice(desk.as("careLead", AT), { account, subscription, number: "UNKNOWN-1", label: null });
    expect(added.ok).toBe(true);
    const wish = { subscriptionId, product: "LOTR1", quantity: "1", metadata: {}, device: "UNKNOWN-1" };
    const ordered = await addServiceUsage(desk.as("callCentreAgent", AT), wish);
    expect(ordered.ok).toBe(true);
    // This process has one provider for all databases, which knows the number of the first request from another one.
    const simulation = simulatedProvider();
    await work({
      ...HANDLERS,
      deliverRequests: ({ database }, _payload, { abortSignal }) =>
        deliverRequests({ ...homeOf({ adapter: simulation }), database }, abortSignal),
    });
    await expect.poll(() => rows("select state, revision from udr"), PATIENCE).toEqual([{ state: "cancelled", revision: 2 }]);
    expect(await states()).toEqual(["failed 1 The provider does not know this device."]);
  });
});
