import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { HoldsNow } from "#components/definition/holds-now.tsx";
import { TimeModelDetail } from "#components/definition/time-model-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getTimeModel } from "#lib/operations/definition/get-time-model.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveTimeModel, restoreTimeModel } from "../actions.ts";

type TimeModelPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getTimeModel(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: TimeModelPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Date/time models` : "Not found" };
}

export default async function TimeModelPage({ params }: TimeModelPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        description={found.description}
        breadcrumbs={[{ label: "Date/time models", href: "/time-models" }]}
        status={found.archivedAt === null ? <HoldsNow holds={found.holdsNow} /> : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={found} list="/time-models" archive={archiveTimeModel} restore={restoreTimeModel} />
          ) : null
        }
      />
      <TimeModelDetail model={found} zone={zone} />
    </>
  );
}
