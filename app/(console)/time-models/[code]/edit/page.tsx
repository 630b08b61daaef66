import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { TimeModelEditor } from "#components/definition/time-model-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { documentInWords } from "#lib/domain/definition/plan-use.ts";
import { timeModelDraft } from "#lib/domain/definition/time-model-draft.ts";
import { getTimeModel } from "#lib/operations/definition/get-time-model.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { saveTimeModel } from "../../actions.ts";

type EditTimeModelPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getTimeModel(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditTimeModelPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.name} · Date/time models` : "Not found" };
}

export default async function EditTimeModelPage({ params }: EditTimeModelPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const address = `/time-models/${encodeURIComponent(found.code)}`;
  // What is archived is restored first, and its page offers that.
  if (found.archivedAt !== null) redirect(routeHref(address));
  const { zone } = (await frameContext()).clock;
  const live = found.uses.filter(({ standing }) => standing === "live").map(documentInWords);
  return (
    <>
      <PageHeader
        title={`Edit ${found.name}`}
        breadcrumbs={[
          { label: "Date/time models", href: "/time-models" },
          { label: found.name, href: address },
        ]}
      />
      <TimeModelEditor
        // What somebody else saved begins a new form.
        key={found.revision}
        initial={timeModelDraft(found)}
        revision={found.revision}
        installationZone={zone}
        now={found.now}
        livePlans={[...new Set(live)]}
        save={saveTimeModel}
      />
    </>
  );
}
