import type { Instant } from "#lib/kernel/instant.ts";
import { InstantText } from "../../ui/instant-text.tsx";

type WindowTextProps = { readonly from: Instant | null; readonly to: Instant | null; readonly zone: string };

/** A half-open stretch of time: "From 1 Nov 2026, 00:00 until 1 Dec 2026, 00:00". */
export function WindowText({ from, to, zone }: WindowTextProps) {
  if (from === null && to === null) return <span>At all times</span>;
  return (
    <span>
      {from === null ? null : (
        <>
          From <InstantText instant={from} zone={zone} />
        </>
      )}
      {to === null ? null : (
        <>
          {from === null ? "Until " : " until "}
          <InstantText instant={to} zone={zone} />
        </>
      )}
    </span>
  );
}
