import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExceptionPanel } from "#components/usage-import/exception-panel.tsx";
import { ImportScreen } from "#components/usage-import/import-screen.tsx";
import { codeParameter, type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { importQuestion } from "#lib/domain/usage-import/usage-import-schema.ts";
import { IMPORT_OUTCOMES } from "#lib/domain/usage-import/usage-import-view.ts";
import { getUsageImport } from "#lib/operations/usage-import/get-usage-import.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { shownExceptions } from "#lib/web/shown-exceptions.ts";
import { cancelUsageImport, discardLine, retryImportLines, retryParked } from "../actions.ts";

type ImportPageProps = {
  readonly params: Promise<{ readonly importId: string }>;
  readonly searchParams: Promise<SearchParameters>;
};

export async function generateMetadata({ params }: ImportPageProps): Promise<Metadata> {
  return { title: `Batch ${(await params).importId}` };
}

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const context = await pageContext("udr.read");
  const address = importQuestion.safeParse(await params);
  if (!address.success) notFound();
  const { importId } = address.data;
  const found = await getUsageImport(context, importId);
  if (!found.ok) notFound();
  const parameters = await searchParams;
  const outcome = IMPORT_OUTCOMES.find((each) => each === textParameter(parameters, "outcome")) ?? null;
  const cursor = codeParameter(parameters, "cursor");
  const filter = { importId, ...(outcome !== null && { outcome }) };
  const listed = await shownExceptions(context, { ...filter, ...(cursor !== null && { cursor }) });
  // A cursor that nobody here wrote leads to the first lines.
  const lines = listed.ok ? listed : await shownExceptions(context, filter);
  const { zone } = (await frameContext()).clock;
  const canImport = can(context.actor.role, "usage.import");
  return (
    <ImportScreen key={importId} initial={found.value} zone={zone} moves={canImport ? { cancelUsageImport, retryImportLines } : null}>
      <ExceptionPanel
        importId={importId}
        page={lines.ok ? lines.value : { exceptions: [], nextCursor: null }}
        outcome={outcome}
        zone={zone}
        isFirstPage={cursor === null || !listed.ok}
        // Of a batch that was refused whole nothing waits: it is mended and sent again.
        moves={canImport && found.value.state !== "refused" ? { retryParked, discardLine } : null}
      />
    </ImportScreen>
  );
}
