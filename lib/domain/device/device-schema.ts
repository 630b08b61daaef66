import * as z from "zod";

/** A device's number as it is typed, wherever a device is named. */
export const deviceNumber = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9 .:/_-]{0,38}[A-Za-z0-9])?$/, "Up to 40 letters and digits, such as 4400100101.");

const label = z
  .string()
  .trim()
  .max(60, "At most 60 letters.")
  .transform((text) => (text === "" ? null : text))
  .nullable();

const target = { account: z.string().min(1).max(40), subscription: z.string().min(1).max(40), number: deviceNumber };

export const addDeviceInput = z.strictObject({ ...target, label });
export type AddDeviceInput = z.output<typeof addDeviceInput>;

/** The label as it was seen: who saves over another one is told. */
export const labelDeviceInput = z.strictObject({ ...target, label, seen: z.string().nullable() });
export type LabelDeviceInput = z.output<typeof labelDeviceInput>;

/** The default as it was seen; null: there was none. */
export const setDefaultDeviceInput = z.strictObject({ ...target, seen: z.string().nullable() });
export type SetDefaultDeviceInput = z.output<typeof setDefaultDeviceInput>;

export const removeDeviceInput = z.strictObject(target);
export type RemoveDeviceInput = z.output<typeof removeDeviceInput>;
