import "server-only";
import type { Refusal } from "#lib/domain/refusal.ts";
import { LONGEST_PREVIEW, type SendUsageQuery } from "#lib/domain/usage-import/import-requests.ts";
import type { ImportHead, ImportPreview, UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { previewUsageImport } from "#lib/operations/usage-import/preview-usage-import.ts";
import { receiveUsageImport } from "#lib/operations/usage-import/receive-usage-import.ts";
import { beginningOf, unlessStalled, usageBody } from "./usage-body.ts";

/** The body as a batch, or what it would become. */
export async function receiveUsage(
  context: Context,
  { source, reference, rating, file = reference, allOrNothing = false, preview = false }: SendUsageQuery,
  request: Request,
): Promise<Result<UsageImportView | ImportPreview, Refusal>> {
  const body = usageBody(request);
  if (!body.ok) return body;
  const { format, chunks } = body.value;
  const head: ImportHead = { sourceCode: source, reference, fileName: file, rating, format, allOrNothing };
  if (!preview) return unlessStalled(() => receiveUsageImport(context, head, chunks));
  return unlessStalled(async () => {
    const { text, isCut } = await beginningOf(chunks, LONGEST_PREVIEW);
    const looked = await previewUsageImport(context, head, text);
    return looked.ok ? ok({ ...looked.value, isCut: looked.value.isCut || isCut }) : looked;
  });
}
