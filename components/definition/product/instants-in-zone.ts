import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { formatInstant } from "../../ui/format-instant.ts";

const ISO = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/** A text with the instants in it as the wall clocks show them. */
export function textInZone(text: string, zone: string): string {
  return text.replaceAll(ISO, (iso) => shown(parseInstant(iso), { iso, zone }));
}

function shown(instant: Instant | null, { iso, zone }: { readonly iso: string; readonly zone: string }): string {
  return instant === null ? iso : formatInstant(instant, zone);
}

/** A history with the instants in what changed as the wall clocks show them. */
export function inZoneAll(history: readonly DefinitionChange[], zone: string): readonly DefinitionChange[] {
  const told = (text: string | null) => (text === null ? null : textInZone(text, zone));
  return history.map((change) => ({
    ...change,
    differences: change.differences.map(({ path, before, after }) => ({ path, before: told(before), after: told(after) })),
  }));
}

/** What somebody else saved is shown as it would be typed here. */
export function inZone(result: ActionRefused | ActionFault | null, zone: string): ActionRefused | ActionFault | null {
  const refusal = result?.refusal;
  if (refusal?.params === undefined) return result;
  const params = Object.entries(refusal.params).map(
    ([member, value]) => [member, typeof value === "string" ? textInZone(value, zone) : value] as const,
  );
  return { ok: false, refusal: { ...refusal, params: Object.fromEntries(params) } };
}
