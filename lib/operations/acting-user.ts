import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";

/** The person who acts, where only a person may: programs and jobs neither edit nor approve prices. */
export function actingUser({ actor }: Context): Result<number, Refusal> {
  return actor.kind === "user" ? ok(actor.userId) : refused({ code: "NOT_PERMITTED" });
}
