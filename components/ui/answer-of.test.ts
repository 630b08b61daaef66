import { expect, it } from "vitest";
import type { ActionResult } from "#lib/web/action-result.ts";
import { afterLost, answerOf, isUnanswered, notDoneNotice, toldOf } from "./answer-of.ts";

const DONE: ActionResult<number> = { ok: true, value: 7 };
const FAULT: ActionResult<number> = { ok: false, fault: { id: "f-1", message: "It failed." } };

it("hands on what was answered", async () => {
  expect(await answerOf(Promise.resolve(DONE))).toBe(DONE);
  const fault = await answerOf(Promise.resolve(FAULT));
  expect(fault).toBe(FAULT);
  expect(fault.ok || isUnanswered(fault)).toBe(false);
});

it("makes an answer of a connection that broke", async () => {
  const result = await answerOf(Promise.reject<ActionResult<number>>(new TypeError("Failed to fetch")));
  expect(result).toMatchObject({ ok: false, fault: { message: expect.stringContaining("Press again") } });
  expect(result.ok || isUnanswered(result)).toBe(true);
});

it("never says of what was not answered that it was not done", async () => {
  const lost = await answerOf(Promise.reject<ActionResult<number>>(new TypeError("Failed to fetch")));
  expect(lost.ok ? null : toldOf(lost)).toMatchObject({ title: "Nobody can say yet whether this was done." });
  expect(lost.ok ? null : notDoneNotice(lost, "It was not saved.").title).toBe("Nobody can say yet whether this was done.");
  expect(FAULT.ok ? null : notDoneNotice(FAULT, "It was not saved.")).toMatchObject({
    title: "It was not saved.",
    description: "It failed.",
  });
  expect(FAULT.ok ? null : toldOf(FAULT)).toEqual({ message: "It failed." });
  const refused: ActionResult<number> = { ok: false, refusal: { code: "BUSY", message: "Later." } };
  expect(toldOf(refused)).toEqual({ message: "Later.", code: "BUSY" });
});

it("takes no fault for an answer where one before it was lost: only what is done or refused decides", () => {
  const refused: ActionResult<number> = { ok: false, refusal: { code: "BUSY", message: "Later." } };
  const answered = afterLost(FAULT);
  expect(answered.ok || isUnanswered(answered)).toBe(true);
  expect(answered.ok).toBe(false);
  expect([afterLost(DONE), afterLost(refused)]).toEqual([DONE, refused]);
});
