import { type BillingTermView, SCHEME_STATES } from "./billing-term-view.ts";

export type SchemeState = BillingTermView["state"];

/** The actions of a scheme's life, in their order. */
export const SCHEME_MOVES = [
  { to: "effective", label: "Set as effective", done: "is effective" },
  { to: "terminated", label: "Terminate", done: "is terminated" },
] as const satisfies readonly { readonly to: SchemeState; readonly label: string; readonly done: string }[];

export type SchemeMove = (typeof SCHEME_MOVES)[number]["to"];

/** Draft → effective → terminated, and never back: why a move is not to be had; null when it is. */
export function reasonAgainstMove(from: SchemeState, to: SchemeState): string | null {
  if (from === to) return `It is ${SCHEME_STATES[to].toLowerCase()} already.`;
  if (from === "terminated") return "A terminated scheme stays terminated. Make another scheme instead.";
  if (to === "draft") return "A scheme that is effective does not become a draft again. Terminate it, and make another.";
  if (from === "draft" && to === "terminated") return "A draft was never effective, so there is nothing to terminate. Archive it instead.";
  return null;
}

/** Of one that is made now: a draft, or effective at once. */
export function reasonAgainstBeginning(state: SchemeState): string | null {
  return state === "terminated" ? "A new scheme is a draft or effective." : null;
}
