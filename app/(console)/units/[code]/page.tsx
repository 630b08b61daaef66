import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { UnitDetail } from "#components/definition/unit-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getUnit } from "#lib/operations/definition/get-unit.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveUnit, restoreUnit } from "../actions.ts";

type UnitPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getUnit(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: UnitPageProps): Promise<Metadata> {
  const unit = await load(decodeURIComponent((await params).code));
  return { title: unit ? `${unit.name} · Units of measurement` : "Not found" };
}

export default async function UnitPage({ params }: UnitPageProps) {
  const unit = await load(decodeURIComponent((await params).code));
  if (!unit) notFound();
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={unit.name}
        description={unit.description}
        breadcrumbs={[{ label: "Units of measurement", href: "/units" }]}
        status={unit.archivedAt === null ? null : <ArchivedPill />}
        actions={canManage ? <DefinitionActions definition={unit} list="/units" archive={archiveUnit} restore={restoreUnit} /> : null}
      />
      <UnitDetail unit={unit} zone={zone} />
    </>
  );
}
