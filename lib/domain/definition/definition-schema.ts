import * as z from "zod";
import { isRate } from "../price-plan/document-texts.ts";
import { timeModelDefinition } from "../price-plan/time-model-schema.ts";
import { codeProblem, descriptionProblem, nameProblem } from "./definition-texts.ts";

const MOST_WINDOWS = 200;
const MOST_EXCEPTIONS = 500;

/** A text that the form's own rule accepts, refused with that rule's sentence. */
export function ruled(problemOf: (text: string) => string | null) {
  return z.string().superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });
}

const code = ruled(codeProblem);
const revision = z.int().positive();
export const described = {
  code,
  /** The revision that the editor began from; null makes a new one. */
  revision: revision.nullable(),
  name: ruled(nameProblem).trim(),
  description: ruled(descriptionProblem)
    .trim()
    .transform((text) => (text === "" ? null : text)),
};

export const saveTimeModelInput = z.strictObject({
  ...described,
  model: timeModelDefinition
    .refine(({ windows }) => windows.length <= MOST_WINDOWS, `At most ${MOST_WINDOWS} windows.`)
    .refine(({ dates }) => dates.length <= MOST_EXCEPTIONS, `At most ${MOST_EXCEPTIONS} dated exceptions.`),
});
export type SaveTimeModelInput = z.output<typeof saveTimeModelInput>;

export const saveUnitInput = z.strictObject({
  ...described,
  decimals: z.int("A whole number of decimals.").min(0, "At least 0 decimals.").max(12, "At most 12 decimals."),
  scale: z
    .string()
    .refine(
      (text) => isRate(text) && !text.startsWith("-") && /[1-9]/.test(text),
      "A decimal above 0, of at most 12 digits before and after the point.",
    ),
});
export type SaveUnitInput = z.output<typeof saveUnitInput>;

/** As a form sends it. */
export type SaveTimeModelForm = z.input<typeof saveTimeModelInput> & Pick<SaveTimeModelInput, "model">;
export type SaveUnitForm = z.input<typeof saveUnitInput>;

/** Of an archiving or a restoring: what, and as it was seen. */
export const definitionAtRevision = z.strictObject({ code, revision });
export type DefinitionAtRevision = z.output<typeof definitionAtRevision>;
