import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { SubscriptionTypeDetail } from "#components/definition/terms/subscription-type-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getSubscriptionType } from "#lib/operations/billing-term/get-subscription-type.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveSubscriptionType, restoreSubscriptionType } from "../actions.ts";

type SubscriptionTypePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getSubscriptionType(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: SubscriptionTypePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Subscription types` : "Not found" };
}

export default async function SubscriptionTypePage({ params }: SubscriptionTypePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        breadcrumbs={[{ label: "Subscription types", href: "/subscription-types" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions
              definition={found}
              list="/subscription-types"
              archive={archiveSubscriptionType}
              restore={restoreSubscriptionType}
            />
          ) : null
        }
      />
      <SubscriptionTypeDetail type={found} zone={zone} />
    </>
  );
}
