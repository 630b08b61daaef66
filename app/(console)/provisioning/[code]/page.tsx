import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProviderDetail } from "#components/definition/provider-detail.tsx";
import { ProviderStatePill } from "#components/definition/provider-state-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getProvider } from "#lib/operations/definition/get-provider.ts";
import { pageContext } from "#lib/web/page-context.ts";

type ProviderPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProvider(await pageContext("subscription.read"), code));

export async function generateMetadata({ params }: ProviderPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.provider.name} · Provisioning` : "Not found" };
}

export default async function ProviderPage({ params }: ProviderPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  return (
    <>
      <PageHeader
        title={found.provider.name}
        description={"A provisioning provider: it delivers what was ordered to the subscriber's device."}
        breadcrumbs={[{ label: "Provisioning", href: "/provisioning" }]}
        status={<ProviderStatePill state={found.provider.state} />}
      />
      <ProviderDetail {...found} />
    </>
  );
}
