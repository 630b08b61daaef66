export type FormatSteps = { readonly kind: "counted"; readonly count: number } | { readonly kind: "unsupported"; readonly what: string };

/**
 * Of a part of a pattern, by the letters that were taken: in how many ways it is got through, and how often a letter is
 * tried within it. Beyond the longest text nothing is counted.
 */
type Part = { readonly ways: readonly number[]; readonly tried: readonly number[] };

type Reader = { readonly pattern: string; readonly longest: number; at: number; unsupported: string | null; isEndless: boolean };

/** Counted no further: a pattern beyond it is out of the question. */
const ENOUGH = 1e7;

const LETTER: Part = { ways: [0, 1], tried: [1] };
/** `^`, `$`, `\b`: a place, which takes no letter. */
const PLACE: Part = { ways: [1], tried: [1] };
const NOTHING: Part = { ways: [1], tried: [] };
const ENDLESS: Part = { ways: [], tried: [Number.POSITIVE_INFINITY] };

/**
 * How many letters an engine that tries one way after another tries at most, on a text of up to `longest` letters, if
 * every letter fitted everywhere. The pattern is one that the engine accepts, so its form is not checked again.
 */
export function formatSteps(pattern: string, longest: number): FormatSteps {
  const reader: Reader = { pattern, longest, at: 0, unsupported: null, isEndless: false };
  const { tried } = readAlternatives(reader);
  return reader.unsupported === null ? { kind: "counted", count: total(tried) } : { kind: "unsupported", what: reader.unsupported };
}

function readAlternatives(reader: Reader): Part {
  let part = readSequence(reader);
  while (reader.pattern[reader.at] === "|") {
    reader.at += 1;
    const other = readSequence(reader);
    part = { ways: sum(part.ways, other.ways), tried: sum(part.tried, other.tried) };
  }
  return part;
}

function readSequence(reader: Reader): Part {
  let part = NOTHING;
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at] ?? "")) {
    part = inTurn(part, readQuantified(reader, readOne(reader)), reader.longest);
    if (total(part.tried) > ENOUGH) reader.isEndless = true;
  }
  return part;
}

function readOne(reader: Reader): Part {
  const { pattern, at } = reader;
  const sign = pattern[at] ?? "";
  if (sign === "(") return readGroup(reader);
  if (sign === "\\") return readEscape(reader);
  if (sign === "[") {
    reader.at = classEnd(pattern, at);
    return LETTER;
  }
  reader.at += String.fromCodePoint(pattern.codePointAt(at) ?? 0).length;
  return sign === "^" || sign === "$" ? PLACE : LETTER;
}

const LOOKING = /^\(\?(?:[=!]|<[=!])/;
const OPENING = /^\((?:\?(?::|<[^>]*>|[a-z-]*:))?/;

function readGroup(reader: Reader): Part {
  const rest = reader.pattern.slice(reader.at);
  if (LOOKING.test(rest)) reader.unsupported = "looking ahead and behind, (?= … )";
  reader.at += (LOOKING.exec(rest) ?? OPENING.exec(rest))?.[0].length ?? 1;
  const part = readAlternatives(reader);
  reader.at += 1;
  return part;
}

const ESCAPE = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|.)/su;

function readEscape(reader: Reader): Part {
  const [letter = "\\"] = ESCAPE.exec(reader.pattern.slice(reader.at)) ?? [];
  if (/^\\(?:[1-9]|k)/.test(letter)) reader.unsupported = "references back, such as \\1";
  reader.at += letter.length;
  return letter === "\\b" || letter === "\\B" ? PLACE : LETTER;
}

function classEnd(pattern: string, from: number): number {
  for (let at = from + 1; at < pattern.length; at += pattern[at] === "\\" ? 2 : 1) if (pattern[at] === "]") return at + 1;
  return pattern.length;
}

const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/;

function readQuantified(reader: Reader, part: Part): Part {
  const [text, sign, least = "", comma, most = ""] = QUANTIFIER.exec(reader.pattern.slice(reader.at)) ?? [];
  if (text === undefined) return part;
  reader.at += text.length;
  // What is out of the question already is read to its end, but not counted.
  if (reader.isEndless) return ENDLESS;
  if (sign !== undefined) return repeated(part, { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : reader.longest }, reader.longest);
  const from = Number.parseInt(least, 10);
  const to = comma === "" ? from : most === "" ? reader.longest : Number.parseInt(most, 10);
  return repeated(part, { least: from, most: to }, reader.longest);
}

function repeated(part: Part, { least, most }: { readonly least: number; readonly most: number }, longest: number): Part {
  // What takes nothing and repeats: the engine stops at some time, but nobody needs it.
  if ((part.ways[0] ?? 0) > 0 && most > 1) return ENDLESS;
  let times: Part = NOTHING;
  let ways: readonly number[] = least === 0 ? [1] : [];
  // More often than there are letters it cannot occur, and where it must, the last letters are tried in vain.
  for (let count = 1; count <= Math.min(Math.max(least, most), longest + 1); count += 1) {
    times = inTurn(times, part, longest);
    if (total(times.tried) > ENOUGH || total(times.ways) > ENOUGH) return ENDLESS;
    if (count >= least) ways = sum(ways, times.ways);
  }
  return { ways, tried: times.tried };
}

/** The second is tried once for each way through the first. */
function inTurn(first: Part, second: Part, longest: number): Part {
  return {
    ways: product(first.ways, second.ways, longest),
    tried: sum(first.tried, product(first.ways, second.tried, longest)),
  };
}

function product(first: readonly number[], second: readonly number[], longest: number): readonly number[] {
  const ways = Array.from({ length: Math.max(0, Math.min(first.length + second.length - 1, longest + 1)) }, () => 0);
  for (const [at, count] of first.entries()) {
    if (count === 0) continue;
    for (const [length, more] of second.entries()) {
      if (more !== 0 && at + length <= longest) ways[at + length] = (ways[at + length] ?? 0) + count * more;
    }
  }
  return ways;
}

function sum(one: readonly number[], other: readonly number[]): readonly number[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, length) => (one[length] ?? 0) + (other[length] ?? 0));
}

const total = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
