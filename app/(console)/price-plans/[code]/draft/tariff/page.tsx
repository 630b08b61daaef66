import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TariffPage } from "#components/price-plan/tariff-page.tsx";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { getTariff } from "#lib/operations/price-plan/get-tariff.ts";
import { pageContext } from "#lib/web/page-context.ts";

type DraftTariffProps = { readonly params: Promise<{ readonly code: string }> };

export const metadata: Metadata = { title: "Tariff sheet of the draft" };

export default async function DraftTariff({ params }: DraftTariffProps) {
  const context = await pageContext("pricePlan.read");
  const asked = planDraftParams.safeParse(await params);
  const found = asked.success ? await getTariff(context, { code: asked.data.code, version: "draft" }) : null;
  if (!found?.ok) notFound();
  return <TariffPage tariff={found.value} />;
}
