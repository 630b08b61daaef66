import type { Metadata } from "next";
import { ValueListEditor } from "#components/definition/value-list-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_VALUE_LIST_DRAFT } from "#lib/domain/definition/value-list-draft.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveValueList } from "../actions.ts";

export const metadata: Metadata = { title: "New value list" };

export default async function NewValueListPage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New value list"
        description="What a choice attribute of a UDR may be: flat, or a tree."
        breadcrumbs={[{ label: "Value lists", href: "/value-lists" }]}
      />
      <ValueListEditor initial={NEW_VALUE_LIST_DRAFT} revision={null} uses={[]} save={saveValueList} />
    </>
  );
}
