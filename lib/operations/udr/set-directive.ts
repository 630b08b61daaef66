import type * as z from "zod";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { setDirectiveInput } from "#lib/domain/udr/udr-action-schema.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { storeUdrChange } from "../store-udr-change.ts";

/** Seed 002: Set As Billable, Set As Creditable, Set As Not To Be Billed. */
export async function setDirective(context: Context, input: z.output<typeof setDirectiveInput>): Promise<Result<ChangeDone, Refusal>> {
  return storeUdrChange(context, input);
}
