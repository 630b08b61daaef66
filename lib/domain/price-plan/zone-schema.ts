import * as z from "zod";
import { byMember, chosen, oneOrMore } from "./choose-schema.ts";
import { codeText, comparedText } from "./document-texts.ts";

const text = z
  .string({ error: 'Values are written as text, such as "5G"' })
  .min(1, "A value is needed")
  .max(1000, "At most 1000 characters");

/** What a boolean attribute is compared with may be written as one. */
const value = z.preprocess((input) => (typeof input === "boolean" ? String(input) : input), text);

const attribute = codeText;
const is = z.strictObject({ attribute, is: value });
const isNot = z.strictObject({ attribute, isNot: value });
const isIn = z.strictObject({ attribute, in: oneOrMore(value) });
const between = z.strictObject({
  attribute,
  between: z.tuple([comparedText, comparedText], { error: 'Two ends, such as ["1", "10"]; both are included' }),
});
const startsWith = z.strictObject({ attribute, startsWith: oneOrMore(text) });
const isUnder = z.strictObject({ attribute, isUnder: text });

const condition = chosen(
  z.union([is, isNot, isIn, between, startsWith, isUnder]),
  byMember({
    schemas: { is, isNot, in: isIn, between, startsWith, isUnder },
    common: ["attribute"],
    message: "A condition names an attribute and one of is, isNot, in, between, startsWith, isUnder",
  }),
);

export const zoneDefinition = z.strictObject({ all: z.array(condition).min(1, "At least one condition") });

export type ZoneDefinition = z.infer<typeof zoneDefinition>;
export type ConditionDefinition = ZoneDefinition["all"][number];
