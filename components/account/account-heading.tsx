import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Stat, StatRow } from "#components/ui/stat.tsx";
import type { AccountDetail } from "#lib/domain/account/account-view.ts";
import { TAX_CLASS_NAMES } from "#lib/domain/account/tax-class.ts";
import { ClassificationPill } from "./classification-pill.tsx";

export function AccountHeading({ account, actions }: { readonly account: AccountDetail; readonly actions: ReactNode }) {
  const { number, name, classification, currency, zone, taxClass } = account;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Accounts", href: "/accounts" }]}
        title={name}
        status={<ClassificationPill classification={classification} />}
        description={
          <>
            <Code>{number}</Code> · {currency} · {zone} · {TAX_CLASS_NAMES[taxClass]}
          </>
        }
        actions={actions}
      />
      <AccountFigures account={account} />
    </>
  );
}

function AccountFigures({
  account: { balance, unbilled, position, currency, creditLimit, subscriptions },
}: {
  readonly account: AccountDetail;
}) {
  const wallets = subscriptions.flatMap(({ wallet, number }) => (wallet === null ? [] : [{ ...wallet, number }]));
  return (
    <StatRow label="Where the account stands">
      <Stat label="Owes" value={<Amount value={balance} currency={currency} sayCredit />} detail="by the ledger, of posted bills" />
      <Stat label="Not billed yet" value={<Amount value={unbilled} currency={currency} sayCredit />} detail="goes on the next bill" />
      <Stat
        label="Account balance"
        value={<Amount value={position} currency={currency} sayCredit />}
        detail="billed and not billed together"
      />
      {wallets.map((wallet) => (
        <Stat
          key={wallet.number}
          label={`Wallet of ${wallet.number}`}
          value={<Amount value={wallet.balance} currency={wallet.currency} />}
          detail={isNothing(wallet.debt) ? "nothing owed beside it" : <Debt wallet={wallet} />}
        />
      ))}
      {creditLimit === null ? null : <Stat label="Credit limit" value={<Amount value={creditLimit} currency={currency} />} />}
    </StatRow>
  );
}

function Debt({ wallet }: { readonly wallet: { readonly debt: string; readonly currency: string } }) {
  return (
    <span className="text-negative">
      owes <Amount value={wallet.debt} currency={wallet.currency} />, repaid by the next top-up
    </span>
  );
}

function isNothing(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
