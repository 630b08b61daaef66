import type { Metadata } from "next";
import { ReasonEditor } from "#components/definition/reason/reason-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_REASON_DRAFT } from "#lib/domain/reason/reason-code.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveReasonCode } from "../actions.ts";

export const metadata: Metadata = { title: "New reason" };

export default async function NewReasonCodePage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New reason"
        description="It stands at the end of the list that agents choose from."
        breadcrumbs={[{ label: "Reason codes", href: "/reason-codes" }]}
      />
      <ReasonEditor initial={NEW_REASON_DRAFT} revision={null} isUsed={false} save={saveReasonCode} />
    </>
  );
}
