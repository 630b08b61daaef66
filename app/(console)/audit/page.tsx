import type { Metadata } from "next";
import { AuditFilters } from "#components/audit/audit-filters.tsx";
import { AuditList } from "#components/audit/audit-list.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { auditAddress } from "#lib/domain/audit/audit-address.ts";
import { auditQuery } from "#lib/domain/audit/audit-query-schema.ts";
import { listAudit } from "#lib/operations/audit/list-audit.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

type Searched = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: Searched) {
  const context = await pageContext("audit.read");
  const query = auditQuery.parse(await searchParams);
  const { entries, nextBefore, choices } = await listAudit(context, query);
  const { zone } = (await frameContext()).clock;
  const { before, ...filter } = query;
  return (
    <>
      <PageHeader title="Audit" description="Who changed what, when and why. Written with each change, and never altered afterwards." />
      <AuditFilters filter={filter} choices={choices} />
      {entries.length === 0 ? (
        <EmptyState kind="noMatch" title="No entry matches" action={<ButtonLink href="/audit">Show everything</ButtonLink>}>
          Nothing was changed by anyone in this selection.
        </EmptyState>
      ) : (
        <AuditList entries={entries} zone={zone} />
      )}
      <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
        {before === null ? null : <ButtonLink href={auditAddress(filter, null)}>Newest</ButtonLink>}
        {nextBefore === null ? null : <ButtonLink href={auditAddress(filter, nextBefore)}>Older</ButtonLink>}
      </nav>
    </>
  );
}
