import type { ActionFault, ActionRefused, ActionResult } from "#lib/web/action-result.ts";

/** Of no answer there is nothing in the log that support could look for. */
const UNANSWERED: ActionFault = {
  ok: false,
  fault: { id: "", message: "No answer came, so it may or may not be done. Press again: it is never done twice." },
};

/**
 * What came back of a server action whose repetition has no second effect. A connection that breaks is an answer like another: thrown, it
 * would put the page of an error in place of the form, and what was typed would be gone.
 */
export async function answerOf<Value>(sent: Promise<ActionResult<Value>>): Promise<ActionResult<Value>> {
  try {
    return await sent;
  } catch {
    return UNANSWERED;
  }
}

/** Then a page that is read anew would be lost, too. */
export function isUnanswered(result: ActionRefused | ActionFault): boolean {
  return result === UNANSWERED;
}
