import type { Actor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import type { Udr } from "./udr.ts";
import {
  DIRECTIVE_NAMES,
  DIRECTIVE_OF_ACTION,
  isDirectiveAction,
  PERMISSION_OF_ACTION,
  UDR_ACTIONS,
  type UdrAction,
} from "./udr-actions.ts";

/** What decides whether an action may be used at all. */
export type ActionFacts = Pick<Udr, "state" | "directive" | "rating" | "revision"> & {
  /** Of a cancelled UDR, what took its place; only Reverse this asks. */
  readonly successorId?: number | null;
};

export type AvailableAction =
  | { readonly action: UdrAction; readonly available: true }
  | { readonly action: UdrAction; readonly available: false; readonly code: Refusal["code"]; readonly reason: string };

/** THE table of prerequisites, in the order of `UDR_ACTIONS`: the menu, the API and the operation read it. */
export function availableActions(udr: ActionFacts, actor: Actor): readonly AvailableAction[] {
  return UDR_ACTIONS.map((action) => {
    const refusal = refuseAction(action, udr, actor);
    if (refusal === null) return { action, available: true };
    return { action, available: false, code: refusal.code, reason: refusalSentence(refusal) };
  });
}

/** The first reason that forbids the action, or null. The order is the order in which a person would want to know. */
export function refuseAction(action: UdrAction, udr: ActionFacts, actor: Actor): Refusal | null {
  if (actor.kind !== "system" && !can(actor.role, PERMISSION_OF_ACTION[action])) return { code: "NOT_PERMITTED" };
  if (action === "reverse") return refuseReversal(udr);
  if (udr.state === "cancelled") return { code: "UDR_CANCELLED" };
  if (udr.state !== "posted") return { code: "UDR_NOT_POSTED" };
  if (!isDirectiveAction(action)) return null;
  const wanted = DIRECTIVE_OF_ACTION[action];
  // Seed 002: Set As Creditable needs a directive that is not "to be credited" already; its siblings by symmetry.
  if (udr.directive === wanted) return { code: "DIRECTIVE_UNCHANGED", params: { directive: DIRECTIVE_NAMES[wanted] } };
  // Usage of another supplier's bill is Not To Be Billed from birth; nobody here may charge or credit it.
  if (udr.rating === "information") return { code: "UDR_FOR_INFORMATION" };
  return null;
}

/** The last action only: what was done before it is reversed after it. A cancelled UDR stays so; another takes its place, once. */
function refuseReversal({ state, revision, successorId }: ActionFacts): Refusal | null {
  if (state === "scheduled") return { code: "UDR_NOT_POSTED" };
  if (successorId) return { code: "ALREADY_REVERSED", params: { successor: successorId } };
  return revision === 1 ? { code: "NOTHING_TO_REVERSE" } : null;
}
