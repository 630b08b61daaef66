import { listInWords } from "#lib/kernel/list-in-words.ts";
import { zoneInWords } from "../definition-words.ts";
import { errorAt, type Finding, noteAt } from "../finding.ts";
import type { LintContext, LintedRate } from "./lint-context.ts";
import type { LineReach, Overlap } from "./rate-reach.ts";
import type { Level } from "./rate-space.ts";
import { spotInWords } from "./spot-in-words.ts";

const MOST_NAMED = 6;

/** Lines that never win, and levels that hold together. */
export function checkLines(context: LintContext): readonly Finding[] {
  const { timeZone } = context.book;
  return context.rates.flatMap((linted) => [
    ...linted.reach.levels.flatMap((line) => checkLevel(context, linted, line)),
    ...linted.reach.overlaps.map((overlap) => overlapNote(linted, overlap, timeZone)),
    ...(linted.reach.hasMoreOverlaps
      ? [noteAt(`${linted.path}.tiered`, "More levels hold together than are listed here. The lowest wins.")]
      : []),
    ...checkBase(linted),
  ]);
}

function checkLevel(context: LintContext, { path, space }: LintedRate, { level, answer, coveredBy }: LineReach): readonly Finding[] {
  if (level === null || answer.kind === "found") return [];
  const at = `${path}.tiered[${level.index}]`;
  if (answer.kind === "undecided") {
    const sentence = `Nobody can tell whether level ${level.level} ever wins: its zone is too entangled with those of the levels below.`;
    return [errorAt(at, `${sentence} Write them more simply.`)];
  }
  const { zone, timeModel } = level;
  if (zone !== null && space.worlds.every((world) => world.find({ inside: [zone], outside: [] }).kind === "none")) {
    return [errorAt(`${at}.zone`, `Level ${level.level} never wins: ${whyNobodyIsIn(zone, context, space.worlds)}`)];
  }
  if (timeModel !== null && !space.times.cellsOf([timeModel]).some(({ holds }) => holds.has(timeModel))) {
    return [errorAt(`${at}.timeModel`, `Level ${level.level} never wins: the date/time model ${timeModel} holds at no time.`)];
  }
  return [errorAt(at, `Level ${level.level} never wins: wherever it holds, ${levelsInWords(coveredBy)} does too.`)];
}

/** A single attribute is to blame as long as each attribute is asked by itself. */
function whyNobodyIsIn(zone: string, { book }: LintContext, worlds: LintedRate["space"]["worlds"]): string {
  const conditions = book.zones[zone]?.all ?? [];
  const attributes = [...new Set(conditions.map(({ attribute }) => attribute))];
  const impossible = attributes.find((attribute) => worlds.every((world) => (world.wanted(zone).get(attribute) ?? 0n) === 0n));
  const blamed = conditions.filter(({ attribute }) => impossible === undefined || attribute === impossible);
  const types = worlds.flatMap(({ udrType }) => udrType ?? []);
  const whose = types.length > 0 ? ` of UDR type ${listInWords(types, "or")}` : "";
  return `no usage${whose} can be in the zone ${zone}, where ${zoneInWords({ all: blamed })}.`;
}

function checkBase({ path, space, reach }: LintedRate): readonly Finding[] {
  const { answer, coveredBy } = reach.base;
  // A level without any condition is an error or a warning of its own.
  if (answer.kind !== "none" || space.levels.some(({ zone, timeModel }) => zone === null && timeModel === null)) return [];
  return [noteAt(`${path}.base`, `The base is never reached: ${levelsInWords(coveredBy)} holds for any usage at any time.`)];
}

function overlapNote({ path, space }: LintedRate, { winner, loser, spot }: Overlap, timeZone: string): Finding {
  const failing = space.levels.filter(({ level }) => level < winner.level);
  const where = spotInWords(space, spot, { holding: [winner, loser], failing, timeZone });
  return noteAt(`${path}.tiered[${loser.index}]`, `Level ${winner.level} wins where level ${loser.level} holds too: ${where}.`);
}

function levelsInWords(levels: readonly Level[]): string {
  return levels.length > MOST_NAMED ? `one of ${levels.length} lower levels` : listInWords(levels.map(levelInWords), "or");
}

function levelInWords({ level, zone, timeModel }: Level): string {
  const conditions = [...(zone === null ? [] : [`zone ${zone}`]), ...(timeModel === null ? [] : [timeModel])];
  return `level ${level} (${conditions.length === 0 ? "no condition" : conditions.join(", ")})`;
}
