/** A regular expression as far as samples of it can be made: no looking around and no going back. */
export type Pattern =
  /** One character of a class, written as the expression writes it. */
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  | { readonly kind: "choice"; readonly items: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly item: Pattern; readonly least: number; readonly most: number | null };

/** Parsed text with the index after it; null where the expression is beyond us. */
type Parsed = { readonly pattern: Pattern; readonly end: number } | null;

const NOTHING: Pattern = { kind: "sequence", items: [] };

/** The pattern of a format, null when it uses something that no sample can be made of. */
export function parseFormat(format: string): Pattern | null {
  const parsed = choiceAt(format, 0);
  return parsed !== null && parsed.end === format.length ? parsed.pattern : null;
}

function choiceAt(text: string, start: number): Parsed {
  const items: Pattern[] = [];
  for (let at = start; ; ) {
    const parsed = sequenceAt(text, at);
    if (parsed === null) return null;
    items.push(parsed.pattern);
    if (text[parsed.end] !== "|") return { pattern: { kind: "choice", items }, end: parsed.end };
    at = parsed.end + 1;
  }
}

function sequenceAt(text: string, start: number): Parsed {
  const items: Pattern[] = [];
  let at = start;
  while (at < text.length && text[at] !== "|" && text[at] !== ")") {
    const item = atomAt(text, at);
    const repeated = item && repeatAt(text, item);
    if (!repeated) return null;
    items.push(repeated.pattern);
    at = repeated.end;
  }
  return { pattern: { kind: "sequence", items }, end: at };
}

function atomAt(text: string, at: number): Parsed {
  const rest = text.slice(at);
  if (rest.startsWith("(")) return groupAt(text, at);
  // The whole text must match anyway.
  if (rest.startsWith("^") || rest.startsWith("$")) return { pattern: NOTHING, end: at + 1 };
  const source = CHARACTER.exec(rest)?.[0];
  return source === undefined ? null : { pattern: { kind: "character", source }, end: at + source.length };
}

/** A class, an escape that stands for one character, the point, or a character that stands for itself. */
const CHARACTER =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:[dDsSwW]|[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^\da-zA-Z])|\\[nrtfv]|\.|[^\\()[\]{}*+?|])/u;

function groupAt(text: string, at: number): Parsed {
  const opening = /^\((?:\?:|\?<[A-Za-z]\w*>|(?!\?))/.exec(text.slice(at))?.[0];
  if (opening === undefined) return null;
  const inner = choiceAt(text, at + opening.length);
  return inner !== null && text[inner.end] === ")" ? { pattern: inner.pattern, end: inner.end + 1 } : null;
}

const BRIEF = { "*": [0, null], "+": [1, null], "?": [0, 1] } as const;

function repeatAt(text: string, { pattern, end }: NonNullable<Parsed>): Parsed {
  const found = /^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/.exec(text.slice(end));
  if (found === null) return { pattern, end };
  const [whole, sign, low = "", comma, high] = found;
  const [least, most] =
    sign === "*" || sign === "+" || sign === "?"
      ? BRIEF[sign]
      : [Number.parseInt(low, 10), comma === undefined ? Number.parseInt(low, 10) : high === undefined ? null : Number.parseInt(high, 10)];
  return { pattern: { kind: "repeat", item: pattern, least, most }, end: end + whole.length };
}
