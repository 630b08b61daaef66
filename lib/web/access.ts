import type { Actor } from "#lib/domain/people/actor.ts";
import { can, type Permission } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

/** "public" is for what comes before signing in, and is said in so many words. */
export type Access = Permission | "public";

/** Acts where nobody is signed in and nobody need be. It holds no role, so no permission follows from it. */
export const VISITOR: Actor = { kind: "system", name: "visitor" };

export function decideAccess(actor: Actor | null, permission: Access): Result<Actor, Refusal> {
  if (permission === "public") return ok(actor ?? VISITOR);
  if (actor === null) return refused({ code: "NOT_SIGNED_IN" });
  return actor.kind !== "system" && can(actor.role, permission) ? ok(actor) : refused({ code: "NOT_PERMITTED" });
}
