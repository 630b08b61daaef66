import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { AccountClassificationDetail } from "#components/definition/terms/account-classification-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getAccountClassification } from "#lib/operations/billing-term/get-account-classification.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveAccountClassification, restoreAccountClassification } from "../actions.ts";

type AccountClassificationPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getAccountClassification(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: AccountClassificationPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Account classifications` : "Not found" };
}

export default async function AccountClassificationPage({ params }: AccountClassificationPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        breadcrumbs={[{ label: "Account classifications", href: "/account-classifications" }]}
        status={found.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions
              definition={found}
              list="/account-classifications"
              archive={archiveAccountClassification}
              restore={restoreAccountClassification}
            />
          ) : null
        }
      />
      <AccountClassificationDetail classification={found} zone={zone} />
    </>
  );
}
