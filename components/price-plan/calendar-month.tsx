import { cn } from "#components/ui/class-names.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { TONE_TEXT } from "#components/ui/tone.ts";
import type { CalendarDay, CalendarEntry, CalendarView } from "#lib/domain/price-plan/calendar.ts";
import { CALENDAR_LOOK, dayInWords, monthInWords } from "./calendar-words.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const SHOWN_IN_DAY = 3;

/** The month as it hangs on a wall. On a narrow screen only the list below it is shown, which says the same. */
export function CalendarMonthView({ view }: { readonly view: CalendarView }) {
  const byDate = Map.groupBy(view.entries, ({ date }) => date);
  return (
    <table className="hidden w-full table-fixed border-collapse md:table">
      <caption className="sr-only">{`What goes live in ${monthInWords(view.month)}`}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={day} className="border-b px-2 py-1.5 text-left font-medium text-muted text-xs">
              {day.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <DayCell key={day.date} day={day} entries={day.isInMonth ? (byDate.get(day.date) ?? []) : []} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, entries }: { readonly day: CalendarDay; readonly entries: readonly CalendarEntry[] }) {
  const more = entries.length - SHOWN_IN_DAY;
  return (
    <td className={cn("h-24 border-line-soft border-r border-b p-1.5 align-top last:border-r-0", !day.isInMonth && "bg-panel text-muted")}>
      <p className="mb-1 text-xs">
        <span className={cn("figures", day.isToday && "rounded-sm bg-accent px-1 font-semibold text-paper")}>{day.day}</span>
        {day.isToday ? <span className="sr-only"> today</span> : null}
      </p>
      <ul className="grid">
        {entries.slice(0, SHOWN_IN_DAY).map(({ key, kind, title, href }) => (
          <li key={key} className="min-h-6 truncate py-1 text-xs leading-4">
            <span aria-hidden="true" className={cn("mr-1", TONE_TEXT[CALENDAR_LOOK[kind].tone])}>
              ●
            </span>
            <span className="sr-only">{`${CALENDAR_LOOK[kind].label}: `}</span>
            <TextLink href={href} title={`${CALENDAR_LOOK[kind].label}: ${title}`}>
              {title}
            </TextLink>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <a href={`#day-${day.date}`} className="inline-block py-1 text-muted text-xs leading-4 underline">
          {`${more} more`}
          <span className="sr-only"> on {dayInWords(day.date)}, in the list</span>
        </a>
      ) : null}
    </td>
  );
}
