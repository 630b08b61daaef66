import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { billingTermScheme } from "#db/schema/billing-term.ts";
import { billingQueue, rbi, settlement } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udr, udrRevision } from "#db/schema/udr.ts";
import { wallet } from "#db/schema/wallet.ts";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  submit,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { micros } from "#lib/kernel/money.ts";
import type { Context } from "../context.ts";
import { adjustUdr } from "./adjust-udr.ts";
import { cancelUdr } from "./cancel-udr.ts";
import { getUdr } from "./get-udr.ts";
import { previewUdrChange } from "./preview-udr-change.ts";
import { setDirective } from "./set-directive.ts";

let desk: AluxsatDesk;
let day = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());
/** A day of its own for each test, so that the limit of a day never carries over. */
beforeEach(() => {
  day += 1;
});

const evening = () => atNicosia("20:00", day);
const agent = (minutes = 10): Context => desk.as("careAgent", later(evening(), minutes));
const cancelOf = (udrId: number, expectedRevision = 1): UdrChange => ({ action: "cancel", udrId, expectedRevision });

async function billedFilm(): Promise<number> {
  const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
  await billAll({ desk, customer: "eleni" }, later(evening(), 5));
  return udrId;
}

describe("a submit", () => {
  test("stores former values, audit and entries, and nothing else", async () => {
    const udrId = await billedFilm();
    const change = adjustOf(await udrOf(agent(), udrId), {
      from: "2026-03-01T02:14:00+02:00",
      metadata: { device: "TABLET", location: "Paphos" },
    });
    const result = await correct(agent(), change);
    expect(result).toMatchObject({ ok: true, value: { done: { revision: 2, net: "-5.00", bill: null } } });
    const after = await udrOf(agent(), udrId);
    expect(after.revisions).toMatchObject([{ revision: 2, action: "adjust", by: "Daphne Loizou", reason: "Goodwill after a complaint" }]);
    expect(after.revisions[0]?.changes.map(({ label }) => label)).toEqual(["From", "Device"]);
    expect(after.audit[0]).toMatchObject({ action: "udr.adjust", by: "Daphne Loizou" });
    await correct(agent(), adjustOf(after, { quantity: "2" }));
    const stored = await desk.test.owner.select().from(udrRevision).where(eq(udrRevision.udrId, udrId));
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain("Paphos");
    const audits = await desk.test.owner
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.entityId, String(udrId)));
    expect(JSON.stringify(audits)).not.toContain("Paphos");
  });

  test("with the token of another preview, or a forged one, posts nothing", async () => {
    const udrId = await billedFilm();
    const preview = await previewUdrChange(agent(), cancelOf(udrId));
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { token } = preview.value;
    const other: UdrChange = { action: "setNotToBeBilled", udrId, expectedRevision: 1 };
    const stale = { ok: false, refusal: { code: "PREVIEW_STALE" } };
    expect(await submit(agent(), other, token)).toMatchObject(stale);
    expect(await submit(agent(), cancelOf(udrId), `${token}x`)).toMatchObject(stale);
    expect(await submit(agent(), cancelOf(udrId), "forged")).toMatchObject(stale);
    expect(await submit(desk.as("careLead", later(evening(), 10)), cancelOf(udrId), token)).toMatchObject(stale);
    expect((await udrOf(agent(), udrId)).revision).toBe(1);
    expect((await submit(agent(), cancelOf(udrId), token)).ok).toBe(true);
  });

  test("after the charge was billed since the preview is stale: a reversal is another entry than a cancellation", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
    const preview = await previewUdrChange(agent(), cancelOf(udrId));
    expect(preview).toMatchObject({ ok: true, value: { entries: [{ gross: "-10.00", goes: "cancelsUnbilled" }] } });
    await billAll({ desk, customer: "eleni" }, later(evening(), 6));
    const token = preview.ok ? preview.value.token : "";
    expect(await submit(agent(), cancelOf(udrId), token)).toMatchObject({ ok: false, refusal: { code: "PREVIEW_STALE" } });
    const fresh = await correct(agent(), cancelOf(udrId));
    expect(fresh).toMatchObject({ ok: true, value: { preview: { entries: [{ gross: "-10.00", goes: "nextBill" }] } } });
  });

  test("repeated with the same key acts once and answers the same", async () => {
    const udrId = await billedFilm();
    const context = { ...agent(), idempotencyKey: `cancel ${udrId}` };
    const preview = await previewUdrChange(context, cancelOf(udrId));
    const token = preview.ok ? preview.value.token : "";
    const once = await submit(context, cancelOf(udrId), token);
    expect(once.ok).toBe(true);
    expect(await submit(context, cancelOf(udrId), token)).toEqual(once);
    expect((await udrOf(context, udrId)).chain).toHaveLength(2);
  });

  test("on a revision that is not current any more is refused", async () => {
    const udrId = await billedFilm();
    await correct(agent(), { action: "setNotToBeBilled", udrId, expectedRevision: 1 });
    expect(await correct(agent(), cancelOf(udrId))).toMatchObject({ ok: false, refusal: { code: "STALE_REVISION" } });
  });

  test("without a known reason is refused", async () => {
    const udrId = await billedFilm();
    const preview = await previewUdrChange(agent(), cancelOf(udrId));
    const previewToken = preview.ok ? preview.value.token : "";
    const change = { action: "cancel", udrId, expectedRevision: 1 } as const;
    const result = await cancelUdr(agent(), { change, reasonCode: "BECAUSE", previewToken });
    expect(result).toMatchObject({ ok: false, refusal: { code: "REASON_REQUIRED" } });
  });
});

describe("nobody corrects", () => {
  test("what does not exist", async () => {
    const missing = { ok: false, refusal: { code: "NOT_FOUND" } };
    expect(await previewUdrChange(agent(), cancelOf(999_999))).toMatchObject(missing);
    expect(await getUdr(agent(), 999_999)).toMatchObject(missing);
  });

  test("without the permission, whichever action it is", async () => {
    const udrId = await billedFilm();
    const auditor = desk.as("auditor", later(evening(), 10));
    const target = { udrId, expectedRevision: 1 };
    const agreed = { reasonCode: "GOODWILL", previewToken: "any" };
    const refused = { ok: false, refusal: { code: "NOT_PERMITTED" } };
    expect(await cancelUdr(auditor, { change: { action: "cancel", ...target }, ...agreed })).toMatchObject(refused);
    expect(await setDirective(auditor, { change: { action: "setCreditable", ...target }, ...agreed })).toMatchObject(refused);
    const change = adjustOf(await udrOf(auditor, udrId), { quantity: "2" });
    expect(await adjustUdr(auditor, { change, ...agreed })).toMatchObject(refused);
    expect(await previewUdrChange(auditor, change)).toMatchObject(refused);
  });

  test("a cancelled UDR", async () => {
    const udrId = await billedFilm();
    await correct(agent(), cancelOf(udrId));
    expect(await correct(agent(), cancelOf(udrId, 2))).toMatchObject({ ok: false, refusal: { code: "UDR_CANCELLED" } });
  });
});

describe("what posts", () => {
  test("a re-rating that reaches the threshold bills the subscription in the same transaction, as the preview said", async () => {
    const udrId = await billedFilm();
    await orderFilm({ desk, customer: "eleni" }, evening());
    await orderFilm({ desk, customer: "eleni" }, evening());
    const change = adjustOf(await udrOf(agent(), udrId), { from: "2026-03-01T02:00:00+02:00" });
    const result = await correct(agent(), change);
    expect(result).toMatchObject({
      ok: true,
      value: { preview: { triggers: "3 unbilled UDRs" }, done: { bill: expect.stringMatching(/^B-/) } },
    });
    expect(await desk.test.owner.select().from(billingQueue)).toEqual([]);
    expect((await udrOf(agent(), udrId)).chain.map(({ state }) => state)).toEqual(["billed", "billed", "billed"]);
  });

  test("a reversal alone never sets off a billing, even where the threshold is reached", async () => {
    const first = await billedFilm();
    await orderFilm({ desk, customer: "eleni" }, evening());
    await orderFilm({ desk, customer: "eleni" }, evening());
    const monthly = eq(billingTermScheme.code, "NORMAL-MONTHLY");
    await desk.test.owner.update(billingTermScheme).set({ maximumUnbilledUdrs: 2 }).where(monthly);
    const result = await correct(agent(), cancelOf(first));
    await desk.test.owner.update(billingTermScheme).set({ maximumUnbilledUdrs: 3 }).where(monthly);
    expect(result).toMatchObject({ ok: true, value: { preview: { triggers: null }, done: { bill: null } } });
    expect((await udrOf(agent(), first)).chain.map(({ state }) => state)).toEqual(["billed", "notBilled"]);
    await billAll({ desk, customer: "eleni" }, later(evening(), 20));
  });

  test("Set As Creditable on a billed charge says in words that the UDR ends below zero", async () => {
    const udrId = await billedFilm();
    const preview = await previewUdrChange(agent(), { action: "setCreditable", udrId, expectedRevision: 1 });
    expect(preview).toMatchObject({ ok: true, value: { net: "-20.00", udr: { before: "10.00", after: "-10.00" } } });
    const warnings = preview.ok ? preview.value.warnings.join(" ") : "";
    expect(warnings).toContain("stands at −€10.00");
    expect(warnings).toContain("cancel it instead");
  });

  test("a prepaid correction is one wallet transaction on the net; what the wallet lacks becomes a debt", async () => {
    const story = { desk, customer: "nikos" } as const;
    await topUp(story, "5.00", atNicosia("01:00", day));
    const udrId = await orderFilm(story, atNicosia("02:00", day));
    const change = adjustOf(await udrOf(agent(), udrId), { from: new Date(evening()).toISOString() });
    const result = await correct(agent(), change);
    expect(result).toMatchObject({
      ok: true,
      value: {
        preview: {
          net: "5.00",
          effect: { kind: "wallet", balance: { before: "0.00", after: "0.00" }, debt: { before: "0.00", after: "5.00" } },
        },
      },
    });
    const { chain } = await udrOf(agent(), udrId);
    expect(chain.map(({ gross }) => gross)).toEqual(["5.00", "-5.00", "10.00"]);
    expect(chain[1]?.walletTransaction).toBe(chain[2]?.walletTransaction);
    const back = await correct(agent(), cancelOf(udrId, 2));
    expect(back).toMatchObject({ ok: true, value: { preview: { effect: { balance: { after: "5.00" }, debt: { after: "0.00" } } } } });
    const [row] = await desk.test.owner.select().from(wallet).where(eq(wallet.subscriptionId, desk.seeded.customers.nikos.subscriptionId));
    expect(row).toMatchObject({ balance: micros("5"), debt: 0n });
  });

  test("is never an update: RBIs and settlements before an action are there after it, as they were", async () => {
    const udrId = await billedFilm();
    const before = await desk.test.owner.select().from(rbi);
    const settled = await desk.test.owner.select().from(settlement);
    await correct(agent(), cancelOf(udrId));
    const after = await desk.test.owner.select().from(rbi);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(await desk.test.owner.select().from(settlement)).toEqual(expect.arrayContaining(settled));
  });

  test("a preview writes nothing", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
    const before = await everything();
    await previewUdrChange(agent(), cancelOf(udrId));
    await previewUdrChange(agent(), adjustOf(await udrOf(agent(), udrId), { quantity: "3" }));
    expect(await everything()).toEqual(before);
    await billAll({ desk, customer: "eleni" }, later(evening(), 20));
  });
});

async function everything() {
  const { owner } = desk.test;
  return [
    await owner.select().from(udr),
    await owner.select().from(rbi),
    await owner.select().from(billingQueue),
    await owner.select().from(auditEntry),
  ];
}
