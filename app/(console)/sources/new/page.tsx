import type { Metadata } from "next";
import { SourceEditor } from "#components/definition/source-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_SOURCE_DRAFT } from "#lib/domain/definition/source-draft.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveSource } from "../actions.ts";

export const metadata: Metadata = { title: "New source" };

export default async function NewSourcePage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New source"
        description="A system that records usage, and the channel it comes in by."
        breadcrumbs={[{ label: "Sources", href: "/sources" }]}
      />
      <SourceEditor initial={NEW_SOURCE_DRAFT} revision={null} save={saveSource} />
    </>
  );
}
