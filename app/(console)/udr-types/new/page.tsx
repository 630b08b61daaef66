import type { Metadata } from "next";
import { UdrTypeEditor } from "#components/definition/udr-type-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_UDR_TYPE_DRAFT } from "#lib/domain/definition/udr-type-draft.ts";
import { getUdrTypeChoices } from "#lib/operations/definition/get-udr-type-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveUdrType } from "../actions.ts";

export const metadata: Metadata = { title: "New UDR type" };

export default async function NewUdrTypePage() {
  const choices = await getUdrTypeChoices(await pageContext("definition.manage"));
  return (
    <>
      <PageHeader
        title="New UDR type"
        description="What is recorded of one use of a service, where it may come from, and how it is told apart."
        breadcrumbs={[{ label: "UDR types", href: "/udr-types" }]}
      />
      <UdrTypeEditor initial={NEW_UDR_TYPE_DRAFT} revision={null} choices={choices} recordedUdrs={0} carryingUdrs={{}} save={saveUdrType} />
    </>
  );
}
