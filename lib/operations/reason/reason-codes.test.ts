import { eq, inArray, notInArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { listReasons } from "#db/queries/reasons.ts";
import { reasonCode } from "#db/schema/people.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, billAll, correct, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { waitingAdvisoryLocks } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import { archiveReasonCode } from "./archive-reason-code.ts";
import { getReasonCode } from "./get-reason-code.ts";
import { listReasonCodes } from "./list-reason-codes.ts";
import { orderReasonCodes } from "./order-reason-codes.ts";
import { restoreReasonCode } from "./restore-reason-code.ts";
import { saveReasonCode } from "./save-reason-code.ts";

const SEEDED = ["GOODWILL", "DISPUTE", "QUALITY", "NOT-DELIVERED", "RECORDED-WRONGLY", "ORDERED-TWICE"];

let story: AluxsatDesk;
let desk: ReturnType<typeof definitionDesk>;
beforeAll(async () => {
  story = await openAluxsatDesk();
  desk = definitionDesk(story.test);
});
afterAll(() => story.close());
afterEach(async () => {
  const { owner } = story.test;
  await owner.delete(reasonCode).where(notInArray(reasonCode.code, SEEDED));
  await owner.update(reasonCode).set({ archivedAt: null, revision: 1 });
  for (const [index, code] of SEEDED.entries()) {
    await owner
      .update(reasonCode)
      .set({ position: index + 1 })
      .where(eq(reasonCode.code, code));
  }
  await owner.delete(auditEntry).where(eq(auditEntry.entity, "reasonCode"));
});

const courtesy = { code: "COURTESY", revision: null, name: "Courtesy", usageHappened: true };

describe("a reason", () => {
  it("is made at the end, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveReasonCode(desk.as(), courtesy))).toBe("ok");
    expect((await listReasons(story.test.database)).map(({ code }) => code)).toEqual([...SEEDED, "COURTESY"]);
    expect(await answerOf(saveReasonCode(desk.as(), { ...courtesy, revision: 1, usageHappened: false }))).toBe("ok");
    expect(await answerOf(archiveReasonCode(desk.as(), { code: "COURTESY", revision: 2 }))).toBe("ok");
    expect((await listReasons(story.test.database)).map(({ code }) => code)).toEqual(SEEDED);
    expect((await listReasonCodes(desk.as(), { archived: true, search: "court" })).map(({ code }) => code)).toEqual(["COURTESY"]);
    expect(await answerOf(restoreReasonCode(desk.as(), { code: "COURTESY", revision: 3 }))).toBe("ok");
    const found = await getReasonCode(desk.as(), "COURTESY");
    expect(found).toMatchObject({ usageHappened: false, revision: 4, archivedAt: null, isUsed: false, users: [] });
    expect(found?.history.map(({ action }) => action.split(".")[1])).toEqual(["restore", "archive", "edit", "create"]);
    expect(await getReasonCode(desk.as(), "NOWHERE")).toBeNull();
  });

  it("is refused with a taken code or name, stale, and archived", async () => {
    await saveReasonCode(desk.as(), courtesy);
    expect(await answerOf(saveReasonCode(desk.as(), { ...courtesy, name: "Other" }))).toBe("CODE_TAKEN");
    expect(await answerOf(saveReasonCode(desk.as(), { ...courtesy, code: "C2", name: "recorded wrongly" }))).toBe("NAME_TAKEN");
    await saveReasonCode(desk.as({ name: "Hera" }), { ...courtesy, revision: 1, name: "Kindness" });
    expect(await saveReasonCode(desk.as(), { ...courtesy, revision: 1, name: "Favour" })).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", name: "Kindness" } },
    });
    await archiveReasonCode(desk.as(), { code: "COURTESY", revision: 2 });
    expect(await answerOf(saveReasonCode(desk.as(), { ...courtesy, revision: 3, name: "X" }))).toBe("DEFINITION_ARCHIVED");
  });

  it("for which a correction was made keeps its answer, may be renamed, and may be archived", async () => {
    const at = { desk: story, customer: "eleni" as const };
    const udrId = await orderFilm(at, atNicosia("20:00"));
    const done = await correct(story.as("careAgent", later(atNicosia("20:00"), 5)), { action: "cancel", udrId, expectedRevision: 1 });
    expect(done.ok).toBe(true);
    await billAll(at, later(atNicosia("20:00"), 10));
    const goodwill = { code: "GOODWILL", revision: 1, name: "Goodwill after a complaint", usageHappened: false };
    expect(await getReasonCode(desk.as(), "GOODWILL")).toMatchObject({ isUsed: true });
    expect(await saveReasonCode(desk.as(), goodwill)).toMatchObject({ refusal: { code: "REASON_USED", path: "usageHappened" } });
    expect(await answerOf(saveReasonCode(desk.as(), { ...goodwill, name: "Goodwill", usageHappened: true }))).toBe("ok");
    expect(await answerOf(archiveReasonCode(desk.as(), { code: "GOODWILL", revision: 2 }))).toBe("ok");
  });

  it("that is the last one stays, also of two that are archived at once", async () => {
    await story.test.owner
      .update(reasonCode)
      .set({ archivedAt: desk.as().now })
      .where(inArray(reasonCode.code, SEEDED.slice(2)));
    const answers = await Promise.all([
      answerOf(archiveReasonCode(desk.as(), { code: "GOODWILL", revision: 1 })),
      answerOf(archiveReasonCode(desk.as(), { code: "DISPUTE", revision: 1 })),
    ]);
    expect(answers.sort()).toEqual(["DEFINITION_IN_USE", "ok"]);
  });

  it("is archived after whoever archives another is done", async () => {
    const { archiving } = await withTransaction(story.test.database, async (tx) => {
      await lockDefinitions(tx, "reasonCode");
      const answer = answerOf(archiveReasonCode(desk.as(), { code: "GOODWILL", revision: 1 }));
      await vi.waitFor(async () => expect(await waitingAdvisoryLocks(story.test.owner)).toBe(1));
      return { archiving: answer };
    });
    expect(await archiving).toBe("ok");
  });
});

describe("the order of reasons", () => {
  it("is changed over the one that was looked at, once, with its audit row", async () => {
    const to = [...SEEDED.slice(1), "GOODWILL"];
    expect(await answerOf(orderReasonCodes(desk.as({ key: "o" }), { from: SEEDED, to }))).toBe("ok");
    expect(await answerOf(orderReasonCodes(desk.as({ key: "o" }), { from: SEEDED, to }))).toBe("ok");
    expect((await listReasons(story.test.database)).map(({ code }) => code)).toEqual(to);
    expect(await desk.audited()).toContain("reasonCode.order reasonCode order Anna");
    const other = [...SEEDED.slice(2), "GOODWILL", "DISPUTE"];
    expect(await answerOf(orderReasonCodes(desk.as(), { from: SEEDED, to: other }))).toBe("STALE_REVISION");
  });
});
