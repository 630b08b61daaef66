import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { readClock } from "../calendar.ts";
import type { ExplainedPart, Explanation, LocalReading, TimeVerdict } from "../explanation.ts";
import { fill, type Messages } from "./messages.ts";

/** Why a time model holds: "02:14 on Tue 3 Mar 2026 (Europe/Nicosia, +02:00) is in 00:01–07:00". */
export function whyInside({ at, window, exception }: TimeVerdict, messages: Messages): string {
  const values = { clock: clockInWords(at, messages), window: windowsInWords([window ?? ""]) };
  return exception === null ? fill(messages.isIn, values) : fill(messages.isInOnException, { ...values, exception });
}

/** Why it does not: "20:00 is outside 00:01–07:00". */
export function whyOutside({ at, windows, exception }: TimeVerdict, messages: Messages): string {
  if (windows.length === 0) return fill(messages.hasNoWindows, { date: dateInWords(at, messages) });
  const values = { time: timeInWords(at), windows: windowsInWords(windows) };
  return exception === null ? fill(messages.isOutside, values) : fill(messages.isOutsideException, { ...values, exception });
}

export function clockInWords(at: LocalReading, messages: Messages): string {
  return fill(messages.clock, { time: timeInWords(at), date: dateInWords(at, messages), zone: at.zone, offset: at.offset });
}

/** An instant as the clock in a zone shows it; text that is none stays as it is. */
export function instantInWords(text: string, zone: string, messages: Messages): string {
  const instant = parseInstant(text);
  return instant === null ? text : clockInWords(readClock(instant, zone), messages);
}

/** What the clock in the plan's zone showed when a part began. */
export function partReading({ from }: ExplainedPart, { at }: Explanation): LocalReading {
  return readClock(present(parseInstant(from), `instant ${from}`), at.zone);
}

/** "19:00"; with its date where that is another than the usage began on, with its offset where the clocks changed in between. */
export function partTimeInWords(part: ExplainedPart, explanation: Explanation, messages: Messages): string {
  const reading = partReading(part, explanation);
  const { at } = explanation;
  const time = timeInWords(reading);
  const timeWithOffset = reading.offset === at.offset ? time : fill(messages.timeWithOffset, { time, offset: reading.offset });
  if (reading.date === at.date) return timeWithOffset;
  return fill(messages.timeOnDate, { time: timeWithOffset, date: dateInWords(reading, messages) });
}

type OfPart = { readonly explanation: Explanation; readonly messages: Messages };

/** A reason of one part among several says of which. */
export function ofPart(reason: string, part: ExplainedPart, { explanation, messages }: OfPart): string {
  if (explanation.parts.length === 1) return reason;
  return fill(messages.lostPart, { time: partTimeInWords(part, explanation, messages), reason });
}

function dateInWords({ date, weekday }: LocalReading, messages: Messages): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return fill(messages.date, {
    weekday: messages.weekdays.split(" ")[weekday] ?? "",
    day: day.replace(/^0/, ""),
    month: messages.months.split(" ")[Number.parseInt(month, 10) - 1] ?? month,
    year,
  });
}

/** Seconds are shown where there are any: they decide nothing, but 06:59:59 should not look like 06:59. */
function timeInWords({ time }: LocalReading): string {
  return time.endsWith(":00") ? time.slice(0, 5) : time;
}

function windowsInWords(windows: readonly string[]): string {
  return windows.map((window) => window.replace("-", "–")).join(", ");
}
