import { type Instant, instantToString, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import type { Landmarks } from "./landmarks.ts";

const PATTERN = "2026-01-01T00:00:00Z";

/** Every landmark as it is written, the instants just beside it, and each beginning carried on to an instant. */
export function sampleInstants({ values, beginnings }: Landmarks): readonly string[] {
  const points = values.map(parseInstant).filter((point) => point !== null);
  const texts = [...values, ...points.flatMap(besides), PATTERN, ...beginnings.map((text) => `${text}${PATTERN.slice(text.length)}`)];
  return texts.filter((text) => parseInstant(text) !== null);
}

/** Conditions read instants to the millisecond, so nothing lies between a landmark and its neighbour. */
function besides(point: Instant): readonly string[] {
  return [point, plusMillis(point, 1), plusMillis(point, -1)].map(instantToString);
}
