import { DAY_NAMES, DAYS } from "#lib/domain/definition/days.ts";
import { DAY_MINUTES, type MinuteSpan } from "#lib/domain/definition/week-spans.ts";
import { formatMinuteOfDay } from "../ui/format-instant.ts";

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21] as const;

const HOUR_LINES: readonly number[] = Array.from({ length: 23 }, (_, index) => (index + 1) * 60);

type WeekPictureProps = {
  readonly label: string;
  /** Of each day, Monday first. */
  readonly week: readonly (readonly MinuteSpan[])[];
  /** Marks a moment of the week: now. */
  readonly marker?: { readonly weekday: number; readonly minute: number };
};

/** A week of seven days by twenty-four hours, to the minute. The same is said in words for those who do not see it. */
export function WeekPicture({ label, week, marker }: WeekPictureProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="sr-only">{label}</figcaption>
      <ul className="sr-only">
        {DAYS.map((day, index) => (
          <li key={day}>{`${DAY_NAMES[day]}: ${spansInWords(week[index] ?? [])}`}</li>
        ))}
      </ul>
      <div aria-hidden="true" className="grid grid-cols-[2.25rem_1fr] items-center gap-y-1" data-keep-colour="">
        {DAYS.map((day, index) => (
          <DayRow
            key={day}
            name={DAY_NAMES[day].slice(0, 3)}
            spans={week[index] ?? []}
            marker={marker?.weekday === index ? marker.minute : null}
          />
        ))}
        <span />
        <div className="figures relative grid grid-cols-8 text-2xs text-muted">
          {HOURS.map((hour) => (
            <span key={hour} className={hour === 0 ? "" : "-translate-x-1.5"}>
              {String(hour).padStart(2, "0")}
            </span>
          ))}
          <span className="absolute right-0">24</span>
        </div>
      </div>
    </figure>
  );
}

type DayRowProps = { readonly name: string; readonly spans: readonly MinuteSpan[]; readonly marker: number | null };

function DayRow({ name, spans, marker }: DayRowProps) {
  return (
    <>
      <span className="text-muted text-xs">{name}</span>
      <svg
        viewBox={`0 0 ${DAY_MINUTES} 24`}
        preserveAspectRatio="none"
        className="h-6 w-full rounded-xs border bg-panel"
        focusable="false"
        aria-hidden="true"
      >
        {spans.map(({ from, to }) => (
          <g key={from}>
            <rect x={from} width={to - from} y="0" height="24" className="fill-accent/25" />
            <rect x={from} width={to - from} y="0" height="3" className="fill-accent" />
          </g>
        ))}
        {HOUR_LINES.map((minute) => (
          <line
            key={minute}
            x1={minute}
            x2={minute}
            y1="0"
            y2="24"
            vectorEffect="non-scaling-stroke"
            className={minute % 360 === 0 ? "stroke-line" : "stroke-line-soft"}
          />
        ))}
        {marker === null ? null : (
          <line x1={marker} x2={marker} y1="0" y2="24" strokeWidth="2" vectorEffect="non-scaling-stroke" className="stroke-ink" />
        )}
      </svg>
    </>
  );
}

function spansInWords(spans: readonly MinuteSpan[]): string {
  if (spans.length === 0) return "not at all";
  return spans.map(({ from, to }) => `${formatMinuteOfDay(from)} to ${formatMinuteOfDay(to)}`).join(", ");
}
