import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { UnitDetail } from "#components/definition/unit-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getUnit } from "#lib/operations/definition/get-unit.ts";
import { pageContext } from "#lib/web/page-context.ts";

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
  return (
    <>
      <PageHeader title={unit.name} description={unit.description} breadcrumbs={[{ label: "Units of measurement", href: "/units" }]} />
      <UnitDetail unit={unit} />
    </>
  );
}
