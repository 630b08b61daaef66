import { formatSteps } from "./udr-type-format-steps.ts";

export const MOST_FORMAT_LETTERS = 200;

/** A text that a format is held against is no longer than this, so that what holding takes can be known beforehand. */
export const MOST_FORMATTED_LETTERS = 200;

/** With more steps than this, a text that nearly fits could hold up everybody. */
const MOST_STEPS = 5_000_000;

/**
 * What is wrong with a format, or null. The engine tries one way after another to take a text apart, so the number of
 * steps is bounded for the longest text there may be: nested repetitions, which double it with each letter, never pass.
 */
export function formatProblem(format: string): string | null {
  if (format.length > MOST_FORMAT_LETTERS) return `A format has at most ${MOST_FORMAT_LETTERS} letters.`;
  if (!isPattern(format)) return "It cannot be read as a regular expression. A sign such as ( [ + * ? . is written with \\ before it.";
  const steps = formatSteps(format, MOST_FORMATTED_LETTERS);
  if (steps.kind === "unsupported") return `Leave out ${steps.what}: how long it takes to check cannot be told.`;
  if (steps.count <= MOST_STEPS) return null;
  return "It could take too long to check. Do not repeat what repeats already, as in (a+)+, and say how often a part may occur: {1,20}, not +.";
}

/** By itself: brackets that only ours around it would close are none. */
function isPattern(format: string): boolean {
  try {
    return new RegExp(format, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
