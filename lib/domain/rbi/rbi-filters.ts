import * as z from "zod";
import { RBI_KINDS, RBI_STATES } from "../billing/rbi.ts";
import { DIRECTIVES } from "../udr/udr.ts";
import { RBI_CLASSIFICATIONS, RBI_SIGNS } from "./rbi-list-view.ts";

const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const code = z.string().trim().min(1).max(100);

/** The filters of the list as they stand in its address; all of them must hold. Dates are days of the installation's zone, both ends included. */
const rbiFilters = z.strictObject({
  number: number.optional(),
  udr: number.optional(),
  account: code.optional(),
  subscription: code.optional(),
  bill: code.optional(),
  product: code.optional(),
  state: z.enum(RBI_STATES).optional(),
  kind: z.enum(RBI_KINDS).optional(),
  sign: z.enum(RBI_SIGNS).optional(),
  /** Of the UDR, as it is now. */
  directive: z.enum(DIRECTIVES).optional(),
  classification: z.enum(RBI_CLASSIFICATIONS).optional(),
  /** When it was rated. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  effectiveFrom: z.iso.date().optional(),
  effectiveTo: z.iso.date().optional(),
});

export const rbiListInput = rbiFilters.extend({ cursor: z.string().max(200).optional() });
export type RbiListInput = z.output<typeof rbiListInput>;
