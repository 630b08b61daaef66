import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeList } from "#components/price-plan/change-list.tsx";
import { CompareChoice } from "#components/price-plan/compare-choice.tsx";
import { CompareSide } from "#components/price-plan/compare-side.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { comparedName } from "#lib/domain/price-plan/comparison-view.ts";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import { comparisonQuery } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { compareVersions } from "#lib/operations/price-plan/compare-versions.ts";
import { pageContext } from "#lib/web/page-context.ts";

type ComparePageProps = {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
};

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  return { title: `Versions compared: ${decodeURIComponent((await params).code)}` };
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const context = await pageContext("pricePlan.read");
  const code = decodeURIComponent((await params).code);
  const found = await compareVersions(context, { code, ...comparisonQuery.parse(await searchParams) });
  if (!found.ok) notFound();
  const { plan, zone, choices, from, to, changes, definitions, names } = found.value;
  const named = namedChanges(changes, { definitions, names, before: from.document, after: to.document });
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Price plans", href: "/price-plans" },
          { label: plan.name, href: `/price-plans/${encodeURIComponent(plan.code)}` },
        ]}
        title="Versions compared"
        description={`${plan.name}: what changes from ${comparedName(from.id)} to ${comparedName(to.id)}.`}
      />
      <div className="grid gap-5">
        <CompareChoice code={plan.code} choices={choices} from={from.id} to={to.id} />
        <div className="grid gap-4 md:grid-cols-2">
          <CompareSide label="From" side={from} zone={zone} />
          <CompareSide label="To" side={to} zone={zone} />
        </div>
        <Panel
          title={`${named.length} ${named.length === 1 ? "change" : "changes"}`}
          description={`In meaning, from ${comparedName(from.id)} to ${comparedName(to.id)}`}
        >
          <ChangeList changes={named} empty="The two price alike." />
        </Panel>
      </div>
    </>
  );
}
