import type * as z from "zod";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { adjustUdrInput } from "#lib/domain/udr/udr-action-schema.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { storeUdrChange } from "../store-udr-change.ts";

/** Seed 002: a UDR "can be adjusted" before and after billing; what was billed is reversed, the adjusted UDR rated again. */
export async function adjustUdr(context: Context, input: z.output<typeof adjustUdrInput>): Promise<Result<ChangeDone, Refusal>> {
  return storeUdrChange(context, input);
}
