import { canonicalJson, type Json } from "#lib/kernel/canonical-json.ts";

/** One place at which two states of something differ; null where it was not there. */
export type Difference = { readonly path: string; readonly before: string | null; readonly after: string | null };

type Leaves = ReadonlyMap<string, string>;

/** What changed between two states, place by place, in the order in which the places first appear. */
export function differences(before: Json, after: Json): readonly Difference[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return paths
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((place) => place.before !== place.after);
}

function leavesOf(value: Json): Leaves {
  return new Map(value === null ? [] : entriesOf(value, ""));
}

function entriesOf(value: Json, path: string): readonly (readonly [string, string])[] {
  if (value === null || typeof value !== "object") return [[path, typeof value === "string" ? value : canonicalJson(value)]];
  const members = Object.entries(value).filter((member): member is [string, Json] => member[1] !== undefined);
  if (members.length === 0) return [[path, canonicalJson(value)]];
  return members.flatMap(([key, member]) => entriesOf(member, path === "" ? key : `${path}.${key}`));
}
