import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { WalletMoveView } from "#lib/domain/udr/udr-page-view.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type WalletPanelProps = { readonly udr: UdrDetail; readonly zone: string };

/** What the UDR took from the wallet or gave back, each with the balance after it. */
export function WalletPanel({ udr: { walletMoves, currency }, zone }: WalletPanelProps) {
  if (walletMoves.length === 0) return null;
  return (
    <Panel title="Wallet" id="wallet" flush>
      <ol aria-label="Wallet transactions of this UDR">
        {walletMoves.map((move) => (
          <Move key={move.seq} move={move} currency={currency} zone={zone} />
        ))}
      </ol>
    </Panel>
  );
}

type MoveProps = { readonly move: WalletMoveView; readonly currency: string; readonly zone: string };

function Move({ move: { seq, at, by, amount, balanceAfter, debtAfter }, currency, zone }: MoveProps) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-line-soft border-b px-4 py-2.5 last:border-b-0">
      <span>
        Transaction <Code className="text-muted">{seq}</Code>
        <span className="block text-muted text-xs">
          {by}, <IsoInstant iso={at} zone={zone} />
        </span>
      </span>
      <span className="text-right">
        <Amount value={amount} currency={currency} sign="always" emphasis="strong" />
        <span className="block text-muted text-xs">
          balance after it <Amount value={balanceAfter} currency={currency} />
          {isNothing(debtAfter) ? null : (
            <>
              , debt <Amount value={debtAfter} currency={currency} />
            </>
          )}
        </span>
      </span>
    </li>
  );
}

function isNothing(amount: string): boolean {
  return /^-?0(\.0*)?$/.test(amount);
}
