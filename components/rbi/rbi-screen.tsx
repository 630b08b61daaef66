import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Description, DescriptionList } from "#components/ui/description-list.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { QuantityText } from "#components/ui/quantity-text.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { RBI_CLASSIFICATION_NAMES, type RbiDetail } from "#lib/domain/rbi/rbi-list-view.ts";
import { DIRECTIVE_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { RbiState } from "./rbi-state.tsx";
import { kindInWords, RbiTable } from "./rbi-table.tsx";
import { Whereabouts } from "./whereabouts.tsx";

type RbiScreenProps = { readonly rbi: RbiDetail; readonly zone: string; readonly seesPlans: boolean };

/** One rated billing item: what it comes to, where it went, and the chain that it stands in. Nothing of it ever changes. */
export function RbiScreen({ rbi, zone, seesPlans }: RbiScreenProps) {
  const { rbiId, gross, net, tax, currency } = rbi;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Rated billing items", href: "/rbis" }]}
        title={`RBI ${rbiId}`}
        status={<RbiState state={rbi.state} />}
        description={`${kindInWords(rbi)} · ${rbi.product.name}`}
      />
      <div className="grid gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title="Amount">
            <DescriptionList
              items={[
                { term: "Net", value: <Amount value={net} currency={currency} /> },
                { term: `Tax, ${rbi.taxPercent} %`, value: <Amount value={tax} currency={currency} /> },
                { term: "Gross", value: <Amount value={gross} currency={currency} emphasis="strong" sayCredit /> },
                { term: "Quantity", value: <QuantityText value={rbi.quantity} unit={rbi.unit} /> },
                { term: "Price plan", value: <Plan rbi={rbi} seesPlans={seesPlans} /> },
                { term: "Why", value: <Why rbi={rbi} /> },
              ]}
            />
          </Panel>
          <Panel title="Where it belongs">
            <DescriptionList items={belongings(rbi, zone)} />
          </Panel>
        </div>
        <Panel
          flush
          title={`Chain of UDR ${rbi.udrId}`}
          description="Charge, its reversal, the next charge. A mistake is never edited: it is reversed and rated again."
          footer={
            <p className="flex flex-1 items-baseline justify-between gap-4">
              <span className="font-medium">Together</span>
              <Amount value={rbi.chainGross} currency={currency} emphasis="strong" sayCredit />
            </p>
          }
        >
          <RbiTable
            label={`RBIs of UDR ${rbi.udrId}`}
            rows={rbi.chain}
            isOfOneUdr
            zone={zone}
            isSelected={(row) => row.rbiId === rbiId}
            empty={<p className="p-4 text-muted">Nothing was posted for the UDR itself.</p>}
          />
        </Panel>
        {rbi.corrections.length === 0 ? null : (
          <Panel
            flush
            title="Corrections of other usage"
            description={`What counts together with UDR ${rbi.udrId} came to cost more or less.`}
          >
            <RbiTable label="Corrections of other usage" rows={rbi.corrections} zone={zone} isSelected={(row) => row.rbiId === rbiId} />
          </Panel>
        )}
      </div>
    </>
  );
}

function belongings(rbi: RbiDetail, zone: string): readonly Description[] {
  const { account, subscription, udrId, revision, classification, directive, bill, walletTransaction, ratedAt, effectiveAt } = rbi;
  return [
    {
      term: "Account",
      value: (
        <>
          <TextLink href={`/accounts/${account.number}`}>{account.name}</TextLink> <Code>{account.number}</Code>
        </>
      ),
    },
    { term: "Subscription", value: <Code>{subscription}</Code> },
    {
      term: "UDR",
      value: (
        <>
          <TextLink href={`/udrs/${udrId}`}>{udrId}</TextLink>, revision {revision}, {DIRECTIVE_NAMES[directive]}
        </>
      ),
    },
    { term: "Classification", value: RBI_CLASSIFICATION_NAMES[classification] },
    { term: "Bill or wallet", value: bill === null && walletTransaction === null ? null : <Whereabouts rbi={rbi} /> },
    { term: "Rated", value: <IsoInstant iso={ratedAt} zone={zone} /> },
    { term: "Effective", value: <IsoInstant iso={effectiveAt} zone={zone} /> },
  ];
}

function Plan({ rbi: { plan, kind }, seesPlans }: Pick<RbiScreenProps, "rbi" | "seesPlans">) {
  if (plan === null) return <>{kind === "correction" ? "That of the usage it corrects" : "None: it was rated elsewhere"}</>;
  const name = seesPlans ? <TextLink href={`/price-plans/${plan.code}`}>{plan.name}</TextLink> : plan.name;
  return (
    <>
      {name}, version {plan.version}
    </>
  );
}

/** The sum; the reasons stand with the UDR while the charge does. */
function Why({ rbi: { headline, isLive, udrId, corrects } }: { readonly rbi: RbiDetail }) {
  return (
    <>
      {headline ?? corrects}
      {isLive ? (
        <>
          {" "}
          <TextLink href={`/udrs/${udrId}#why`}>All reasons</TextLink>
        </>
      ) : null}
    </>
  );
}
