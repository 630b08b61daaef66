import type * as z from "zod";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { cancelUdrInput } from "#lib/domain/udr/udr-action-schema.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { storeUdrChange } from "../store-udr-change.ts";

/** Seed 002: cancelling is how a service is given free after a complaint. It is final; what was charged is credited. */
export async function cancelUdr(context: Context, input: z.output<typeof cancelUdrInput>): Promise<Result<ChangeDone, Refusal>> {
  return storeUdrChange(context, input);
}
