import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BulkScreen } from "#components/bulk/bulk-screen.tsx";
import { bulkParams } from "#lib/domain/bulk/bulk-schema.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getBulk } from "#lib/operations/bulk/get-bulk.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { cancelBulk, startBulk, tryBulkAgain } from "../actions.ts";

type BulkJobPageProps = { readonly params: Promise<{ readonly bulkJobId: string }> };

export async function generateMetadata({ params }: BulkJobPageProps): Promise<Metadata> {
  return { title: `Bulk correction ${(await params).bulkJobId}` };
}

export default async function BulkJobPage({ params }: BulkJobPageProps) {
  const context = await pageContext("udr.read");
  const address = bulkParams.safeParse(await params);
  if (!address.success) notFound();
  const { bulkJobId } = address.data;
  const found = await getBulk(context, bulkJobId);
  if (!found.ok) notFound();
  const { zone } = (await frameContext()).clock;
  const mayCorrect = can(context.actor.role, "udr.cancel");
  return (
    <BulkScreen key={bulkJobId} initial={found.value} zone={zone} moves={mayCorrect ? { startBulk, cancelBulk, tryBulkAgain } : null} />
  );
}
