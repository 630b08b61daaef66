import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ValueListEditor } from "#components/definition/value-list-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { valueListDraft } from "#lib/domain/definition/value-list-draft.ts";
import { getValueList } from "#lib/operations/definition/get-value-list.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveValueList } from "../../actions.ts";

type EditValueListPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getValueList(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditValueListPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.name} · Value lists` : "Not found" };
}

export default async function EditValueListPage({ params }: EditValueListPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const address = `/value-lists/${encodeURIComponent(found.code)}`;
  // What is archived is restored first, and its page offers that.
  if (found.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${found.name}`}
        breadcrumbs={[
          { label: "Value lists", href: "/value-lists" },
          { label: found.name, href: address },
        ]}
      />
      <ValueListEditor
        // What somebody else saved begins a new form.
        key={found.revision}
        initial={valueListDraft(found)}
        revision={found.revision}
        uses={found.uses}
        save={saveValueList}
      />
    </>
  );
}
