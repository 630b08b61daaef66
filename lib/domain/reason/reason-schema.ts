import * as z from "zod";
import { described } from "../definition/definition-schema.ts";
import { isReordering } from "./reason-code.ts";

export const saveReasonInput = z.strictObject({
  code: described.code,
  revision: described.revision,
  name: described.name,
  usageHappened: z.boolean({ error: "Say whether the usage happened." }),
});
export type SaveReasonInput = z.output<typeof saveReasonInput>;
export type SaveReasonForm = z.input<typeof saveReasonInput>;

const order = z.array(described.code).min(1).max(500);

/** The order that was looked at, and the one that it becomes. */
export const orderReasonsInput = z
  .strictObject({ from: order, to: order })
  .refine(({ from, to }) => isReordering(from, to), { path: ["to"], error: "It has other reasons than the list." });
export type OrderReasonsInput = z.output<typeof orderReasonsInput>;
