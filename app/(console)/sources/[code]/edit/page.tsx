import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { SourceEditor } from "#components/definition/source-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { sourceDraft } from "#lib/domain/definition/source-draft.ts";
import { getSource } from "#lib/operations/definition/get-source.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveSource } from "../../actions.ts";

type EditSourcePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getSource(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditSourcePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.name} · Sources` : "Not found" };
}

export default async function EditSourcePage({ params }: EditSourcePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const address = `/sources/${encodeURIComponent(found.code)}`;
  // What is archived is restored first, and its page offers that.
  if (found.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${found.name}`}
        breadcrumbs={[
          { label: "Sources", href: "/sources" },
          { label: found.name, href: address },
        ]}
      />
      <SourceEditor
        // What somebody else saved begins a new form.
        key={found.revision}
        initial={sourceDraft(found)}
        revision={found.revision}
        save={saveSource}
      />
    </>
  );
}
