import * as z from "zod";
import { described, ruled } from "./definition-schema.ts";
import { labelProblem, MOST_VALUES, valueProblem } from "./value-list-draft.ts";

const value = ruled(valueProblem).trim();

export const saveValueListInput = z.strictObject({
  code: described.code,
  revision: described.revision,
  name: described.name,
  /** In the order of the tree; `under` names another value of the list. */
  items: z
    .array(z.strictObject({ value, label: ruled(labelProblem).trim(), under: value.nullable() }))
    .min(1, "Add at least one value.")
    .max(MOST_VALUES, `At most ${MOST_VALUES} values.`),
});
export type SaveValueListInput = z.output<typeof saveValueListInput>;
export type SaveValueListForm = z.input<typeof saveValueListInput>;
