import { fault } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { InstantStyle } from "./format-instant.ts";
import { InstantText } from "./instant-text.tsx";

export function instantOf(iso: string): Instant {
  return parseInstant(iso) ?? fault(`not an instant: ${iso}`);
}

type IsoInstantProps = { readonly iso: string; readonly zone: string; readonly style?: InstantStyle; readonly showOffset?: boolean };

/** An instant as the server sent it, on a wall clock. */
export function IsoInstant({ iso, zone, style = "minute", showOffset = false }: IsoInstantProps) {
  return <InstantText instant={instantOf(iso)} zone={zone} style={style} showOffset={showOffset} />;
}
