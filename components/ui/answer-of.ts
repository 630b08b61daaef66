import { type ActionFault, type ActionRefused, type ActionResult, messageOf } from "#lib/web/action-result.ts";

/** Of no answer there is nothing in the log that support could look for. */
const UNANSWERED: ActionFault = {
  ok: false,
  fault: { id: "", message: "No answer came. Press again: what was done already is never done twice." },
};

const UNKNOWN = "Nobody can say yet whether this was done.";

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

/**
 * What an answer says after one that was lost. A fault decides nothing then: what was sent first may have been done all the same. A refusal
 * does, since what was done is answered again by its key.
 */
export function afterLost<Value>(answer: ActionResult<Value>): ActionResult<Value> {
  return !answer.ok && answer.fault ? UNANSWERED : answer;
}

/** Then a page that is read anew would be lost, too. */
export function isUnanswered(result: ActionRefused | ActionFault): boolean {
  return result === UNANSWERED;
}

/** As a toast is told it, with what was not done. */
export function notDoneNotice(result: ActionRefused | ActionFault, title: string) {
  return { tone: "negative" as const, description: messageOf(result), title: isUnanswered(result) ? UNKNOWN : title };
}

/** As `RefusalMessage` is told it: of what was not answered nobody can say that it was not done. */
export function toldOf(result: ActionRefused | ActionFault) {
  return {
    message: messageOf(result),
    ...(result.refusal && { code: result.refusal.code }),
    ...(isUnanswered(result) && { title: UNKNOWN }),
  };
}
