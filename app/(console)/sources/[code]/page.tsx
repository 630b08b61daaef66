import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { SourceDetail } from "#components/definition/source-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getSource } from "#lib/operations/definition/get-source.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveSource, restoreSource } from "../actions.ts";

type SourcePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getSource(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Sources` : "Not found" };
}

export default async function SourcePage({ params }: SourcePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        description={found.description}
        breadcrumbs={[{ label: "Sources", href: "/sources" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? <DefinitionActions definition={found} list="/sources" archive={archiveSource} restore={restoreSource} /> : null
        }
      />
      <SourceDetail source={found} zone={zone} />
    </>
  );
}
