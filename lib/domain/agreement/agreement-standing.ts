import type { Instant } from "#lib/kernel/instant.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import { hasEnded } from "./agreement-in-force.ts";
import type { AgreementStanding } from "./agreement-view.ts";

type Version = { readonly head: { readonly effectiveAt: Instant }; readonly document: AgreementDocument };

/** How an agreement stands, and by which of its versions: the one in force, else the next, else the one that has ended. */
export function agreementStanding<Known extends Version>(
  versions: readonly Known[],
  now: Instant,
): { readonly standing: AgreementStanding; readonly version: Known | null } {
  const byInstant = versions.toSorted((left, right) => left.head.effectiveAt - right.head.effectiveAt);
  const latest = byInstant.findLast(({ head }) => head.effectiveAt <= now) ?? null;
  if (latest !== null && !hasEnded(latest.document, now)) return { standing: "inForce", version: latest };
  const next = byInstant.find(({ head }) => head.effectiveAt > now) ?? null;
  if (next !== null) return { standing: "scheduled", version: next };
  return latest === null ? { standing: "none", version: null } : { standing: "ended", version: latest };
}
