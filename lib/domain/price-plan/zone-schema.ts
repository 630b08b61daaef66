import * as z from "zod";
import { codeText, comparedText } from "./document-texts.ts";

const value = z.string().min(1, "A value is needed").max(1000, "At most 1000 characters");
const oneOrMore = z.union([value, z.array(value).min(1, "At least one value")]);

/** A condition has exactly one of these members beside its attribute. */
const condition = z.union(
  [
    z.strictObject({ attribute: codeText, is: value }),
    z.strictObject({ attribute: codeText, isNot: value }),
    z.strictObject({ attribute: codeText, in: oneOrMore }),
    z.strictObject({ attribute: codeText, between: z.tuple([comparedText, comparedText]) }),
    z.strictObject({ attribute: codeText, startsWith: oneOrMore }),
    z.strictObject({ attribute: codeText, isUnder: value }),
  ],
  { error: "A condition names an attribute and one of is, isNot, in, between, startsWith, isUnder" },
);

export const zoneDefinition = z.strictObject({ all: z.array(condition).min(1, "At least one condition") });

export type ZoneDefinition = z.infer<typeof zoneDefinition>;
export type ConditionDefinition = ZoneDefinition["all"][number];
