import type { Metadata } from "next";
import { GroupEditor } from "#components/definition/terms/group-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pageContext } from "#lib/web/page-context.ts";
import { saveAccountClassification } from "../actions.ts";

export const metadata: Metadata = { title: "New classification" };

export default async function NewAccountClassificationPage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New classification"
        description="A group of accounts. Prices and offers refer to it by its code."
        breadcrumbs={[{ label: "Account classifications", href: "/account-classifications" }]}
      />
      <GroupEditor
        initial={{ code: "", name: "" }}
        revision={null}
        what="Account classification"
        list="/account-classifications"
        save={saveAccountClassification}
      />
    </>
  );
}
