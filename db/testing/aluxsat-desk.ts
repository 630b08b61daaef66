import type { CustomerName } from "#db/seed/customers.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone, ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { AdjustUdrChange, Agreed, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import { runBilling } from "#lib/operations/billing/run-billing.ts";
import type { Context } from "#lib/operations/context.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { adjustUdr } from "#lib/operations/udr/adjust-udr.ts";
import { cancelUdr } from "#lib/operations/udr/cancel-udr.ts";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { previewUdrChange } from "#lib/operations/udr/preview-udr-change.ts";
import { reverseUdr } from "#lib/operations/udr/reverse-udr.ts";
import { setDirective } from "#lib/operations/udr/set-directive.ts";
import { topUpWallet } from "#lib/operations/wallet/top-up-wallet.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";

/** The demo's company with its people at their desks, for tests that tell the trade's stories through the real operations. */
export type AluxsatDesk = {
  readonly test: TestDatabase;
  readonly seeded: Aluxsat;
  readonly as: (role: Role, now: Instant) => Context;
  readonly close: () => Promise<void>;
};

const SECRET = "a secret of 32 bytes and more, for tests only";

export async function openAluxsatDesk(): Promise<AluxsatDesk> {
  const test = await testDatabase();
  const { env } = process;
  env.RATEWRIGHT_SECRET ??= SECRET;
  env.RATEWRIGHT_ORIGIN ??= "http://localhost:3000";
  env.RATEWRIGHT_DEMO ??= "1";
  env.DATABASE_URL ??= test.url;
  const seeded = await seedAluxsat(test.database);
  const as = (role: Role, now: Instant): Context => {
    const user = present(seeded.people.users.get(role), `the demo's ${role}`);
    return { actor: { kind: "user", ...user, role, sessionId: "test" }, now, requestId: "test", database: test.database };
  };
  return { test, seeded, as, close: () => test.close() };
}

/** A clock time on a day of the worked example, in the company's zone: "20:00" on 3 March 2026. */
export function atNicosia(clock: string, day = 3): Instant {
  const [hour = "0", minute = "0"] = clock.split(":");
  const wall = { year: 2026, month: 3, day, hour: Number.parseInt(hour, 10), minute: Number.parseInt(minute, 10) };
  return instantOfWallTime(wall, "Europe/Nicosia");
}

export function later(instant: Instant, minutes: number): Instant {
  return instantFromMillis(instant + minutes * 60_000);
}

export type Story = { readonly desk: AluxsatDesk; readonly customer: CustomerName };

/** Orders one film for a customer and answers the UDR. */
export async function orderFilm({ desk, customer }: Story, at: Instant, product = "LOTR1"): Promise<number> {
  const { subscriptionId } = desk.seeded.customers[customer];
  const order = await addServiceUsage(desk.as("callCentreAgent", at), { subscriptionId, product, quantity: "1", metadata: {} });
  if (!order.ok) throw new Error(`the order was refused: ${JSON.stringify(order.refusal)}`);
  return order.value.udrId;
}

export async function topUp({ desk, customer }: Story, amount: string, at: Instant): Promise<void> {
  const { subscriptionId } = desk.seeded.customers[customer];
  const done = await topUpWallet(desk.as("callCentreAgent", at), { subscriptionId, amount, paymentReference: `P-${at}` });
  if (!done.ok) throw new Error(`the top-up was refused: ${done.refusal.code}`);
}

/** Bills whatever waits for the customer; nothing waiting is fine. */
export async function billAll({ desk, customer }: Story, at: Instant): Promise<void> {
  const { accountNumber } = desk.seeded.customers[customer];
  const run = await runBilling(desk.as("billingOperator", at), { accountNumber });
  if (!run.ok && run.refusal.code !== "NOTHING_TO_BILL") throw new Error(`the run was refused: ${run.refusal.code}`);
}

export async function udrOf(context: Context, udrId: number): Promise<UdrDetail> {
  const found = await getUdr(context, udrId);
  if (!found.ok) throw new Error(`UDR ${udrId}: ${found.refusal.code}`);
  return found.value;
}

/** The Adjust form as it opens for a UDR, with some fields changed. */
export function adjustOf(udr: UdrDetail, changed: Partial<Omit<AdjustUdrChange, "action">>): AdjustUdrChange {
  const metadata = Object.fromEntries(udr.metadata.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));
  return {
    action: "adjust",
    udrId: udr.udrId,
    expectedRevision: udr.revision,
    product: udr.product.code,
    quantity: udr.quantity,
    source: udr.source.code,
    udrType: udr.udrType.code,
    billingEffectiveAt: udr.billingEffectiveAt,
    from: udr.from,
    to: udr.to,
    metadata,
    ...changed,
  };
}

type Submission = Result<{ readonly preview: ChangePreview; readonly done: ChangeDone }, Refusal>;

/** As an agent does it: look at the preview, then submit exactly that. */
export async function correct(context: Context, change: UdrChange, reasonCode = "GOODWILL"): Promise<Submission> {
  const preview = await previewUdrChange(context, change, reasonCode);
  if (!preview.ok) return preview;
  const done = await submit(context, change, { previewToken: preview.value.token, reasonCode });
  return done.ok ? { ok: true, value: { preview: preview.value, done: done.value } } : done;
}

type AgreedTo = Agreed;

export async function submit(context: Context, change: UdrChange, agreedTo: string | AgreedTo): Promise<Result<ChangeDone, Refusal>> {
  const agreed = typeof agreedTo === "string" ? { reasonCode: "GOODWILL", previewToken: agreedTo } : agreedTo;
  switch (change.action) {
    case "adjust":
      return adjustUdr(context, { change, ...agreed });
    case "cancel":
      return cancelUdr(context, { change, ...agreed });
    case "setBillable":
    case "setCreditable":
    case "setNotToBeBilled":
      return setDirective(context, { change, ...agreed });
    case "reverse":
      return reverseUdr(context, { change, ...agreed });
  }
}
