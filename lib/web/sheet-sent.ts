import type * as z from "zod";
import type { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { LARGEST_SHEET } from "#lib/domain/product/product-sheet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { readTextBody } from "./read-json-body.ts";

type Sheet = { readonly text: string; readonly reviewed: string | null };

type Sending = {
  readonly query: z.output<typeof importProductsQuery>;
  /** In bytes. */
  readonly most?: number;
};

/** A sheet as it was sent, and the preview that was looked at: what puts it in has a key, so that it is not put in twice. */
export async function sheetSent(
  { idempotencyKey }: Context,
  { query, most = LARGEST_SHEET }: Sending,
  request: Request,
): Promise<Result<Sheet, Refusal>> {
  const reviewed = "reviewed" in query ? query.reviewed : null;
  if (reviewed !== null && idempotencyKey === undefined) return refused({ code: "IDEMPOTENCY_KEY_REQUIRED" });
  const body = await readTextBody(request, most);
  return body.ok ? ok({ text: body.value, reviewed }) : body;
}
