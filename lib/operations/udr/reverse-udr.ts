import type * as z from "zod";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { reverseUdrInput } from "#lib/domain/udr/udr-action-schema.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { storeUdrChange } from "../store-udr-change.ts";

/** Design, "Reverse this": the last action is taken back by a new one. What was cancelled stays so, and a successor takes its place. */
export async function reverseUdr(context: Context, input: z.output<typeof reverseUdrInput>): Promise<Result<ChangeDone, Refusal>> {
  return storeUdrChange(context, input);
}
