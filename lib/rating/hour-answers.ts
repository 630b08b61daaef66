import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";

/** What was answered for the hours of UTC, so that clocks may change as they like: a byte each, a page for 341 days, from 1970 until 2089. */
export type HourAnswers = (Uint8Array | null)[];

/** 0 is an hour that nobody asked about yet; `both` one in which the answer changes. */
export const ANSWER = { unknown: 0, no: 1, yes: 2, both: 3 } as const;

export const HOUR = 3_600_000;
const PAGE_BITS = 13;
const PAGE = 1 << PAGE_BITS;
const PAGES = 128;

export function noAnswers(): HourAnswers {
  return Array.from({ length: PAGES }, () => null);
}

export function answerAt(answers: HourAnswers, instant: number): number {
  const hour = Math.floor(instant / HOUR);
  return answers[hour >> PAGE_BITS]?.[hour & (PAGE - 1)] ?? ANSWER.unknown;
}

/** Asks for the whole hour that the instant is in. Hours beyond the last page are not remembered. */
export function learnAnswer(answers: HourAnswers, instant: Instant, ask: (from: Instant, until: Instant) => number): void {
  const hour = Math.floor(instant / HOUR);
  const index = hour >> PAGE_BITS;
  if (index < 0 || index >= PAGES) return;
  const page = answers[index] ?? new Uint8Array(PAGE);
  page[hour & (PAGE - 1)] = ask(instantFromMillis(hour * HOUR), instantFromMillis((hour + 1) * HOUR));
  answers[index] = page;
}
