import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ValueListDetail } from "#components/definition/value-list-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getValueList } from "#lib/operations/definition/get-value-list.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveValueList, restoreValueList } from "../actions.ts";

type ValueListPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getValueList(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ValueListPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Value lists` : "Not found" };
}

export default async function ValueListPage({ params }: ValueListPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        breadcrumbs={[{ label: "Value lists", href: "/value-lists" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={found} list="/value-lists" archive={archiveValueList} restore={restoreValueList} />
          ) : null
        }
      />
      <ValueListDetail list={found} zone={zone} />
    </>
  );
}
