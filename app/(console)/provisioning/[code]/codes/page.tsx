import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { CodesEditor } from "#components/definition/provider/codes-editor.tsx";
import { CodesSheetActions } from "#components/definition/provider/codes-sheet-actions.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { getProviderCodes } from "#lib/operations/provider/get-provider-codes.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProviderCodes } from "../../actions.ts";

type ProviderCodesPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProviderCodes(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: ProviderCodesPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Product codes of ${found.provider.name} · Provisioning` : "Not found" };
}

export default async function ProviderCodesPage({ params }: ProviderCodesPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { code, name, revision, archivedAt } = found.provider;
  const address = `/provisioning/${encodeURIComponent(code)}`;
  // What is archived is restored first, and its page offers that.
  if (archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Product codes of ${name}`}
        description="What the provider calls our products. Without a code an order that must be delivered is refused."
        breadcrumbs={[
          { label: "Provisioning", href: "/provisioning" },
          { label: name, href: address },
        ]}
        actions={<CodesSheetActions provider={code} canManage />}
      />
      <CodesEditor
        // What somebody else saved, or a sheet brought, begins a new form.
        key={revision}
        code={code}
        revision={revision}
        products={found.products}
        isMore={found.isMore}
        save={saveProviderCodes}
      />
    </>
  );
}
