import * as z from "zod";
import { described } from "./definition-schema.ts";
import { usageZoneConditions } from "./usage-zone.ts";
import { listOf } from "./usage-zone-comparison.ts";
import { MOST_CONDITIONS, MOST_VALUES } from "./usage-zone-draft.ts";

const conditions = usageZoneConditions.max(MOST_CONDITIONS, `At most ${MOST_CONDITIONS} conditions.`).superRefine((all, context) => {
  for (const [index, condition] of all.entries()) {
    const values = "in" in condition ? condition.in : "startsWith" in condition ? condition.startsWith : [];
    if (listOf(values).length <= MOST_VALUES) continue;
    context.addIssue({ code: "custom", path: [index, "in"], message: `At most ${MOST_VALUES} values.` });
  }
});

export const saveUsageZoneInput = z.strictObject({ ...described, conditions });
export type SaveUsageZoneInput = z.output<typeof saveUsageZoneInput>;

/** As a form sends it. */
export type SaveUsageZoneForm = z.input<typeof saveUsageZoneInput> & Pick<SaveUsageZoneInput, "conditions">;

/** Conditions that are only being written, and one UDR of which the reasons are wanted. */
export const usageZoneMatchesInput = z.strictObject({ conditions, udrId: z.int().positive().nullable().default(null) });
export type UsageZoneMatchesInput = z.output<typeof usageZoneMatchesInput>;
