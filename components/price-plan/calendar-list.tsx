import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CalendarEntry, CalendarView } from "#lib/domain/price-plan/calendar.ts";
import { CALENDAR_LOOK, dayInWords } from "./calendar-words.ts";

/** The same in the order of time, day by day, to the minute. */
export function CalendarList({ view: { entries, zone } }: { readonly view: CalendarView }) {
  const days = [...Map.groupBy(entries, ({ date }) => date ?? "")];
  return (
    <ol className="grid gap-4">
      {days.map(([date, ofDay]) => (
        <li key={date} id={`day-${date}`} className="scroll-mt-20">
          <h3 className="mb-1.5 font-medium">{dayInWords(date)}</h3>
          <CalendarEntries entries={ofDay} zone={zone} />
        </li>
      ))}
    </ol>
  );
}

export function CalendarEntries({ entries, zone }: { readonly entries: readonly CalendarEntry[]; readonly zone: string }) {
  return (
    <ul className="grid gap-1.5">
      {entries.map(({ key, kind, at, title, detail, href }) => {
        const { label, tone, mark } = CALENDAR_LOOK[kind];
        return (
          <li key={key} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
            {at === null ? null : <IsoInstant iso={at} zone={zone} style="time" />}
            <StatusPill tone={tone} mark={mark}>
              {label}
            </StatusPill>
            <TextLink href={href}>{title}</TextLink>
            <span className="min-w-0 text-pretty text-muted">{detail}</span>
          </li>
        );
      })}
    </ul>
  );
}
