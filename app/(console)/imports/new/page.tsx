import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NewImport } from "#components/usage-import/new-import.tsx";
import { listSources } from "#lib/operations/definition/list-sources.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Import usage" };

export default async function NewImportPage() {
  const context = await pageContext("usage.import");
  const sources = await listSources(context);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Imports", href: "/imports" }]}
        title="Import usage"
        description="A file of usage from another system. You see what each of its first lines would become before anything is stored."
      />
      <NewImport sources={sources.filter(({ channel }) => channel !== "desk").map(({ code, name }) => ({ value: code, label: name }))} />
    </>
  );
}
