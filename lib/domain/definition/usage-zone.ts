import * as z from "zod";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Reference } from "./reference.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const oneOrMany = z.union([scalar.transform((value) => [value]), z.array(scalar)]);

/** A condition on metadata, as the pricing document writes it: an attribute and one comparison. */
export const usageZoneConditions = z.array(
  z.union([
    z.strictObject({ attribute: z.string(), is: scalar }),
    z.strictObject({ attribute: z.string(), isNot: scalar }),
    z.strictObject({ attribute: z.string(), in: oneOrMany }),
    z.strictObject({ attribute: z.string(), between: z.tuple([scalar, scalar]) }),
    z.strictObject({ attribute: z.string(), startsWith: oneOrMany }),
    z.strictObject({ attribute: z.string(), isUnder: oneOrMany }),
  ]),
);

type UsageZoneCondition = z.infer<typeof usageZoneConditions>[number];

export type UsageZoneView = Reference & {
  readonly description: string | null;
  readonly conditions: readonly UsageZoneCondition[];
};

/** "network is 5G", "destination starts with +357 or +30". All conditions of a zone must hold. */
export function zoneConditionInWords(condition: UsageZoneCondition): string {
  const { attribute } = condition;
  if ("is" in condition) return `${attribute} is ${condition.is}`;
  if ("isNot" in condition) return `${attribute} is not ${condition.isNot}`;
  if ("in" in condition) return `${attribute} is ${listInWords(condition.in, "or")}`;
  if ("between" in condition) return `${attribute} is from ${condition.between[0]} to ${condition.between[1]}`;
  if ("startsWith" in condition) return `${attribute} starts with ${listInWords(condition.startsWith, "or")}`;
  return `${attribute} is ${listInWords(condition.isUnder, "or")} or anything under it`;
}
