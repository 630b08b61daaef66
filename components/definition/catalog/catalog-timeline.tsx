import type { CatalogDetail } from "#lib/domain/catalog/catalog-view.ts";
import type { Stretch } from "#lib/domain/catalog/validity-stretches.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import { formatInstant } from "../../ui/format-instant.ts";
import { Panel } from "../../ui/panel.tsx";

type CatalogTimelineProps = Pick<CatalogDetail, "timeline" | "now" | "zone">;

/** The year to come as a strip, and the same in words. */
export function CatalogTimeline({ timeline, now, zone }: CatalogTimelineProps) {
  const { from, until, stretches } = timeline;
  const share = (instant: Instant) => `${(100 * (instant - from)) / (until - from)}%`;
  return (
    <Panel title="When it is valid" description="The year to come; the mark is now">
      <div aria-hidden="true">
        <div className="relative h-6 overflow-hidden rounded-md border bg-panel">
          {stretches.map((stretch) => (
            <span
              key={stretch.from}
              className="absolute inset-y-0 bg-positive-soft"
              style={{ left: share(stretch.from), width: `${(100 * (stretch.until - stretch.from)) / (until - from)}%` }}
            />
          ))}
          <span className="absolute inset-y-0 w-0.5 bg-accent" style={{ left: share(now) }} />
        </div>
        <div className="relative mt-1 h-4 text-muted text-xs">
          {monthsBetween({ from, until }, zone).map((month) => (
            <span key={month} className="absolute" style={{ left: share(month) }}>
              {formatInstant(month, zone, "date").split(" ")[1]?.slice(0, 1)}
            </span>
          ))}
        </div>
      </div>
      <ul className="mt-2 grid gap-0.5">
        {stretches.length === 0 ? <li className="text-muted">Not valid in the year to come.</li> : null}
        {stretches.map((stretch) => (
          <li key={stretch.from}>{stretchInWords(stretch, { timeline, zone })}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** The ends of the strip are not ends of the validity. */
function stretchInWords({ from, until }: Stretch, { timeline, zone }: Pick<CatalogTimelineProps, "timeline" | "zone">): string {
  const begins = from > timeline.from;
  const ends = until < timeline.until;
  if (!begins && !ends) return "All the time";
  const last = formatInstant(plusMillis(until, -1), zone);
  if (!begins) return `Until ${last}`;
  return ends ? `${formatInstant(from, zone)} until ${last}` : `From ${formatInstant(from, zone)} on`;
}

function monthsBetween({ from, until }: Stretch, zone: string): readonly Instant[] {
  const { year, month } = localTime(from, zone);
  return Array.from({ length: 14 }, (_, index) => instantOfWallTime({ year, month: month + index, day: 1 }, zone)).filter(
    (begin) => begin >= from && begin < until,
  );
}
