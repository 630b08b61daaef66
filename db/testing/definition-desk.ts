import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { auditEntry } from "../schema/system.ts";
import type { TestDatabase } from "./test-database.ts";

/** The pricing manager at work on definitions, and what she left in the audit. */
export const DESK_NOW = present(parseInstant("2026-11-21T14:00:00+02:00"), "now");

type Extra = { readonly key?: string; readonly name?: string };

export function definitionDesk({ database, owner }: TestDatabase) {
  return {
    as: ({ key, name = "Anna" }: Extra = {}): Context => ({
      actor: { kind: "user", userId: 1, name, role: "pricingManager", sessionId: "s1" },
      now: DESK_NOW,
      requestId: "r1",
      database,
      ...(key === undefined ? {} : { idempotencyKey: key }),
    }),
    audited: async () => {
      const rows = await owner.select().from(auditEntry).orderBy(auditEntry.auditId);
      return rows.map(({ action, entity, entityId, actorName }) => [action, entity, entityId, actorName].join(" "));
    },
  };
}

export async function answerOf(answer: Promise<Result<unknown, Refusal>>): Promise<string> {
  const result = await answer;
  return result.ok ? "ok" : result.refusal.code;
}
