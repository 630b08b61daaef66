import * as z from "zod";
import { codeText } from "../price-plan/document-texts.ts";

const MOST_VALUES = 1000;

/** Usage on another network waits for somebody to look at it, or is taken and priced: a usage zone may price it by itself. */
export const OUTSIDE_POLICIES = ["park", "price"] as const;

export type OutsidePolicy = (typeof OUTSIDE_POLICIES)[number];

/** The networks that the SIMs of an agreement, or one SIM, may use. */
export type AllowedNetworks = {
  /** The key of a choice attribute of UDR types: what names the network. */
  readonly attribute: string;
  /** Values of its value list. Of a tree, a value allows what stands below it. */
  readonly allowed: readonly string[];
  readonly outside: OutsidePolicy;
};

export const allowedNetworks: z.ZodType<AllowedNetworks, AllowedNetworks> = z.strictObject({
  attribute: codeText,
  allowed: z
    .array(z.string().min(1, "A value of the list").max(100, "At most 100 characters"))
    .min(1, "Allow at least one network")
    .max(MOST_VALUES, `At most ${MOST_VALUES.toLocaleString("en-GB")} networks`)
    .refine((values) => new Set(values).size === values.length, "A network is named once"),
  outside: z.enum(OUTSIDE_POLICIES),
});
