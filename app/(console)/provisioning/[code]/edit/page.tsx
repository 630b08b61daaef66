import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ProviderEditor } from "#components/definition/provider/provider-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { getProvider } from "#lib/operations/definition/get-provider.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProvider } from "../../actions.ts";

type EditProviderPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProvider(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditProviderPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.provider.name} · Provisioning` : "Not found" };
}

export default async function EditProviderPage({ params }: EditProviderPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { code, name, protocol, state, revision, archivedAt } = found.provider;
  const address = `/provisioning/${encodeURIComponent(code)}`;
  // What is archived is restored first, and its page offers that.
  if (archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumbs={[
          { label: "Provisioning", href: "/provisioning" },
          { label: name, href: address },
        ]}
      />
      <ProviderEditor
        // What somebody else saved begins a new form.
        key={revision}
        initial={{ code, name, protocol, state }}
        revision={revision}
        save={saveProvider}
      />
    </>
  );
}
