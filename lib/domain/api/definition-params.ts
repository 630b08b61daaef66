import * as z from "zod";
import { planDraftParams } from "../price-plan/price-plan-actions-schema.ts";

/** Which kind an address speaks of, `units` for example; that there is such a kind is asked where it is looked up. */
export const definitionsParams = z.object({ definitions: z.string() });

export const definitionParams = definitionsParams.extend({ code: planDraftParams.shape.code });

/** Of the console's own addresses, by the same words. */
export const definitionKindParams = z.object({ kind: z.string() });
