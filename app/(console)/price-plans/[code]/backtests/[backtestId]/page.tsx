import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BacktestScreen } from "#components/backtest/backtest-screen.tsx";
import { backtestParams } from "#lib/domain/backtest/backtest-params.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getBacktest } from "#lib/operations/backtest/get-backtest.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { cancelBacktest, resumeBacktest } from "../actions.ts";

type BacktestPageProps = { readonly params: Promise<{ readonly code: string; readonly backtestId: string }> };

export async function generateMetadata({ params }: BacktestPageProps): Promise<Metadata> {
  const { code, backtestId } = await params;
  return { title: `Backtest ${backtestId} of ${decodeURIComponent(code)}` };
}

export default async function BacktestPage({ params }: BacktestPageProps) {
  const context = await pageContext("pricePlan.read");
  const address = backtestParams.safeParse(await params);
  if (!address.success) notFound();
  const found = await getBacktest(context, address.data);
  if (!found.ok) notFound();
  const { role } = context.actor;
  return (
    <BacktestScreen
      key={found.value.backtestId}
      initial={found.value}
      actions={{ cancelBacktest, resumeBacktest }}
      canEdit={can(role, "pricePlan.edit")}
      canReadAccounts={can(role, "account.read")}
    />
  );
}
