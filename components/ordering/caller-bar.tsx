import { Amount } from "#components/ui/amount.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { DeskView } from "#lib/domain/ordering/order-view.ts";

/** Who is being served, in one line that stays. */
export function CallerBar({ desk }: { readonly desk: DeskView }) {
  const {
    accountName,
    accountNumber,
    subscriptionNumber,
    classificationName,
    payment,
    schemeName,
    hasAgreement,
    device,
    devices,
    services,
    wallet,
    currency,
    others,
  } = desk;
  return (
    <section aria-label="Customer" className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2 rounded-lg border bg-panel px-4 py-3">
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold text-lg">
          <TextLink href={`/accounts/${accountNumber}`} className="text-ink">
            {accountName}
          </TextLink>
          <Tag>{classificationName}</Tag>
          <Tag>{payment === "prepaid" ? "Prepaid" : "Normal"}</Tag>
          {hasAgreement ? <Tag>Pricing agreement</Tag> : null}
        </p>
        <p className="text-muted text-xs">
          <Code>{accountNumber}</Code> · <Code>{subscriptionNumber}</Code> · {schemeName}
          {services.length > 0 ? ` · ${services.join(", ")}` : " · no termed service"}
        </p>
      </div>
      {device === null ? null : (
        <div>
          <p className="text-muted text-xs">Smart card</p>
          <Code>{device}</Code>
          {devices.length > 1 ? <span className="ml-1.5 text-muted text-xs">and {devices.length - 1} more</span> : null}
        </div>
      )}
      {wallet === null ? null : (
        <div>
          <p className="text-muted text-xs">Wallet</p>
          <Amount value={wallet.balance} currency={currency} emphasis="strong" />
        </div>
      )}
      {others.map(({ number }) => (
        <TextLink key={number} href={`/ordering?subscription=${number}`}>
          {number}
        </TextLink>
      ))}
      <TextLink href={`/accounts/${accountNumber}/subscriptions/${subscriptionNumber}/offer`}>What it gets</TextLink>
      <ButtonLink size="small" href="/ordering">
        Next caller
      </ButtonLink>
    </section>
  );
}
