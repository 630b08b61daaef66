import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { ActionRefused, FieldIssue } from "./action-result.ts";

/** People have no keys: that of their form stands for something else only where an answer was lost and the form was changed since. */
const TAKEN_BEFORE = "What was sent before was taken, as it stood here then. Nothing was done twice: reload the page to see it.";

/** A refusal as a server action answers it, said to who looks at the form. */
export function answerRefusal(refusal: Refusal, issues?: readonly FieldIssue[]): ActionRefused {
  const message = refusal.code === "IDEMPOTENCY_MISMATCH" ? TAKEN_BEFORE : refusalSentence(refusal);
  return { ok: false, refusal: { ...refusal, message, ...(issues && { issues }) } };
}
