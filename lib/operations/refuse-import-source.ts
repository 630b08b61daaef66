import type { ImportSource } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";

/** Usage is sent by a system; what comes from the desk are orders of agents. */
export function refuseSource(source: ImportSource | null): Refusal | null {
  if (source === null) return { code: "NOT_FOUND", path: "sourceCode" };
  return source.channel === "desk" ? { code: "SOURCE_OF_DESK", path: "sourceCode", params: { source: source.name } } : null;
}
