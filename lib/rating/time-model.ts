import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { type ZoneOffsets, zoneOffsets } from "#lib/kernel/zone.ts";
import { type Clock, clockOf, DAY, MINUTE, MINUTES_OF_A_DAY } from "./calendar.ts";
import { type DayPlan, dayPlansOf } from "./day-plan.ts";
import type { TimeVerdict } from "./explanation.ts";
import { ANSWER, answerAt, HOUR, type HourAnswers, learnAnswer, noAnswers } from "./hour-answers.ts";
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

/** Whether it holds from one instant until another all the time or never; null where that changes in between. */
export function holdsThroughout(model: CompiledTimeModel, from: Instant, until: Instant): boolean | null {
  const holds = holdsAt(model, from);
  if (until - from <= MOST_HOURS * HOUR && isSteady(model, from, until)) return holds;
  return nextChange(model, from, until) === null ? holds : null;
}

/** Beyond that, days are looked at faster than hours. */
const MOST_HOURS = 8;

/** Whether all its hours have one answer, the same. Usage that may be cut takes a quarter less time than with `nextChange` every time. */
function isSteady(model: CompiledTimeModel, from: Instant, until: Instant): boolean {
  const first = answerAt(model.answers, from);
  if (first !== ANSWER.yes && first !== ANSWER.no) return false;
  for (let at = from + HOUR; at < until; at += HOUR) if (hourAnswer(model, at) !== first) return false;
  return hourAnswer(model, until - 1) === first;
}

function hourAnswer(model: CompiledTimeModel, at: number): number {
  const answer = answerAt(model.answers, at);
  if (answer !== ANSWER.unknown) return answer;
  learnAnswer(model.answers, instantFromMillis(at), (from, until) => answerOf(model, from, until));
  return answerAt(model.answers, at);
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
  // Of no window nothing is read: a look-up below the first place takes ten times as long as one that is there.
  const window = place === 0 ? null : (windows[place - 1] ?? null);
  return { timeModel: code, holds: place > 0, at: clock(instant), window, windows, exception };
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
