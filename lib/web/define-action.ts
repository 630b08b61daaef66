import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import * as z from "zod";
import { database } from "#db/client.ts";
import { config } from "#lib/config.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import { logFault } from "#lib/log.ts";
import type { Context } from "#lib/operations/context.ts";
import { type Access, decideAccess } from "./access.ts";
import { answerRefusal } from "./action-refusal.ts";
import type { Action, ActionOptions, ActionResult } from "./action-result.ts";
import { currentClock, currentUser } from "./current-actor.ts";
import { FAULT_SENTENCE } from "./fault-sentence.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { parseInput } from "./parse-input.ts";

type ActionDefinition<Schema extends z.ZodType, Value> = {
  /** The verb, as the permission and the audit name it: "udr.adjust". */
  readonly name: string;
  readonly permission: Access;
  readonly input: Schema;
  readonly run: (context: Context, input: z.output<Schema>) => Promise<Result<Value, Refusal>>;
};

/**
 * The only way to make a server action: actor, permission, own origin, parse, run, and a typed answer, in this order. An
 * action's id is no secret and its arguments are whatever the sender likes, so nothing before `run` trusts either.
 */
export function defineAction<Schema extends z.ZodType, Value>(definition: ActionDefinition<Schema, Value>): Action<z.input<Schema>, Value> {
  return async (input, options) => {
    const requestId = randomUUID();
    try {
      return await perform(definition, { input, options, requestId });
    } catch (error) {
      unstable_rethrow(error);
      logFault(error, { where: definition.name, requestId });
      return { ok: false, fault: { id: requestId, message: FAULT_SENTENCE } };
    }
  };
}

type Call = { readonly input: unknown; readonly options: unknown; readonly requestId: string };

async function perform<Schema extends z.ZodType, Value>(
  { permission, input, run }: ActionDefinition<Schema, Value>,
  call: Call,
): Promise<ActionResult<Value>> {
  const access = decideAccess(await currentUser(), permission);
  if (!access.ok) return answerRefusal(access.refusal);
  if (!isOwnOrigin((await headers()).get("origin"), config().origin)) return answerRefusal({ code: "FOREIGN_ORIGIN" });
  const options = parseInput(OPTIONS, call.options);
  if (!options.ok) return answerRefusal(options.refusal, options.issues);
  const parsed = parseInput(input, call.input);
  if (!parsed.ok) return answerRefusal(parsed.refusal, parsed.issues);
  const { now } = await currentClock();
  const context = { actor: access.value, now, requestId: call.requestId, database: database(), ...withKey(options.value) };
  const result = await run(context, parsed.value);
  return result.ok ? result : answerRefusal(result.refusal);
}

const OPTIONS = z.object({ idempotencyKey: z.string().min(1).max(200).optional() }).optional();

function withKey(options: z.output<typeof OPTIONS>): Required<ActionOptions> | Record<string, never> {
  return options?.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey };
}
