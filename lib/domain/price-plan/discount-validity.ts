import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { instantOfLocalText } from "./local-instant.ts";

/** When a discount begins or ends: an instant as it is written, or the midnight with which a date begins in the plan's zone. */
export function validityInstant(text: string, timeZone: string): Instant | null {
  return parseInstant(text) ?? instantOfLocalText(`${text}T00:00`, timeZone);
}
