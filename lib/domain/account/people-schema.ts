import * as z from "zod";

const account = z.string().min(1).max(40);
const id = z.int().positive();
const name = z.string().trim().min(1, "Give a name.").max(100, "At most 100 letters.");
const reference = z
  .string()
  .trim()
  .max(60, "At most 60 letters.")
  .transform((text) => (text === "" ? null : text))
  .nullable();
const centreCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9./-]{0,39}$/, "Up to 40 letters, digits, dots, slashes and hyphens, such as FIN-12.");

/** As they stand now, where one is changed: who saves over something else is told. */
export const savePersonInput = z.strictObject({
  account,
  personId: id.nullable(),
  name,
  reference,
  seen: z.strictObject({ name: z.string(), reference: z.string().nullable() }).nullable(),
});
export type SavePersonInput = z.output<typeof savePersonInput>;

export const saveCostCentreInput = z.strictObject({
  account,
  costCentreId: id.nullable(),
  code: centreCode,
  name,
  seen: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
});
export type SaveCostCentreInput = z.output<typeof saveCostCentreInput>;

export const assignSubscriptionInput = z.strictObject({
  account,
  subscription: z.string().min(1).max(40),
  personId: id.nullable(),
  costCentreId: id.nullable(),
  /** The assignment that was looked at; null: nobody held it. */
  seen: id.nullable(),
});
export type AssignSubscriptionInput = z.output<typeof assignSubscriptionInput>;
