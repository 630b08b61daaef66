import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Reference } from "../definition/reference.ts";
import type { Refusal } from "../refusal.ts";

export type ProgramSource = { readonly name: string; readonly channel: string; readonly isArchived: boolean };

export type ServiceAccountCreation = {
  /** What has the code already. */
  readonly namesake: Reference | null;
  /** Of its orders, as it was asked for; null where nothing was. */
  readonly asked: string | null;
  readonly source: ProgramSource | null;
};

/** In this order: a free code, and a source that there is, that is in use, and that is not the agents' own. */
export function decideCreateServiceAccount({ namesake, asked, source }: ServiceAccountCreation): Result<null, Refusal> {
  if (namesake !== null) return refused({ code: "CODE_TAKEN", path: "code", params: { code: namesake.code, name: namesake.name } });
  if (asked === null) return ok(null);
  if (source === null) return refused({ code: "NOT_FOUND", path: "sourceCode" });
  if (source.isArchived) return refused({ code: "PART_ARCHIVED", path: "sourceCode", params: { parts: source.name } });
  if (source.channel === "desk") return refused({ code: "SOURCE_OF_DESK", path: "sourceCode", params: { source: source.name } });
  return ok(null);
}

export type StandingAccount = {
  readonly name: string;
  readonly keyId: string;
  readonly isRevoked: boolean;
  readonly isDemo: boolean;
};

export type KeyRenewal = { readonly account: StandingAccount | null; readonly keyId: string; readonly isDemoHere: boolean };

/** A demo's account stays the demo's: where there is no demo, a new key of it would open nothing, and must not. */
export function decideRenewServiceKey({ account, keyId, isDemoHere }: KeyRenewal): Result<StandingAccount, Refusal> {
  const standing = decideStanding(account, keyId);
  return standing.ok && standing.value.isDemo && !isDemoHere ? refused({ code: "DEMO_ONLY" }) : standing;
}

/** Of two who act on one key the second is told, instead of ending the key that the first was just given. */
export function decideStanding(account: StandingAccount | null, keyId: string): Result<StandingAccount, Refusal> {
  if (account === null) return refused({ code: "NOT_FOUND", path: "code" });
  if (account.isRevoked) return refused({ code: "SERVICE_ACCOUNT_REVOKED", params: { name: account.name } });
  if (account.keyId !== keyId) return refused({ code: "STALE_REVISION" });
  return ok(account);
}
