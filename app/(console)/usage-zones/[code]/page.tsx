import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ZoneDetail } from "#components/definition/zone-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getUsageZone } from "#lib/operations/definition/get-usage-zone.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveUsageZone, restoreUsageZone } from "../actions.ts";

type UsageZonePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getUsageZone(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: UsageZonePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Usage zones` : "Not found" };
}

export default async function UsageZonePage({ params }: UsageZonePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        description={found.description}
        breadcrumbs={[{ label: "Usage zones", href: "/usage-zones" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={found} list="/usage-zones" archive={archiveUsageZone} restore={restoreUsageZone} />
          ) : null
        }
      />
      <ZoneDetail usageZone={found} zone={zone} />
    </>
  );
}
