import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ZoneEditor } from "#components/definition/zone-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { usageZoneDraft } from "#lib/domain/definition/usage-zone-draft.ts";
import { getUsageZoneEditor } from "#lib/operations/definition/get-usage-zone-editor.ts";
import { getZoneVocabulary } from "#lib/operations/definition/get-zone-vocabulary.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { saveUsageZone } from "../../actions.ts";

type EditUsageZonePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getUsageZoneEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditUsageZonePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.zone.name} · Usage zones` : "Not found" };
}

export default async function EditUsageZonePage({ params }: EditUsageZonePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { zone: usageZone, livePlans } = found;
  const address = `/usage-zones/${encodeURIComponent(usageZone.code)}`;
  // What is archived is restored first, and its page offers that.
  if (usageZone.archivedAt !== null) redirect(routeHref(address));
  const { attributes, definitions } = await getZoneVocabulary(await pageContext("definition.manage"));
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        title={`Edit ${usageZone.name}`}
        breadcrumbs={[
          { label: "Usage zones", href: "/usage-zones" },
          { label: usageZone.name, href: address },
        ]}
      />
      <ZoneEditor
        // What somebody else saved begins a new form.
        key={usageZone.revision}
        initial={usageZoneDraft(usageZone)}
        revision={usageZone.revision}
        attributes={attributes}
        definitions={definitions}
        zone={zone}
        livePlans={livePlans}
        save={saveUsageZone}
      />
    </>
  );
}
