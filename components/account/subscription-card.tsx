import { Amount } from "#components/ui/amount.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Description, DescriptionList } from "#components/ui/description-list.tsx";
import { formatInstant } from "#components/ui/format-instant.ts";
import { IsoInstant, instantOf } from "#components/ui/iso-instant.tsx";
import { MaskedText } from "#components/ui/masked-text.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { Tag } from "#components/ui/tag.tsx";
import {
  type SubscriptionCard as Card,
  type PriceStep,
  SUBSCRIPTION_STATE_NAMES,
  type TermedServiceView,
} from "#lib/domain/account/account-view.ts";
import { IDENTIFIER_NAMES } from "#lib/domain/account/identifier.ts";
import { versionInWords } from "#lib/domain/account/step-words.ts";

type SubscriptionCardProps = {
  /** Its number. */
  readonly account: string;
  readonly card: Card;
  readonly currency: string;
  readonly zone: string;
  readonly canOrder: boolean;
  readonly canManage: boolean;
};

export function SubscriptionCard({ account, card, currency, zone, canOrder, canManage }: SubscriptionCardProps) {
  const isEffective = card.state === "effective";
  return (
    <Panel
      id={card.number}
      className="scroll-mt-16"
      title={
        <span className="flex flex-wrap items-center gap-2">
          <Code>{card.number}</Code>
          <Tag>{card.payment === "prepaid" ? "Prepaid" : "Normal"}</Tag>
          <StatusPill tone={isEffective ? "positive" : "neutral"} mark={isEffective ? "full" : "open"}>
            {SUBSCRIPTION_STATE_NAMES[card.state]}
          </StatusPill>
        </span>
      }
      description={
        <>
          {card.type.name}, since <IsoInstant iso={card.startedAt} zone={zone} style="date" />
        </>
      }
      actions={
        <>
          <ButtonLink size="small" variant="ghost" href={`/accounts/${account}/subscriptions/${card.number}/offer`}>
            What it gets<span className="sr-only">: {card.number}</span>
          </ButtonLink>
          {canManage ? (
            <ButtonLink size="small" variant="ghost" href={`/accounts/${account}/subscriptions/${card.number}/networks`}>
              Networks<span className="sr-only">: {card.number}</span>
            </ButtonLink>
          ) : null}
          {canOrder && isEffective ? (
            <ButtonLink size="small" href={`/ordering?subscription=${card.number}`}>
              Order<span className="sr-only"> a service on {card.number}</span>
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {canOrder && !isEffective ? (
        <p className="mb-3 text-muted">No order is taken on it while it is {SUBSCRIPTION_STATE_NAMES[card.state].toLowerCase()}.</p>
      ) : null}
      <DescriptionList items={descriptions(card, { currency, zone })} />
    </Panel>
  );
}

function descriptions(card: Card, { currency, zone }: { readonly currency: string; readonly zone: string }): readonly Description[] {
  return [
    { term: "Termed services", value: card.services.length === 0 ? null : <Services services={card.services} zone={zone} /> },
    {
      term: "Billing terms",
      value: (
        <>
          {card.scheme.name}
          <span className="block text-muted text-xs">{card.schemeInWords}</span>
        </>
      ),
    },
    { term: "Prices", value: card.prices.length === 0 ? "No price plan" : <Prices steps={card.prices} zone={zone} /> },
    card.wallet === null
      ? { term: "Waits for a bill", value: <Waiting card={card} currency={currency} /> }
      : { term: "Wallet", value: <Amount value={card.wallet.balance} currency={card.wallet.currency} emphasis="strong" /> },
    { term: "Delivered by", value: card.provider },
    ...(card.networks === null ? [] : [{ term: "May be used", value: card.networks }]),
    ...card.identifiers.map((identifier) => ({
      term: IDENTIFIER_NAMES[identifier.kind],
      value: <MaskedText name={IDENTIFIER_NAMES[identifier.kind]} {...identifier} />,
    })),
  ];
}

/** The plan that is asked first, and what is asked after it. */
function Prices({ steps, zone }: { readonly steps: readonly PriceStep[]; readonly zone: string }) {
  return (
    <ol className="grid gap-0.5">
      {steps.map((step, index) => (
        <li key={step.code}>
          <span className={index === 0 ? "" : "text-muted"}>{index === 0 ? step.name : `else ${step.name}`}</span>{" "}
          <span className="text-muted text-xs">{`${step.because}, ${versionInWords(step, (iso) => formatInstant(instantOf(iso), zone))}`}</span>
        </li>
      ))}
    </ol>
  );
}

function Waiting({ card: { unbilledUdrs, unbilledGross }, currency }: { readonly card: Card; readonly currency: string }) {
  if (unbilledUdrs === 0) return <span className="text-muted">Nothing</span>;
  return (
    <>
      <Amount value={unbilledGross} currency={currency} emphasis="strong" />{" "}
      <span className="text-muted">in {unbilledUdrs === 1 ? "1 UDR" : `${unbilledUdrs} UDRs`}</span>
    </>
  );
}

const SERVICE_STATES = {
  effective: { words: "Effective", tone: "positive", mark: "full" },
  notEffective: { words: "Not effective", tone: "neutral", mark: "open" },
  notYet: { words: "Not yet", tone: "caution", mark: "half" },
  ended: { words: "Ended", tone: "neutral", mark: "cross" },
} as const satisfies Record<TermedServiceView["state"], unknown>;

function Services({ services, zone }: { readonly services: readonly TermedServiceView[]; readonly zone: string }) {
  return (
    <ul className="grid gap-1">
      {services.map(({ code, name, state, from, to }) => (
        <li key={`${code} ${from}`} className="flex flex-wrap items-center gap-x-2">
          {name}
          <StatusPill tone={SERVICE_STATES[state].tone} mark={SERVICE_STATES[state].mark}>
            {SERVICE_STATES[state].words}
          </StatusPill>
          <span className="text-muted text-xs">
            from <IsoInstant iso={from} zone={zone} style="date" />
            {to === null ? null : (
              <>
                {" "}
                to <IsoInstant iso={to} zone={zone} style="date" />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
