import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RbiScreen } from "#components/rbi/rbi-screen.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getRbi } from "#lib/operations/rbi/get-rbi.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

type RbiPageProps = { readonly params: Promise<{ readonly number: string }> };

export async function generateMetadata({ params }: RbiPageProps): Promise<Metadata> {
  return { title: `RBI ${(await params).number}` };
}

export default async function RbiPage({ params }: RbiPageProps) {
  const context = await pageContext("rbi.read");
  const { number } = await params;
  if (!/^\d{1,15}$/.test(number)) notFound();
  const found = await getRbi(context, Number.parseInt(number, 10));
  if (!found.ok) notFound();
  const { clock } = await frameContext();
  return <RbiScreen rbi={found.value} zone={clock.zone} seesPlans={can(context.actor.role, "pricePlan.read")} />;
}
