import * as z from "zod";
import { cancelUdrInput } from "../udr/udr-action-schema.ts";
import { udrSelection } from "../udr/udr-selection-schema.ts";
import { BULK_ACTIONS, ROW_OUTCOMES } from "./bulk.ts";

const code = z.string().trim().min(1).max(100);
const { reasonCode, reasonText } = cancelUdrInput.shape;
const bulkJobId = z.int().positive();
const asksText = z.string().trim().min(1, "Say why: a second person reads it.").max(500).optional();

export const bulkFields = z.union([z.strictObject({ product: code }), z.strictObject({ source: code })]);

/** What shall be done to which, and why. Nothing is changed by looking. */
export const lookAtBulkInput = z
  .strictObject({
    selection: udrSelection,
    action: z.enum(BULK_ACTIONS),
    fields: bulkFields.optional(),
    reasonCode,
    reasonText,
  })
  .superRefine(({ action, fields }, context) => {
    if ((action === "adjust") === (fields !== undefined)) return;
    const message = action === "adjust" ? "Say which field changes, and to what." : "Only an Adjust changes a field.";
    context.addIssue({ code: "custom", path: ["fields"], message });
  });
export type LookAtBulkInput = z.output<typeof lookAtBulkInput>;
export type LookAtBulkForm = z.input<typeof lookAtBulkInput>;

export const bulkInput = z.strictObject({ bulkJobId });
export type BulkInput = z.output<typeof bulkInput>;

/**
 * `asksApproval`: a second person is asked about the rows above the limit of who starts it. `reasonText`: the reason in words, for that person,
 * where none was given with the look.
 */
export const startBulkInput = z.strictObject({ bulkJobId, asksApproval: z.boolean().optional(), reasonText: asksText });
export type StartBulkInput = z.output<typeof startBulkInput>;

export const bulkParams = z.object({
  bulkJobId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform((text) => Number.parseInt(text, 10)),
});

/** `after`: the number of the last UDR of the page before. */
export const bulkRowsQuery = z.strictObject({
  outcome: z.enum(ROW_OUTCOMES).optional(),
  after: bulkParams.shape.bulkJobId.optional(),
});
export type BulkRowsQuery = z.output<typeof bulkRowsQuery>;
