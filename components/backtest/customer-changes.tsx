import { Panel } from "#components/ui/panel.tsx";
import { accountsCsv } from "#lib/domain/backtest/backtest-csv.ts";
import type { BacktestResultView, ComparedAccount } from "#lib/domain/backtest/backtest-view.ts";
import { AccountChanges } from "./account-changes.tsx";
import { ComparedTable } from "./compared-table.tsx";
import { DownloadCsv } from "./download-csv.tsx";
import type { ResultShown } from "./result-shown.ts";

/** Who would pay more or less: all of them counted, and the twenty of each kind that would notice most. */
export function CustomerChanges({ result, shown }: { readonly result: BacktestResultView; readonly shown: ResultShown }) {
  const { accounts, isWhole } = result;
  const { currency, isMoving, fileName, canReadAccounts } = shown;
  const table = {
    heading: "Account",
    keyOf: ({ number }: ComparedAccount) => number,
    nameOf: ({ name, number }: ComparedAccount) => name || number,
    detailOf: ({ name, number }: ComparedAccount) => (name === "" ? "" : number),
    hrefOf: ({ number }: ComparedAccount) => (canReadAccounts ? `/accounts/${encodeURIComponent(number)}` : null),
    order: "given",
    density: "compact",
    isMoving,
    currency,
  } as const;
  return (
    <div className="grid gap-4">
      <AccountChanges accounts={accounts} isWhole={isWhole} />
      <Panel
        flush
        title="Those who would pay most more"
        description={mostWords(accounts.payMore.length, accounts.more)}
        actions={
          accounts.payMore.length + accounts.payLess.length === 0 ? null : (
            <DownloadCsv
              what="the accounts shown"
              fileName={fileName("accounts")}
              csv={() => accountsCsv([...accounts.payMore, ...accounts.payLess], currency)}
            />
          )
        }
      >
        <ComparedTable {...table} label="Accounts that would pay most more" rows={accounts.payMore} empty="Nobody would pay more" />
      </Panel>
      <Panel flush title="Those who would pay most less" description={mostWords(accounts.payLess.length, accounts.less)}>
        <ComparedTable {...table} label="Accounts that would pay most less" rows={accounts.payLess} empty="Nobody would pay less" />
      </Panel>
    </div>
  );
}

function mostWords(shown: number, all: number): string {
  if (all === 0) return "None.";
  return shown < all ? `The first ${shown} of ${all}, by amount.` : `All ${all}, by amount.`;
}
