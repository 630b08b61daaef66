import type { Metadata } from "next";
import { GroupEditor } from "#components/definition/terms/group-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pageContext } from "#lib/web/page-context.ts";
import { saveSubscriptionType } from "../actions.ts";

export const metadata: Metadata = { title: "New subscription type" };

export default async function NewSubscriptionTypePage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New subscription type"
        description="A kind of service. Catalogs refer to it by its code."
        breadcrumbs={[{ label: "Subscription types", href: "/subscription-types" }]}
      />
      <GroupEditor
        initial={{ code: "", name: "" }}
        revision={null}
        what="Subscription type"
        list="/subscription-types"
        save={saveSubscriptionType}
      />
    </>
  );
}
