import { cn } from "#components/ui/class-names.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import { Panel } from "#components/ui/panel.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AllowanceView, LimitStanding } from "#lib/domain/account/limits-view.ts";

type LimitsPanelProps = { readonly allowance: AllowanceView; readonly mayEdit: boolean };

/** What the account may use, what it used of it, and what is left. The bar shows what the words beside it say. */
export function LimitsPanel({ allowance, mayEdit }: LimitsPanelProps) {
  const { account, limits, blocksWithoutLimit, subscription, credit } = allowance;
  const isNothing = limits.length === 0 && !blocksWithoutLimit && !credit.blocks;
  if (isNothing && !mayEdit) return null;
  const hasCycle = limits.some(({ per }) => per === "cycle");
  return (
    <Panel
      title="Limits"
      description="Beyond them an order is refused"
      actions={mayEdit ? <TextLink href={`/accounts/${account}/limits`}>{isNothing ? "Set limits" : "Edit limits"}</TextLink> : null}
      {...(hasCycle && subscription !== null
        ? { footer: <p className="text-muted text-xs">Billing cycles are those of {subscription}.</p> }
        : {})}
    >
      {isNothing ? (
        <p className="text-muted">None: orders are not limited.</p>
      ) : (
        <ul aria-label="Limits and what is left of them" className="grid gap-4">
          {limits.map((limit) => (
            <LimitLine key={`${limit.source} ${limit.words.limit}`} limit={limit} />
          ))}
          {credit.blocks ? <CreditLine allowance={allowance} /> : null}
        </ul>
      )}
      {blocksWithoutLimit ? <p className="mt-3 text-muted">What no limit names is refused.</p> : null}
    </Panel>
  );
}

function LimitLine({ limit: { words, per, source, usedPercent } }: { readonly limit: LimitStanding }) {
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
        {words.limit}
        {source === "agreement" ? <Tag>Agreed</Tag> : null}
      </p>
      {per === "transaction" ? (
        <p className="text-muted text-xs">Each order on its own.</p>
      ) : (
        <>
          <UsedBar percent={usedPercent} />
          <p className="flex flex-wrap justify-between gap-x-4 text-xs">
            <span className="text-muted">{words.used} used</span>
            <span>{words.left}</span>
          </p>
        </>
      )}
    </li>
  );
}

function CreditLine({ allowance: { credit, currency } }: { readonly allowance: AllowanceView }) {
  const show = (value: string | null) => (value === null ? "" : formatMoney({ value, currency }));
  return (
    <li>
      <p className="font-medium">Credit limit {show(credit.limit)}</p>
      <p className="flex flex-wrap justify-between gap-x-4 text-xs">
        <span className="text-muted">
          {show(credit.billed)} billed and unpaid, {show(credit.unbilled)} not billed yet
        </span>
        <span>{credit.left?.startsWith("-") ? "nothing left" : `${show(credit.left)} left`}</span>
      </p>
    </li>
  );
}

function UsedBar({ percent }: { readonly percent: string }) {
  return (
    <span
      aria-hidden="true"
      className="my-1 block h-1.5 overflow-hidden rounded-full border bg-panel forced-color-adjust-none [print-color-adjust:exact]"
    >
      <span className={cn("block h-full", percent === "100" ? "bg-caution" : "bg-accent")} style={{ width: `${percent}%` }} />
    </span>
  );
}
