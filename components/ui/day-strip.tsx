import { cn } from "./class-names.ts";
import { formatMinuteOfDay } from "./format-instant.ts";

const DAY_MINUTES = 1440;

export type DaySegment = {
  readonly fromMinute: number;
  /** Exclusive; 1,440 is the end of the day. */
  readonly toMinute: number;
  readonly label: string;
  readonly tone: "base" | "tier" | "none";
};

type DayStripProps = {
  /** "Movies, every day" */
  readonly label: string;
  readonly segments: readonly DaySegment[];
  /** Marks a minute of the day: the time of the order that is being explained. */
  readonly marker?: { readonly minute: number; readonly label: string };
  readonly className?: string;
};

/* Tones differ in pattern as well as in colour: hatched for "none". */
const TONE = {
  base: "bg-brass/20 border-brass text-ink",
  tier: "bg-accent/18 border-accent text-ink",
  none: "border-line-strong border-dashed bg-panel text-muted",
} as const satisfies Record<DaySegment["tone"], string>;

/** What holds when, over the 24 hours of a day. The same is said in words, as a list. */
export function DayStrip({ label, segments, marker, className }: DayStripProps) {
  return (
    <figure className={cn("min-w-0", className)}>
      <figcaption className="sr-only">{label}</figcaption>
      <ul className="sr-only">
        {segments.map((segment) => (
          <li key={segment.fromMinute}>{inWords(segment)}</li>
        ))}
        {marker ? <li>{`${marker.label} at ${formatMinuteOfDay(marker.minute)}`}</li> : null}
      </ul>
      <div aria-hidden="true" className="@container">
        <div className="relative flex h-9 gap-px">
          {segments.map((segment) => (
            <div
              key={segment.fromMinute}
              title={inWords(segment)}
              style={{ flexGrow: segment.toMinute - segment.fromMinute, flexBasis: 0 }}
              className={cn(
                "flex min-w-0 items-center justify-center overflow-hidden border-t-2 first:rounded-l-sm last:rounded-r-sm",
                TONE[segment.tone],
              )}
            >
              <span className="figures truncate px-1.5 font-medium text-xs">
                {segment.toMinute - segment.fromMinute >= 60 ? segment.label : ""}
              </span>
            </div>
          ))}
          {marker ? (
            <span
              className="absolute -top-1 -bottom-1 w-0.5 -translate-x-1/2 rounded-full bg-ink"
              style={{ left: `${(marker.minute / DAY_MINUTES) * 100}%` }}
            />
          ) : null}
        </div>
        <Scale />
      </div>
    </figure>
  );
}

function Scale() {
  return (
    <div className="relative mt-1 h-4">
      {[0, 6, 12, 18, 24].map((hour) => (
        <span
          key={hour}
          style={{ left: `${(hour / 24) * 100}%` }}
          className={cn("figures absolute text-2xs text-muted", hour === 24 ? "-translate-x-full" : hour === 0 ? "" : "-translate-x-1/2")}
        >
          {String(hour).padStart(2, "0")}
          <span className="@max-xs:hidden">:00</span>
        </span>
      ))}
    </div>
  );
}

function inWords({ fromMinute, toMinute, label }: DaySegment): string {
  return `${formatMinuteOfDay(fromMinute)} to ${formatMinuteOfDay(toMinute)}: ${label}`;
}
