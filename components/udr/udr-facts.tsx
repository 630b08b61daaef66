import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MaskedText } from "#components/ui/masked-text.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { QuantityText } from "#components/ui/quantity-text.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { WithdrawRequest, type WithdrawRequestAction } from "#components/ui/withdraw-request.tsx";
import type { UdrOrigin, UdrRating } from "#lib/domain/udr/udr.ts";
import type { MetadataView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { DirectivePill, RatingPill, UdrStatePill } from "./state-pills.tsx";

type UdrPartProps = { readonly udr: UdrDetail; readonly zone: string };

const ORIGINS = {
  order: "An order",
  fee: "A fee line",
  import: "An import",
  successor: "The successor of a cancelled UDR",
} as const satisfies Record<UdrOrigin, string>;

const RATINGS = {
  here: "By our price plans",
  elsewhere: "Elsewhere, the amount came along",
  information: "For information only",
} as const satisfies Record<UdrRating, string>;

export function MainInformation({ udr, zone }: UdrPartProps) {
  const items = [
    { term: "Number", value: <Code>{udr.udrId}</Code> },
    { term: "State", value: <UdrStatePill state={udr.state} /> },
    { term: "Billing directive", value: <DirectivePill directive={udr.directive} /> },
    { term: "Rating", value: <RatingPill ratingState={udr.ratingState} /> },
    {
      term: "Account",
      value: (
        <>
          <TextLink href={`/accounts/${udr.accountNumber}`}>{udr.accountName}</TextLink>{" "}
          <Code className="text-muted">{udr.accountNumber}</Code>
        </>
      ),
    },
    {
      term: "Subscription",
      value: (
        <>
          <Code>{udr.subscriptionNumber}</Code> <span className="text-muted">{udr.payment === "prepaid" ? "prepaid" : "normal"}</span>
        </>
      ),
    },
    { term: "Comes from", value: <Origin udr={udr} zone={zone} /> },
    { term: "Rated", value: RATINGS[udr.rating] },
    { term: "Revision", value: <span className="figures">{udr.revision}</span> },
  ];
  return (
    <Panel title="Main information" id="main-information">
      <DescriptionList items={items} />
    </Panel>
  );
}

function Origin({ udr, zone }: UdrPartProps): ReactNode {
  if (udr.orderId === null || udr.orderedAt === null) return ORIGINS[udr.origin];
  return (
    <>
      Order <Code>{udr.orderId}</Code>
      {udr.orderedBy ? ` by ${udr.orderedBy}` : ""}, <IsoInstant iso={udr.orderedAt} zone={zone} />
    </>
  );
}

type UsageFactsProps = UdrPartProps & { readonly withdrawRequest: WithdrawRequestAction };

export function UsageFacts({ udr, zone, withdrawRequest }: UsageFactsProps) {
  const items = [
    { term: "Product", value: <NameWithCode {...udr.product} /> },
    { term: "Usage amount", value: <QuantityText value={udr.quantity} unit={udr.unit} /> },
    { term: "UDR type", value: <NameWithCode {...udr.udrType} /> },
    { term: "Source", value: udr.source.name },
    { term: "From", value: <IsoInstant iso={udr.from} zone={zone} style="second" showOffset /> },
    { term: "To", value: udr.to === null ? null : <IsoInstant iso={udr.to} zone={zone} style="second" showOffset /> },
    { term: "Billing effective", value: <IsoInstant iso={udr.billingEffectiveAt} zone={zone} /> },
    ...(udr.discounts.length === 0 ? [] : [{ term: "Discounts", value: udr.discounts.map(({ words }) => words).join(", ") }]),
    ...(udr.discountRequest === null
      ? []
      : [
          {
            term: "Approval",
            value: <DiscountRequest request={udr.discountRequest} zone={zone} withdrawRequest={withdrawRequest} />,
          },
        ]),
    ...(udr.importedGross === null
      ? []
      : [
          { term: "Total came along", value: <Amount value={udr.importedGross} currency={udr.currency} /> },
          { term: "Tax came along", value: udr.importedTax && <Amount value={udr.importedTax} currency={udr.currency} /> },
        ]),
  ];
  return (
    <Panel title="Usage" id="usage">
      <DescriptionList items={items} />
    </Panel>
  );
}

const ANSWERS = { approved: "approved", changesRequested: "sent back", withdrawn: "withdrawn" } as const;

type DiscountRequestProps = Pick<UsageFactsProps, "zone" | "withdrawRequest"> & {
  readonly request: NonNullable<UdrDetail["discountRequest"]>;
};

function DiscountRequest({ request, zone, withdrawRequest }: DiscountRequestProps) {
  const { requestId, words, requestedBy, requestedAt, decision, note, mayWithdraw } = request;
  return (
    <>
      {words}, {decision === null ? "waits for a second person" : ANSWERS[decision]}
      <span className="block text-muted text-xs">
        {requestedBy} asked <IsoInstant iso={requestedAt} zone={zone} />
        {note === null ? "" : `; ${decision === "withdrawn" ? "withdrawn" : "answered"}: ${note}`}
      </span>
      {mayWithdraw ? (
        <div className="mt-1">
          <WithdrawRequest size="small" requestId={requestId} withdraw={withdrawRequest} done="The price stays as it is." />
        </div>
      ) : null}
    </>
  );
}

function NameWithCode({ name, code }: { readonly name: string; readonly code: string }) {
  return (
    <>
      {name} <Code className="text-muted">{code}</Code>
    </>
  );
}

export function MetadataFacts({ metadata }: { readonly metadata: readonly MetadataView[] }) {
  return (
    <Panel title="Metadata" id="metadata">
      {metadata.length === 0 ? (
        <p className="text-muted">This UDR type has no metadata attributes.</p>
      ) : (
        <DescriptionList items={metadata.map((attribute) => ({ term: attribute.label, value: <MetadataValue attribute={attribute} /> }))} />
      )}
    </Panel>
  );
}

/** A choice by its name, with the value that the price plan names. */
function MetadataValue({ attribute }: { readonly attribute: MetadataView }) {
  const { personal, value, valueLabel, label, isMasked, reveal } = attribute;
  const plain = value === null ? <span className="text-muted italic">not recorded</span> : (valueLabel ?? value);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {isMasked && value !== null ? <MaskedText name={label} value={value} isMasked={true} reveal={reveal} isProse /> : plain}
      {valueLabel === null || valueLabel === value ? null : <Code className="text-muted">{value}</Code>}
      {personal ? <Tag>personal</Tag> : null}
    </span>
  );
}

export function NoSuchUdr({ number }: { readonly number: string }) {
  return (
    <EmptyState kind="noMatch" title={`There is no UDR ${number}`} headingLevel={1} action={<TextLink href="/udrs">All UDRs</TextLink>}>
      Check the number with the caller: it stands on the bill beside each item.
    </EmptyState>
  );
}
