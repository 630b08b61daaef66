import { parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Landmarks } from "./landmarks.ts";

/** What any text may be carried on with: the first that leads to no other landmark is taken. */
const ENDS = ["", ...Array.from("1xX0aA9zZ-.:/ ~")];

/**
 * A text for each kind that the landmarks tell apart: every landmark, a text for each beginning that begins with none of the longer
 * ones and is no landmark, and one that is none of all.
 */
export function sampleTexts(landmarks: Landmarks): readonly string[] {
  return [...landmarks.values, ...carriedOn(landmarks, textsBeginningWith)];
}

export type TextsOf = (wanted: { readonly beginning: string; readonly isOpen: (text: string) => boolean }) => Iterable<string>;

/**
 * For each beginning, and for none, the first of its texts that is no other landmark; and where some are read as numbers or instants,
 * the first that cannot be read so.
 */
export function carriedOn(landmarks: Landmarks, textsOf: TextsOf): readonly string[] {
  const { values, beginnings, asNumbers, asInstants } = landmarks;
  const isTaken = new Set(values);
  const isUnreadable = (text: string) => parseDecimal(text) === null && parseInstant(text) === null;
  const kinds = asNumbers || asInstants ? [() => true, isUnreadable] : [() => true];
  return ["", ...beginnings].flatMap((beginning) => {
    const longer = beginnings.filter((other) => other.length > beginning.length && other.startsWith(beginning));
    const isOpen = (text: string) => !longer.some((other) => text.startsWith(other));
    const isFree = (text: string) => text !== "" && !isTaken.has(text) && isOpen(text);
    return kinds.flatMap((isOfKind) => firstOf(textsOf({ beginning, isOpen }), (text) => isFree(text) && isOfKind(text)));
  });
}

function firstOf(texts: Iterable<string>, isWanted: (text: string) => boolean): readonly string[] {
  for (const text of texts) if (isWanted(text)) return [text];
  return [];
}

/** Without end, and always different, so that one of them is free: landmarks are finite in number. */
function* textsBeginningWith({ beginning }: { readonly beginning: string }): Generator<string> {
  if (beginning === "") yield "other";
  for (const end of ENDS) yield `${beginning}${end}`;
  for (let count = 1; ; count += 1) yield `${beginning}${String.fromCodePoint(0x4e00 + (count % 0x5000))}${count}`;
}
