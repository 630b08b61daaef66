import type { Metadata } from "next";
import { BulkTable } from "#components/bulk/bulk-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { codeParameter, type SearchParameters } from "#lib/domain/definition/search-parameter.ts";
import { listBulks } from "#lib/operations/bulk/list-bulks.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Bulk corrections" };

export default async function BulkPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("udr.read");
  const cursor = codeParameter(await searchParams, "cursor");
  const { jobs, nextCursor } = await listBulks(context, cursor);
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        title="Bulk corrections"
        description="One action on many UDRs: what was looked at, what was done, and what was left alone."
      />
      <Panel
        flush
        title="Corrections"
        description="Newest first"
        footer={
          cursor === null && nextCursor === null ? null : (
            <>
              {cursor === null ? null : <ButtonLink href="/bulk">Newest</ButtonLink>}
              {nextCursor === null ? null : <ButtonLink href={`/bulk?cursor=${encodeURIComponent(nextCursor)}`}>Older</ButtonLink>}
            </>
          )
        }
      >
        {jobs.length > 0 ? (
          <BulkTable jobs={jobs} zone={zone} />
        ) : (
          <EmptyState
            kind="none"
            title="Nothing was corrected in bulk yet"
            headingLevel={3}
            action={<ButtonLink href="/udrs">Go to the UDRs</ButtonLink>}
          >
            Select UDRs in their list, one by one or all that match, and choose Correct. You see what would post before anything does.
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
