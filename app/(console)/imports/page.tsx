import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ChoiceLinks } from "#components/usage-import/choice-links.tsx";
import { ImportTable } from "#components/usage-import/import-table.tsx";
import { codeParameter, type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { IMPORT_STATE_NAMES } from "#lib/domain/usage-import/import-words.ts";
import { IMPORT_STATES, type ImportState } from "#lib/domain/usage-import/usage-import-view.ts";
import { listUsageImports } from "#lib/operations/usage-import/list-usage-imports.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("udr.read");
  const parameters = await searchParams;
  const state = stateOf(textParameter(parameters, "state"));
  const cursor = codeParameter(parameters, "cursor");
  const given = { ...(state !== null && { state }) };
  const listed = await listUsageImports(context, { ...given, ...(cursor !== null && { cursor }) });
  // A cursor that nobody here wrote leads to the newest.
  const shown = listed.ok ? listed : await listUsageImports(context, given);
  const { imports, nextCursor } = shown.ok ? shown.value : { imports: [], nextCursor: null };
  const { zone } = (await frameContext()).clock;
  const canImport = can(context.actor.role, "usage.import");
  const query = state === null ? "" : `state=${state}&`;
  const isFirst = cursor === null || !listed.ok;
  return (
    <>
      <PageHeader
        title="Imports"
        description="Usage that came from elsewhere, batch by batch: what was received, and what became of every line of it."
        actions={
          canImport ? (
            <ButtonLink variant="primary" href="/imports/new">
              Import usage
            </ButtonLink>
          ) : null
        }
      />
      <Panel
        flush
        title="Batches"
        description="Newest first"
        actions={<ChoiceLinks label="Batches by state" choices={choices(state)} />}
        footer={
          isFirst && nextCursor === null ? null : (
            <>
              {isFirst ? null : <ButtonLink href={`/imports?${query}`}>Newest</ButtonLink>}
              {nextCursor === null ? null : (
                <ButtonLink href={`/imports?${query}cursor=${encodeURIComponent(nextCursor)}`}>Older</ButtonLink>
              )}
            </>
          )
        }
      >
        {imports.length > 0 ? <ImportTable imports={imports} zone={zone} /> : <NoBatch state={state} canImport={canImport} />}
      </Panel>
    </>
  );
}

/** Of those that one looks for: the rest come and go within a moment. */
const SHOWN = ["running", "finished", "refused", "cancelled", "failed"] as const;

function choices(state: ImportState | null) {
  return [
    { href: "/imports", text: "All", isCurrent: state === null },
    ...SHOWN.map((each) => ({ href: `/imports?state=${each}`, text: IMPORT_STATE_NAMES[each], isCurrent: each === state })),
  ];
}

function stateOf(text: string): ImportState | null {
  return IMPORT_STATES.find((state) => state === text) ?? null;
}

function NoBatch({ state, canImport }: { readonly state: ImportState | null; readonly canImport: boolean }) {
  if (state !== null) {
    return (
      <EmptyState
        kind="noMatch"
        title={`No batch: ${IMPORT_STATE_NAMES[state].toLowerCase()}`}
        headingLevel={3}
        action={<ButtonLink href="/imports">All batches</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      kind="none"
      title="Nothing was imported yet"
      headingLevel={3}
      action={canImport ? <ButtonLink href="/imports/new">Import usage</ButtonLink> : null}
    >
      Usage of other systems comes as CSV or NDJSON, here or by the web API. Each line becomes a UDR, or says why it did not.
    </EmptyState>
  );
}
