import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { LookUpEditor } from "#components/definition/look-up/look-up-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { lookUpDraft } from "#lib/domain/look-up/look-up-draft.ts";
import { getLookUpTable } from "#lib/operations/look-up/get-look-up-table.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveLookUpTable } from "../../actions.ts";

type EditLookUpTablePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getLookUpTable(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditLookUpTablePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.table.name} · Look-up tables` : "Not found" };
}

export default async function EditLookUpTablePage({ params }: EditLookUpTablePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { table } = found;
  const address = `/look-up-tables/${encodeURIComponent(table.code)}`;
  // What is archived is restored first, and its page offers that.
  if (table.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${table.name}`}
        breadcrumbs={[
          { label: "Look-up tables", href: "/look-up-tables" },
          { label: table.name, href: address },
        ]}
      />
      <LookUpEditor
        // What somebody else saved begins a new form.
        key={table.revision}
        initial={lookUpDraft(table)}
        revision={table.revision}
        save={saveLookUpTable}
      />
    </>
  );
}
