import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { UdrTypeDetail } from "#components/definition/udr-type-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getUdrType } from "#lib/operations/definition/get-udr-type.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveUdrType, restoreUdrType } from "../actions.ts";

type UdrTypePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getUdrType(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: UdrTypePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · UDR types` : "Not found" };
}

export default async function UdrTypePage({ params }: UdrTypePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        description={found.description}
        breadcrumbs={[{ label: "UDR types", href: "/udr-types" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? <DefinitionActions definition={found} list="/udr-types" archive={archiveUdrType} restore={restoreUdrType} /> : null
        }
      />
      <UdrTypeDetail udrType={found} zone={zone} />
    </>
  );
}
