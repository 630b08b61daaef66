import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ReasonDetail } from "#components/definition/reason/reason-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getReasonCode } from "#lib/operations/reason/get-reason-code.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveReasonCode, restoreReasonCode } from "../actions.ts";

type ReasonCodePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getReasonCode(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ReasonCodePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Reason codes` : "Not found" };
}

export default async function ReasonCodePage({ params }: ReasonCodePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        breadcrumbs={[{ label: "Reason codes", href: "/reason-codes" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={found} list="/reason-codes" archive={archiveReasonCode} restore={restoreReasonCode} />
          ) : null
        }
      />
      <ReasonDetail reason={found} zone={zone} />
    </>
  );
}
