import { expect, test } from "vitest";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { answerRefusal } from "./action-refusal.ts";

test("a refusal is answered with its sentence, and with the fields at fault where there are some", () => {
  const notFound = { code: "NOT_FOUND", path: "account" } as const;
  expect(answerRefusal(notFound)).toEqual({ ok: false, refusal: { ...notFound, message: refusalSentence(notFound) } });
  const issues = [{ path: "amount", message: "Too much." }];
  expect(answerRefusal({ code: "INVALID_INPUT" }, issues).refusal.issues).toEqual(issues);
});

test("of a key that stands for something else a person is told that it was taken before, not to use another key", () => {
  const { message } = answerRefusal({ code: "IDEMPOTENCY_MISMATCH" }).refusal;
  expect(message).toContain("was taken, as it stood here then");
  expect(message).not.toMatch(/key/i);
});
