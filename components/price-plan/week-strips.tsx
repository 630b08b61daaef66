import { DayStrip } from "#components/ui/day-strip.tsx";
import type { WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";

type WeekStripsProps = {
  readonly label: string;
  readonly strips: readonly WeekStrip[];
  readonly marker?: { readonly minute: number; readonly label: string };
};

/** Which price holds when, over a day; several strips where days differ. */
export function WeekStrips({ label, strips, marker }: WeekStripsProps) {
  return (
    <div className="grid gap-2">
      {strips.map(({ days, segments }) => (
        <div key={days} className="grid gap-1.5">
          <p className="text-muted text-xs">{days}</p>
          <DayStrip
            label={`${label}, ${days.toLowerCase()}`}
            segments={segments.map(({ fromMinute, toMinute, level, price }) => ({
              fromMinute,
              toMinute,
              label: price,
              tone: level === null ? "base" : "tier",
            }))}
            {...(marker ? { marker } : {})}
          />
        </div>
      ))}
    </div>
  );
}
