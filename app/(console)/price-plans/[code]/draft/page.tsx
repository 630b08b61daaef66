import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { DraftEditor } from "#components/price-plan/draft-editor.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { correctedVersion } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { getPlan } from "#lib/operations/price-plan/get-plan.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { discardDraft, removeSample, saveSample, submitDraft, withdrawReview } from "../../actions.ts";
import { PlanKeys } from "../../plan-keys.tsx";

type DraftPageProps = {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata({ params }: DraftPageProps): Promise<Metadata> {
  return { title: `Draft of ${decodeURIComponent((await params).code)}` };
}

export default async function DraftPage({ params, searchParams }: DraftPageProps) {
  const context = await pageContext("pricePlan.read");
  const code = decodeURIComponent((await params).code);
  const draft = await getDraft(context, code);
  if (!draft.ok) {
    // It was published or discarded meanwhile: the plan itself says what became of it.
    const plan = await getPlan(context, code);
    if (plan.ok) redirect(`/price-plans/${encodeURIComponent(code)}`);
    notFound();
  }
  const { role } = context.actor;
  return (
    <>
      <PlanKeys />
      <DraftEditor
        key={draft.value.draftId}
        view={draft.value}
        actions={{ discardDraft, submitDraft, withdrawReview, saveSample, removeSample }}
        canEdit={can(role, "pricePlan.edit")}
        canSubmit={can(role, "pricePlan.submit")}
        corrects={correctedVersion.parse((await searchParams).corrects)}
      />
    </>
  );
}
