import * as z from "zod";
import { LOOK_UP_WHEN } from "../look-up/look-up-rule.ts";
import { described } from "./definition-schema.ts";
import { contentProblems, MOST_ATTRIBUTES } from "./udr-type-content.ts";

const reference = z.string().max(40);

const attribute = z.strictObject({
  key: z.string().max(60),
  label: z.string().max(200).trim(),
  type: z.enum(["text", "integer", "decimal", "boolean", "instant", "choice", "amount"], { error: "Choose a type." }),
  mandatory: z.boolean(),
  personal: z.boolean(),
  format: z.string().max(1000).nullable(),
  valueList: reference.nullable(),
});

/** The rules are those of the form, with the paths of what they are about. */
const content = z
  .strictObject({
    unit: reference,
    boundary: z.enum(["start", "split"]),
    pricedAt: z.string().max(80),
    fromMandatory: z.boolean(),
    toMandatory: z.boolean(),
    sourceMandatory: z.boolean(),
    retentionDays: z.int().nullable(),
    sources: z.array(reference).max(200),
    attributes: z.array(attribute).max(MOST_ATTRIBUTES, `At most ${MOST_ATTRIBUTES} attributes.`),
    lookUps: z.array(z.strictObject({ table: reference, when: z.enum(LOOK_UP_WHEN) })).default([]),
  })
  .superRefine((given, context) => {
    for (const { path, message } of contentProblems(given)) context.addIssue({ code: "custom", path: stepsOf(path), message });
  });

export const saveUdrTypeInput = z.strictObject({ ...described, content });
export type SaveUdrTypeInput = z.output<typeof saveUdrTypeInput>;
export type SaveUdrTypeForm = z.input<typeof saveUdrTypeInput>;

/** "attributes[1].format" → attributes, 1, format. */
function stepsOf(path: string): (string | number)[] {
  return path.split(/[.[\]]+/).flatMap((step) => (step === "" ? [] : [/^\d+$/.test(step) ? Number.parseInt(step, 10) : step]));
}
