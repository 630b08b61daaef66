import { documentInWords, type PlanDocument } from "../definition/plan-use.ts";
import type { PriceLine } from "./price-lines.ts";

/** What a rate or a discount of a plan can be for. */
export type PlanTarget = { readonly kind: PriceLine["through"]; readonly code: string };

/** The plans that have a rate for exactly this, in force, scheduled or drafted: "Global price plan v2", each once. */
export function targetUsers(target: PlanTarget, documents: readonly PlanDocument[]): readonly string[] {
  return [...new Set(documents.filter(({ document }) => names(document, target)).map(documentInWords))];
}

/** Looks everywhere in the document: a form that this console does not know yet must not lose what it refers to. */
function names(document: unknown, target: PlanTarget): boolean {
  if (typeof document !== "object" || document === null) return false;
  return Object.entries(document).some(
    ([key, member]: [string, unknown]) => (key === "for" && isFor(member, target)) || names(member, target),
  );
}

function isFor(member: unknown, { kind, code }: PlanTarget): boolean {
  return typeof member === "object" && member !== null && Object.entries(member).some(([key, value]) => key === kind && value === code);
}
