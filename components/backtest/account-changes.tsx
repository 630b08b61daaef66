import { cn } from "#components/ui/class-names.ts";
import { formatQuantity } from "#components/ui/format-quantity.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { BacktestResultView, ChangeBucket } from "#lib/domain/backtest/backtest-view.ts";
import { bucketInWords } from "#lib/domain/backtest/backtest-words.ts";
import type { Direction } from "#lib/domain/backtest/change-scale.ts";
import { FILL, KEEP_COLOURS } from "./bar.tsx";
import { countText } from "./figures.ts";

/** How many accounts would pay more and less, and by how much. Each bar stands beside its number. */
export function AccountChanges({ accounts, isWhole }: { readonly accounts: BacktestResultView["accounts"]; readonly isWhole: boolean }) {
  const { count, more, less, same, buckets } = accounts;
  const most = Math.max(1, ...buckets.map((bucket) => bucket.accounts));
  return (
    <Panel
      title="How many, and by how much"
      description={`${countText(count, "account")} with such usage${isWhole ? "" : " so far"}. Those who would pay the same are not in the steps.`}
    >
      <div className="grid gap-5">
        <Shares count={count} shares={{ less, same, more }} />
        <ol aria-label="Accounts by how much more or less they would pay" className="grid max-w-3xl gap-1">
          {buckets.map((bucket) => (
            <Bucket key={bucketInWords(bucket)} bucket={bucket} most={most} />
          ))}
        </ol>
      </div>
    </Panel>
  );
}

const SHARE_WORDS = { less: "pay less", same: "pay the same", more: "pay more" } as const satisfies Record<Direction, string>;
const SHARE_ORDER = ["less", "same", "more"] as const;

type SharesProps = { readonly count: number; readonly shares: Readonly<Record<Direction, number>> };

/** One strip for all accounts. */
function Shares({ count, shares }: SharesProps) {
  return (
    <div className="grid gap-2">
      <div aria-hidden="true" className={cn("flex h-5 gap-0.5 overflow-hidden rounded-sm bg-hover", KEEP_COLOURS)}>
        {SHARE_ORDER.map((way) => (
          <span
            key={way}
            className={cn("min-w-0 transition-[flex-grow] duration-300", FILL[way])}
            style={{ flexGrow: count === 0 ? 0 : shares[way] / count, flexBasis: 0 }}
          />
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {SHARE_ORDER.map((way) => (
          <div key={way} className="flex items-center gap-2">
            <span aria-hidden="true" className={cn("size-3 rounded-xs", FILL[way], KEEP_COLOURS)} />
            <dt className="text-muted">{SHARE_WORDS[way]}</dt>
            <dd className="figures font-semibold">{formatQuantity(String(shares[way]))}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Bucket({ bucket, most }: { readonly bucket: ChangeBucket; readonly most: number }) {
  const way = bucket.to !== null && bucket.to <= 0 ? "less" : "more";
  return (
    <li className="grid grid-cols-[8.5rem_1fr] items-center gap-3">
      <span className="text-right text-muted">{bucketInWords(bucket)}</span>
      <span className="flex items-center gap-2 border-line-strong border-l">
        <span
          aria-hidden="true"
          className={cn("block h-4 rounded-r-sm transition-[width] duration-300", FILL[way], KEEP_COLOURS)}
          style={{ width: bucket.accounts === 0 ? 0 : `max(2px, ${(bucket.accounts / most) * 80}%)` }}
        />
        <span className="figures font-medium">
          {formatQuantity(String(bucket.accounts))}
          <span className="sr-only">{bucket.accounts === 1 ? " account" : " accounts"}</span>
        </span>
      </span>
    </li>
  );
}
