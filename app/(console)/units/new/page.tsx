import type { Metadata } from "next";
import { UnitEditor } from "#components/definition/unit-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_UNIT_DRAFT } from "#lib/domain/definition/unit-draft.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveUnit } from "../actions.ts";

export const metadata: Metadata = { title: "New unit of measurement" };

export default async function NewUnitPage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New unit"
        description="What usage is counted in, and how exactly."
        breadcrumbs={[{ label: "Units of measurement", href: "/units" }]}
      />
      <UnitEditor initial={NEW_UNIT_DRAFT} revision={null} countedUdrs={0} save={saveUnit} />
    </>
  );
}
