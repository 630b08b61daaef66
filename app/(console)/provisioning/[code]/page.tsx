import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ProviderDetail } from "#components/definition/provider-detail.tsx";
import { ProviderStatePill } from "#components/definition/provider-state-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getProvider } from "#lib/operations/definition/get-provider.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { archiveProvider, restoreProvider } from "../actions.ts";

type ProviderPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProvider(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ProviderPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.provider.name} · Provisioning` : "Not found" };
}

export default async function ProviderPage({ params }: ProviderPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { provider } = found;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={provider.name}
        description={"A provisioning provider: it delivers what was ordered to the subscriber's device."}
        breadcrumbs={[{ label: "Provisioning", href: "/provisioning" }]}
        status={
          <>
            <ProviderStatePill state={provider.state} />
            {provider.archivedAt === null ? null : <ArchivedPill />}
          </>
        }
        actions={
          canManage ? (
            <DefinitionActions definition={provider} list="/provisioning" archive={archiveProvider} restore={restoreProvider} />
          ) : null
        }
      />
      <ProviderDetail {...found} canManage={canManage && provider.archivedAt === null} />
    </>
  );
}
