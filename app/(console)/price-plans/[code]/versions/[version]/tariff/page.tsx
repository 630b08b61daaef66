import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TariffPage } from "#components/price-plan/tariff-page.tsx";
import { planVersionParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { getTariff } from "#lib/operations/price-plan/get-tariff.ts";
import { pageContext } from "#lib/web/page-context.ts";

type VersionTariffProps = { readonly params: Promise<{ readonly code: string; readonly version: string }> };

export async function generateMetadata({ params }: VersionTariffProps): Promise<Metadata> {
  return { title: `Tariff sheet of v${(await params).version}` };
}

export default async function VersionTariff({ params }: VersionTariffProps) {
  const context = await pageContext("pricePlan.read");
  const asked = planVersionParams.safeParse(await params);
  const found = asked.success ? await getTariff(context, asked.data) : null;
  if (!found?.ok) notFound();
  return <TariffPage tariff={found.value} />;
}
