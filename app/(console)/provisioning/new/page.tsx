import type { Metadata } from "next";
import { ProviderEditor } from "#components/definition/provider/provider-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_PROVIDER_DRAFT } from "#lib/domain/provider/provider-draft.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProvider } from "../actions.ts";

export const metadata: Metadata = { title: "New provider" };

export default async function NewProviderPage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New provider"
        description="A system that delivers what was ordered to subscribers’ devices. Its product codes come next."
        breadcrumbs={[{ label: "Provisioning", href: "/provisioning" }]}
      />
      <ProviderEditor initial={NEW_PROVIDER_DRAFT} revision={null} save={saveProvider} />
    </>
  );
}
