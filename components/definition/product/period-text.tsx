import type { Instant } from "#lib/kernel/instant.ts";
import { formatInstant } from "../../ui/format-instant.ts";
import { InstantText } from "../../ui/instant-text.tsx";

type PeriodTextProps = { readonly from: Instant | null; readonly to: Instant | null; readonly zone: string };

/** "From 1 Jan 2026", "1 Jan 2026 until 1 Feb 2026", "Always". The end is excluded; midnights are shown as dates. */
export function PeriodText({ from, to, zone }: PeriodTextProps) {
  if (from === null && to === null) return <span>Always</span>;
  return (
    <span>
      {from === null ? null : (
        <>
          {to === null ? "From " : ""}
          <InstantText instant={from} zone={zone} style={styleOf(from, zone)} />
        </>
      )}
      {to === null ? null : (
        <>
          {from === null ? "Until " : " until "}
          <InstantText instant={to} zone={zone} style={styleOf(to, zone)} />
        </>
      )}
    </span>
  );
}

function styleOf(instant: Instant, zone: string): "date" | "minute" {
  return formatInstant(instant, zone, "time") === "00:00" ? "date" : "minute";
}
