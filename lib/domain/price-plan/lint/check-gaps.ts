import { plusMillis } from "#lib/kernel/instant.ts";
import { type Finding, noteAt, warningAt } from "../finding.ts";
import { DAY } from "./day-kinds.ts";
import type { LintContext, LintedRate } from "./lint-context.ts";
import { plainWeek } from "./plain-week.ts";
import { timeModelsOf } from "./rate-space.ts";
import type { Stretch, Times } from "./time-cells.ts";
import { durationInWords, spansInWords, WEEK_MINUTES, type WeekSpan } from "./week-in-words.ts";

const MINUTE = 60_000;
const HALF_A_YEAR = 182 * DAY;

/** Left open for so long, the end of a window was most likely typed as its last minute. */
const SLIP_MINUTES = 5;

/** What the levels without a zone leave of an ordinary week, to the base and to levels in zones. */
export function checkGaps(context: LintContext): readonly Finding[] {
  const known = new Map<string, readonly LeftOver[]>();
  return context.rates.flatMap((linted) => {
    const everywhere = linted.space.levels.filter(({ zone }) => zone === null);
    const models = timeModelsOf(everywhere);
    if (models.length === 0 || everywhere.some(({ timeModel }) => timeModel === null)) return [];
    const key = JSON.stringify(models);
    const left = known.get(key) ?? leftOvers(context, models);
    known.set(key, left);
    return [...new Map(left.flatMap((each) => findingsOf(linted, each)).map((finding) => [finding.message, finding])).values()];
  });
}

type LeftOver = { readonly slips: readonly WeekSpan[]; readonly rest: readonly WeekSpan[] };

/** In winter and in summer, since the models may keep clocks of different zones. */
function leftOvers({ times, now, book: { timeZone } }: LintContext, models: readonly string[]): readonly LeftOver[] {
  return [now, plusMillis(now, HALF_A_YEAR)].flatMap((from) => {
    const week = plainWeek(times, models, { from, timeZone });
    if (week === null) return [];
    const spans = uncovered(times, models, week);
    const isSlip = ({ from: start, to }: WeekSpan) => to - start <= SLIP_MINUTES;
    return [{ slips: spans.filter(isSlip), rest: spans.filter((span) => !isSlip(span)) }];
  });
}

function uncovered(times: Times, models: readonly string[], week: Stretch): readonly WeekSpan[] {
  const edges = [week.from, ...times.changesOf(models, week)];
  const spans: WeekSpan[] = [];
  for (const [index, edge] of edges.entries()) {
    if (models.some((model) => times.holdsAt(model, edge))) continue;
    const [from, to] = [edge, edges[index + 1] ?? week.until].map((at) => Math.round((at - week.from) / MINUTE));
    const last = spans.at(-1);
    if (last !== undefined && last.to === from) spans.splice(-1, 1, { from: last.from, to: to ?? last.to });
    else spans.push({ from: from ?? 0, to: to ?? 0 });
  }
  return joinedOverSunday(spans);
}

/** The week is a circle: what is open at its end goes on at its beginning. */
function joinedOverSunday(spans: readonly WeekSpan[]): readonly WeekSpan[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined || first === last || first.from > 0 || last.to < WEEK_MINUTES) return spans;
  return [...spans.slice(1, -1), { from: last.from, to: WEEK_MINUTES + first.to }];
}

function findingsOf({ path, space }: LintedRate, { slips, rest }: LeftOver): readonly Finding[] {
  const [slip] = slips;
  const hasZones = space.levels.some(({ zone }) => zone !== null);
  const warnings = slip === undefined ? [] : [warningAt(`${path}.tiered`, slipSentence(slips))];
  const minutes = rest.reduce((sum, { from, to }) => sum + to - from, 0);
  if (minutes === 0) return warnings;
  const what = minutes === WEEK_MINUTES ? "the whole of an ordinary week" : `${spansInWords(rest)} (${durationInWords(minutes)} a week)`;
  return [...warnings, noteAt(`${path}.base`, `${hasZones ? "Where no zone holds, the" : "The"} base prices ${what}.`)];
}

function slipSentence(slips: readonly WeekSpan[]): string {
  const minutes = slips.reduce((sum, { from, to }) => sum + to - from, 0);
  const left = `Between windows, ${spansInWords(slips)} is left to the base: ${durationInWords(minutes)} a week.`;
  return `${left} A window ends just before its last time, so 06:59 leaves out the minute from 06:59 to 07:00.`;
}
