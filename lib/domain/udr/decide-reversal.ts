import { fault } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { Metadata } from "./check-metadata.ts";
import type { UdrValues } from "./decide-udr-values.ts";
import type { FormerValues } from "./udr.ts";

export type ReversalFacts = {
  /** Before its last action; null: there was none. */
  readonly former: FormerValues | null;
  /** Of the UDR type that it had then. */
  readonly personalKeys: ReadonlySet<string>;
  /** Of what takes a cancelled UDR's place. */
  readonly successor: { readonly udrId: number; readonly recordedAt: Instant };
};

/**
 * What reversing the last action makes of a UDR: what it was, or of a cancelled one another with the same facts. Its prerequisites were checked
 * before (`refuseAction`). What it was then was allowed then, so the configuration of today has no say in it.
 */
export function decideReversal(before: UdrValues, { former, personalKeys, successor }: ReversalFacts): Result<UdrValues, Refusal> {
  const was = former ?? fault(`UDR ${before.udr.udrId} reversed at its first revision`);
  // What was cancelled before it took place was never used: there is nothing to take its place.
  if (was.state !== "posted") return refused({ code: "UDR_NOT_POSTED" });
  const { udr, personal } = before;
  if (udr.state === "cancelled") return ok({ udr: { ...udr, ...was, ...successor, origin: "successor", revision: 1 }, personal });
  return ok({ udr: { ...udr, ...was, revision: udr.revision + 1 }, personal: onlyKeys(personal, personalKeys) });
}

/** Revisions keep no personal metadata, so it stays as it is; what the former type does not know goes. */
function onlyKeys(personal: Metadata, keys: ReadonlySet<string>): Metadata {
  return Object.keys(personal).every((key) => keys.has(key))
    ? personal
    : Object.fromEntries(Object.entries(personal).filter(([key]) => keys.has(key)));
}
