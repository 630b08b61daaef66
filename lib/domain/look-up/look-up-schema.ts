import * as z from "zod";
import { described } from "../definition/definition-schema.ts";
import { lookUpProblems, MOST_GIVEN, MOST_VALUE_LETTERS } from "./look-up-draft.ts";
import { LOOK_UP_MATCHES } from "./look-up-table.ts";

const attribute = z.string().max(60).trim();

export const saveLookUpTableInput = z
  .strictObject({
    ...described,
    match: z.enum(LOOK_UP_MATCHES, { error: "Say how a value is found: exact or prefix." }),
    key: attribute,
    gives: z.array(attribute).max(MOST_GIVEN, `At most ${MOST_GIVEN} attributes.`),
    otherwise: z.record(attribute, z.string().max(MOST_VALUE_LETTERS).trim()),
  })
  .superRefine((given, context) => {
    for (const { path, message } of lookUpProblems(given)) {
      const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
      context.addIssue({ code: "custom", path: steps.map((step) => (/^\d+$/.test(step) ? Number.parseInt(step, 10) : step)), message });
    }
  });
export type SaveLookUpTableInput = z.output<typeof saveLookUpTableInput>;
export type SaveLookUpTableForm = z.input<typeof saveLookUpTableInput>;

export const lookUpTableParams = z.object({ code: described.code });
