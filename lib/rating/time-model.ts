import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { type ZoneOffsets, zoneOffsets } from "#lib/kernel/zone.ts";
import { type Clock, clockOf, DAY, MINUTE, MINUTES_OF_A_DAY } from "./calendar.ts";
import { type DayPlan, dayPlansOf } from "./day-plan.ts";
import type { TimeVerdict } from "./explanation.ts";
import { ANSWER, answerAt, type HourAnswers, learnAnswer, noAnswers } from "./hour-answers.ts";
import type { TimeModel } from "./rate-book.ts";

/**
 * Every instant is converted to the model's own zone and then looked up in the plan of its local date, so a repeated local hour
 * is judged twice and a skipped one never.
 */
export type CompiledTimeModel = {
  readonly code: string;
  readonly timeZone: string;
  readonly offsets: ZoneOffsets;
  /** Of the model's own zone. */
  readonly clock: Clock;
  /** What holds on a local date, by the number of dates since 1970-01-01. */
  readonly planOn: (day: number) => DayPlan;
  readonly answers: HourAnswers;
};

export function compileTimeModel(code: string, model: TimeModel): CompiledTimeModel {
  const { timeZone } = model;
  return {
    code,
    timeZone,
    offsets: zoneOffsets(timeZone),
    clock: clockOf(timeZone),
    planOn: dayPlansOf(model),
    answers: noAnswers(),
  };
}

/**
 * Does the model hold at that instant? Most hours have one answer, and usage comes by the million: to look at a byte takes a third of
 * the time that it takes to convert the instant to local time.
 */
export function holdsAt(model: CompiledTimeModel, instant: Instant): boolean {
  const answer = answerAt(model.answers, instant);
  if (answer === ANSWER.yes) return true;
  if (answer === ANSWER.no) return false;
  if (answer === ANSWER.unknown) learnAnswer(model.answers, instant, (from, until) => answerOf(model, from, until));
  return placeAt(model, instant) > 0;
}

function answerOf(model: CompiledTimeModel, from: Instant, until: Instant): number {
  if (nextChange(model, from, until) !== null) return ANSWER.both;
  return placeAt(model, from) > 0 ? ANSWER.yes : ANSWER.no;
}

/** The same answer with all that it rests on, for explanations. */
export function judgeTime({ code, offsets, clock, planOn }: CompiledTimeModel, instant: Instant): TimeVerdict {
  const local = instant + offsets.offsetAt(instant);
  const day = Math.floor(local / DAY);
  const { painted, windows, exception } = planOn(day);
  const place = painted[Math.floor((local - day * DAY) / MINUTE)] ?? 0;
  return { timeModel: code, holds: place > 0, at: clock(instant), window: windows[place - 1] ?? null, windows, exception };
}

/** The place of the window that the instant is in, counted from 1; 0 when it is in none. */
function placeAt({ offsets, planOn }: CompiledTimeModel, instant: Instant): number {
  const local = instant + offsets.offsetAt(instant);
  const day = Math.floor(local / DAY);
  return planOn(day).painted[Math.floor((local - day * DAY) / MINUTE)] ?? 0;
}

/** The first instant after `after` and before `until` at which the model gives another answer than just before. */
export function nextChange(model: CompiledTimeModel, after: Instant, until: Instant): Instant | null {
  const holds = placeAt(model, after) > 0;
  let from = after;
  while (from < until) {
    const end = model.offsets.steadyUntil(from);
    const change = nextChangeOfDay(model, { holds, from, until: end < until ? end : until });
    if (change !== null) return change;
    from = end;
  }
  return null;
}

type Steady = { readonly holds: boolean; readonly from: Instant; readonly until: Instant };

/** Within a stretch of one offset, where local time runs on evenly: from change to change of its days. */
function nextChangeOfDay({ offsets, planOn }: CompiledTimeModel, { holds, from, until }: Steady): Instant | null {
  const offset = offsets.offsetAt(from);
  let day = Math.floor((from + offset) / DAY);
  let minute = Math.floor((from + offset - day * DAY) / MINUTE);
  for (;;) {
    const { painted, steadyUntil } = planOn(day);
    const at = day * DAY + minute * MINUTE - offset;
    if (at >= until) return null;
    // The clock may have been changed to the middle of such a minute.
    if ((painted[minute] !== 0) !== holds) return at < from ? from : instantFromMillis(at);
    minute = steadyUntil[minute] ?? MINUTES_OF_A_DAY;
    if (minute === MINUTES_OF_A_DAY) {
      day += 1;
      minute = 0;
    }
  }
}
