import { CornerDownRight } from "lucide-react";
import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { RbiView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { RbiStatePill } from "./state-pills.tsx";

type RbiChainProps = { readonly udr: UdrDetail; readonly zone: string };

/** Everything that was posted for the UDR, in order: charge, its reversal, the next charge. Nothing of it ever changes. */
export function RbiChain({ udr, zone }: RbiChainProps) {
  const isHeld = openDisputeOf(udr) !== null;
  return (
    <Panel
      title="Rated billing items"
      id="rbis"
      description="What was posted, in order. A mistake is never edited: it is reversed and rated again."
      flush
    >
      {udr.chain.length === 0 ? (
        <p className="p-4 text-muted">Nothing was ever posted for this UDR.</p>
      ) : (
        <>
          <ol aria-label="RBI chain">
            {udr.chain.map((rbi) => (
              <ChainItem key={rbi.rbiId} {...{ rbi, udr, zone, isHeld }} />
            ))}
          </ol>
          <p className="flex items-baseline justify-between gap-4 border-t bg-panel px-4 py-2.5">
            <span className="font-medium">Together</span>
            <Amount value={udr.net} currency={udr.currency} emphasis="strong" sayCredit />
          </p>
        </>
      )}
    </Panel>
  );
}

type ChainItemProps = RbiChainProps & { readonly rbi: RbiView; readonly isHeld: boolean };

function ChainItem({ rbi, udr: { chain, live, currency }, zone, isHeld }: ChainItemProps) {
  const isReversal = rbi.kind === "reversal";
  const isLive = rbi.rbiId === live?.rbiId;
  const reversal = chain.find(({ reverses }) => reverses === rbi.rbiId);
  return (
    <li
      id={`rbi-${rbi.rbiId}`}
      className={cn(
        "grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-line-soft border-b px-4 py-3 last:border-b-0 target:bg-selected",
        isReversal && "pl-9",
        isLive && "bg-accent-soft/40",
      )}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {isReversal ? <CornerDownRight className="-ml-6 size-4 text-muted" aria-hidden="true" /> : null}
          <span className="font-medium">{titleOf(rbi)}</span>
          <Code className="text-muted">{rbi.rbiId}</Code>
          <RbiStatePill state={rbi.state} />
          {isLive ? <span className="text-accent text-xs">stands now</span> : null}
        </p>
        <p className="mt-0.5 text-muted text-xs">
          {rbi.reverses === null ? null : (
            <>
              reverses <RbiLink rbiId={rbi.reverses} /> ·{" "}
            </>
          )}
          {reversal === undefined ? null : (
            <>
              reversed by <RbiLink rbiId={reversal.rbiId} /> ·{" "}
            </>
          )}
          {rbi.product.name} · revision {rbi.revision} · <IsoInstant iso={rbi.ratedAt} zone={zone} /> ·{" "}
          <Whereabouts rbi={rbi} isHeld={isHeld} />
        </p>
      </div>
      <div className="text-right">
        <Amount
          value={rbi.gross}
          currency={currency}
          emphasis="strong"
          className={rbi.state === "cancelled" ? "text-muted line-through" : ""}
        />
        <p className="figures text-muted text-xs">
          net <Amount value={rbi.net} currency={currency} /> · tax <Amount value={rbi.tax} currency={currency} />
        </p>
      </div>
    </li>
  );
}

function RbiLink({ rbiId }: { readonly rbiId: number }) {
  return (
    <a href={`#rbi-${rbiId}`} className="text-accent underline">
      RBI {rbiId}
    </a>
  );
}

function titleOf({ kind, gross }: RbiView): string {
  if (kind === "reversal") return "Reversal";
  return gross.startsWith("-") ? "Credit" : "Charge";
}

type WhereaboutsProps = {
  readonly rbi: Pick<RbiView, "bill" | "walletTransaction" | "state">;
  /** A dispute is open: what waits goes on no bill. */
  readonly isHeld?: boolean;
};

/** Where the money of an RBI is. */
export function Whereabouts({ rbi, isHeld = false }: WhereaboutsProps) {
  if (rbi.bill !== null) {
    return (
      <>
        on bill{" "}
        <TextLink href={`/bills/${rbi.bill}`}>
          <span className="whitespace-nowrap">{rbi.bill}</span>
        </TextLink>
      </>
    );
  }
  if (rbi.walletTransaction !== null) return <>wallet transaction {rbi.walletTransaction}</>;
  if (rbi.state === "cancelled") return <>settled before it was billed, on no bill</>;
  return isHeld ? <>held back while it is disputed</> : <>waits for the next bill</>;
}
