import type { Metadata } from "next";
import { ZoneEditor } from "#components/definition/zone-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_USAGE_ZONE_DRAFT } from "#lib/domain/definition/usage-zone-draft.ts";
import { getZoneVocabulary } from "#lib/operations/definition/get-zone-vocabulary.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { saveUsageZone } from "../actions.ts";

export const metadata: Metadata = { title: "New usage zone" };

export default async function NewUsageZonePage() {
  const { attributes, definitions } = await getZoneVocabulary(await pageContext("definition.manage"));
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        title="New usage zone"
        description="Say by its metadata which usage you mean, such as 5G in the EU, and see at once what it matches."
        breadcrumbs={[{ label: "Usage zones", href: "/usage-zones" }]}
      />
      <ZoneEditor
        initial={NEW_USAGE_ZONE_DRAFT}
        revision={null}
        attributes={attributes}
        definitions={definitions}
        zone={zone}
        livePlans={[]}
        save={saveUsageZone}
      />
    </>
  );
}
