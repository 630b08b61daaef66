import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ReasonEditor } from "#components/definition/reason/reason-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { getReasonCode } from "#lib/operations/reason/get-reason-code.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveReasonCode } from "../../actions.ts";

type EditReasonCodePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getReasonCode(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditReasonCodePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.name} · Reason codes` : "Not found" };
}

export default async function EditReasonCodePage({ params }: EditReasonCodePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { code, name, usageHappened, revision, isUsed, archivedAt } = found;
  const address = `/reason-codes/${encodeURIComponent(code)}`;
  // What is archived is restored first, and its page offers that.
  if (archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumbs={[
          { label: "Reason codes", href: "/reason-codes" },
          { label: name, href: address },
        ]}
      />
      <ReasonEditor
        // What somebody else saved begins a new form.
        key={revision}
        initial={{ code, name, usageHappened }}
        revision={revision}
        isUsed={isUsed}
        save={saveReasonCode}
      />
    </>
  );
}
