import type { ReactNode } from "react";
import type { Instant } from "#lib/kernel/instant.ts";
import { cn } from "./class-names.ts";
import { InstantText } from "./instant-text.tsx";
import { TONE_TEXT, type Tone } from "./tone.ts";

export type TimelineEntry = {
  readonly key: string;
  readonly title: ReactNode;
  readonly who?: string;
  readonly at?: Instant;
  readonly tone?: Tone;
  /** Not yet: drawn hollow. */
  readonly isAhead?: boolean;
  readonly children?: ReactNode;
};

/** What happened, who did it and when, in the order given. */
export function Timeline({
  entries,
  zone,
  label,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly zone: string;
  readonly label: string;
}) {
  return (
    <ol aria-label={label} className="grid">
      {entries.map((entry) => (
        <TimelineItem key={entry.key} entry={entry} zone={zone} />
      ))}
    </ol>
  );
}

function TimelineItem({ entry, zone }: { readonly entry: TimelineEntry; readonly zone: string }) {
  const { title, who, at, tone = "neutral", isAhead = false, children } = entry;
  return (
    <li className="group relative grid grid-cols-[1rem_1fr] gap-x-3 pb-4 last:pb-0">
      <span aria-hidden="true" className="absolute top-5 bottom-0 left-[0.46875rem] w-px bg-line group-last:hidden" />
      <span
        aria-hidden="true"
        className={cn("mt-1.5 ml-[0.1875rem] size-2.5 rounded-full border-2 border-current", TONE_TEXT[tone], !isAhead && "bg-current")}
      />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {who || at !== undefined || isAhead ? (
          <p className="flex flex-wrap gap-x-1.5 text-muted text-xs">
            {who ? <span>{who}</span> : null}
            {who && at !== undefined ? <span aria-hidden="true">·</span> : null}
            {at !== undefined ? <InstantText instant={at} zone={zone} showOffset /> : null}
            {isAhead ? <span>not yet</span> : null}
          </p>
        ) : null}
        {children ? <div className="mt-1">{children}</div> : null}
      </div>
    </li>
  );
}
