import "server-only";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type ShownExceptionPage, seesReceivedLines, withoutNumbers } from "#lib/domain/usage-import/parked-line-view.ts";
import type { ImportExceptionsInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { listImportExceptions } from "#lib/operations/usage-import/list-import-exceptions.ts";

/** The lines of a batch that gave no UDR, without what was sent for who may not see whose usage it is. */
export async function shownExceptions(context: Context, input: ImportExceptionsInput): Promise<Result<ShownExceptionPage, Refusal>> {
  const listed = await listImportExceptions(context, input);
  if (!listed.ok || seesReceivedLines(context.actor)) return listed;
  const { exceptions, nextCursor } = listed.value;
  return ok({ exceptions: exceptions.map((exception) => withoutNumbers({ ...exception, received: null })), nextCursor });
}
