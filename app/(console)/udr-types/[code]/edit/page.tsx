import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { UdrTypeEditor } from "#components/definition/udr-type-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { udrTypeDraft } from "#lib/domain/definition/udr-type-draft.ts";
import { getUdrTypeEditor } from "#lib/operations/definition/get-udr-type-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveUdrType } from "../../actions.ts";

type EditUdrTypePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getUdrTypeEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditUdrTypePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.udrType.name} · UDR types` : "Not found" };
}

export default async function EditUdrTypePage({ params }: EditUdrTypePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const address = `/udr-types/${encodeURIComponent(found.udrType.code)}`;
  // What is archived is restored first, and its page offers that.
  if (found.udrType.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${found.udrType.name}`}
        breadcrumbs={[
          { label: "UDR types", href: "/udr-types" },
          { label: found.udrType.name, href: address },
        ]}
      />
      <UdrTypeEditor
        // What somebody else saved begins a new form.
        key={found.udrType.revision}
        initial={udrTypeDraft(found.udrType)}
        revision={found.udrType.revision}
        choices={found.choices}
        recordedUdrs={found.recordedUdrs}
        carryingUdrs={found.carryingUdrs}
        save={saveUdrType}
      />
    </>
  );
}
