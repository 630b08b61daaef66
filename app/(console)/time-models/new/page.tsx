import type { Metadata } from "next";
import { TimeModelEditor } from "#components/definition/time-model-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { newTimeModelDraft } from "#lib/domain/definition/time-model-draft.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { saveTimeModel } from "../actions.ts";

export const metadata: Metadata = { title: "New date/time model" };

export default async function NewTimeModelPage() {
  const { now } = await pageContext("definition.manage");
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        title="New date/time model"
        description="Name a pattern of time, such as nights and weekends, under which a rate can hold."
        breadcrumbs={[{ label: "Date/time models", href: "/time-models" }]}
      />
      <TimeModelEditor
        initial={newTimeModelDraft(zone)}
        revision={null}
        installationZone={zone}
        now={now}
        livePlans={[]}
        save={saveTimeModel}
      />
    </>
  );
}
