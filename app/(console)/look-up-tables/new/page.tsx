import type { Metadata } from "next";
import { LookUpEditor } from "#components/definition/look-up/look-up-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_LOOK_UP_DRAFT } from "#lib/domain/look-up/look-up-draft.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveLookUpTable } from "../actions.ts";

export const metadata: Metadata = { title: "New look-up table" };

export default async function NewLookUpTablePage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New look-up table"
        description="What attributes of imported usage are derived by. Its rows are imported once it is saved."
        breadcrumbs={[{ label: "Look-up tables", href: "/look-up-tables" }]}
      />
      <LookUpEditor initial={NEW_LOOK_UP_DRAFT} revision={null} save={saveLookUpTable} />
    </>
  );
}
