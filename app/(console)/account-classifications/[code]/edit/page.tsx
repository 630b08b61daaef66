import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { GroupEditor } from "#components/definition/terms/group-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { getAccountClassification } from "#lib/operations/billing-term/get-account-classification.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveAccountClassification } from "../../actions.ts";

type EditAccountClassificationPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getAccountClassification(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditAccountClassificationPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.name} · Account classifications` : "Not found" };
}

export default async function EditAccountClassificationPage({ params }: EditAccountClassificationPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { code, name, revision } = found;
  const address = `/account-classifications/${encodeURIComponent(code)}`;
  // What is archived is restored first, and its page offers that.
  if (found.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumbs={[
          { label: "Account classifications", href: "/account-classifications" },
          { label: name, href: address },
        ]}
      />
      <GroupEditor
        // What somebody else saved begins a new form.
        key={revision}
        initial={{ code, name }}
        revision={revision}
        what="Account classification"
        list="/account-classifications"
        save={saveAccountClassification}
      />
    </>
  );
}
