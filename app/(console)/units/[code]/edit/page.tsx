import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { UnitEditor } from "#components/definition/unit-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { unitDraft } from "#lib/domain/definition/unit-draft.ts";
import { getUnitEditor } from "#lib/operations/definition/get-unit-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveUnit } from "../../actions.ts";

type EditUnitPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getUnitEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditUnitPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.unit.name} · Units of measurement` : "Not found" };
}

export default async function EditUnitPage({ params }: EditUnitPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { unit, countedUdrs } = found;
  const address = `/units/${encodeURIComponent(unit.code)}`;
  // What is archived is restored first, and its page offers that.
  if (unit.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${unit.name}`}
        breadcrumbs={[
          { label: "Units of measurement", href: "/units" },
          { label: unit.name, href: address },
        ]}
      />
      <UnitEditor
        // What somebody else saved begins a new form.
        key={unit.revision}
        initial={unitDraft(unit)}
        revision={unit.revision}
        countedUdrs={countedUdrs}
        save={saveUnit}
      />
    </>
  );
}
