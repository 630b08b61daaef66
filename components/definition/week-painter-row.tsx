// biome-ignore-all lint/a11y/useSemanticElements: the half hours lie over the day's windows, which cells of a table cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one stop of the Tab key and names its active cell.
import { DAY_NAMES, DAYS } from "#lib/domain/definition/days.ts";
import { formatMinute } from "#lib/domain/definition/minute-text.ts";
import type { WeekArea } from "#lib/domain/definition/week-paint.ts";
import { DAY_MINUTES, type MinuteSpan } from "#lib/domain/definition/week-spans.ts";
import { cn } from "../ui/class-names.ts";
import { SLOT_MINUTES, SLOTS } from "./week-cell.ts";

type WeekPainterRowProps = {
  /** Of the grid: its cells are named after it. */
  readonly id: string;
  readonly day: number;
  readonly spans: readonly MinuteSpan[];
  /** The half hour that the keyboard is on. */
  readonly cursor: number | null;
  /** What would be painted or cleared, if any of it lies on this day. */
  readonly selected: WeekArea | null;
};

const SLOT_NUMBERS = Array.from({ length: SLOTS }, (_, slot) => slot);

/** One day: the windows to the minute, and over them its half hours. */
export function WeekPainterRow({ id, day, spans, cursor, selected }: WeekPainterRowProps) {
  const name = DAY_NAMES[DAYS[day] ?? "mon"];
  return (
    <div role="row" className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-center">
      <span role="rowheader" aria-label={name} className="text-muted text-xs">
        {name.slice(0, 3)}
      </span>
      <div role="presentation" className="relative flex h-7 cursor-crosshair touch-none overflow-hidden rounded-xs border bg-panel">
        {spans.map((span) => (
          <span
            key={span.from}
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 border-accent border-t-3 bg-accent/25"
            style={placeOf(span)}
          />
        ))}
        {selected === null ? null : (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 z-1 border-2 border-ink bg-ink/10"
            style={placeOf(selected)}
          />
        )}
        {SLOT_NUMBERS.map((slot) => (
          <div
            key={slot}
            id={`${id}-${day}-${slot}`}
            role="gridcell"
            aria-label={`${name} ${slotInWords(slot, spans)}`}
            aria-selected={isWhole(slot, spans)}
            data-day={day}
            data-slot={slot}
            className={cn(
              "h-full flex-1",
              slot > 0 && "border-l",
              slot % 12 === 0 ? "border-line" : "border-line-soft",
              slot % 2 === 1 && "border-transparent",
              cursor === slot && "outline-2 outline-focus -outline-offset-2",
            )}
          />
        ))}
      </div>
    </div>
  );
}

function placeOf({ from, to }: MinuteSpan) {
  return { left: `${(from / DAY_MINUTES) * 100}%`, width: `${((to - from) / DAY_MINUTES) * 100}%` };
}

const within = (slot: number, spans: readonly MinuteSpan[]) => {
  const [from, to] = [slot * SLOT_MINUTES, (slot + 1) * SLOT_MINUTES];
  return spans.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) })).filter((part) => part.from < part.to);
};

const isWhole = (slot: number, spans: readonly MinuteSpan[]) => within(slot, spans).some(({ from, to }) => to - from === SLOT_MINUTES);

/** "00:00 to 00:30, holds from 00:01 to 00:30" */
function slotInWords(slot: number, spans: readonly MinuteSpan[]): string {
  const hours = `${formatMinute(slot * SLOT_MINUTES)} to ${formatMinute((slot + 1) * SLOT_MINUTES)}`;
  const held = within(slot, spans);
  if (held.length === 0) return `${hours}, does not hold`;
  if (isWhole(slot, spans)) return `${hours}, holds`;
  return `${hours}, holds from ${held.map(({ from, to }) => `${formatMinute(from)} to ${formatMinute(to)}`).join(" and ")}`;
}
