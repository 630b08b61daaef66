import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { AdHocReviewView, WhyNotDecideAdHoc } from "#lib/domain/discount/ad-hoc-review-view.ts";
import type { PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Amount } from "../../ui/amount.tsx";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { WithdrawRequest, type WithdrawRequestAction } from "../../ui/withdraw-request.tsx";
import { AdHocDecision } from "./ad-hoc-decision.tsx";

type AdHocReviewProps = {
  readonly view: AdHocReviewView;
  readonly zone: string;
  readonly decide: Action<DecideAdHocInput, unknown>;
  readonly withdraw: WithdrawRequestAction;
  /** Whether the list of reviews is there for who looks at it. */
  readonly hasList: boolean;
};

const WHY_NOT = {
  permission: "A pricing approver decides, who did not ask for it.",
  requester: "You asked for this. A second person must decide.",
} as const satisfies Record<Exclude<WhyNotDecideAdHoc, "decided">, string>;

/** What an agent gave with an order beyond what agents give alone: for whom, why, and exactly what an approval posts. */
export function AdHocReview({ view, zone, decide, withdraw, hasList }: AdHocReviewProps) {
  const { whyNot, udrId, requestId, mayWithdraw } = view;
  return (
    <>
      <PageHeader
        {...(hasList && { breadcrumbs: [{ label: "Reviews", href: "/reviews" }] })}
        title={`Discount with an order: ${view.words}`}
        description={
          <>
            Request {view.requestId} on <TextLink href={`/udrs/${udrId}`}>UDR {udrId}</TextLink>
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid gap-4">
          <Impact view={view} />
          <Request view={view} zone={zone} />
        </div>
        <div className="grid gap-4">
          <Decision view={view} zone={zone} />
          {whyNot === null ? <AdHocDecision view={view} decide={decide} /> : null}
          {whyNot === null || whyNot === "decided" ? null : <Notice title="You cannot decide this">{WHY_NOT[whyNot]}</Notice>}
          {mayWithdraw ? (
            <Panel title="Take it back" description="Nothing was promised yet: the price stays as it is.">
              <WithdrawRequest requestId={requestId} withdraw={withdraw} />
            </Panel>
          ) : null}
        </div>
      </div>
    </>
  );
}

const PLACES = {
  nextBill: "on the next bill",
  billedNow: "billed at once",
  cancelsUnbilled: "cancels the unbilled charge",
  wallet: "in the wallet, at once",
} as const satisfies Record<PreviewEntry["goes"], string>;

function Impact({ view: { impact, currency, decided } }: { readonly view: AdHocReviewView }) {
  if (impact.kind === "none") return decided === null ? <Notice tone="caution" title={impact.problem} /> : null;
  return (
    <Panel title="What an approval posts">
      <p className="text-pretty">{impact.sentence}</p>
      <ul aria-label="Entries" className="mt-2 grid gap-1">
        {impact.entries.map(({ kind, gross, goes }) => (
          <li key={`${kind} ${gross}`}>
            <Amount value={gross} currency={currency} sign="always" /> {kind}, {PLACES[goes]}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        This UDR: <Amount value={impact.gross.before} currency={currency} /> →{" "}
        <Amount value={impact.gross.after} currency={currency} emphasis="strong" />
      </p>
      {impact.headline === null ? null : <p className="mt-1 text-muted">{impact.headline}</p>}
    </Panel>
  );
}

function Request({ view, zone }: Pick<AdHocReviewProps, "view" | "zone">) {
  return (
    <Panel title="The request">
      <p className="border-l-2 pl-3 text-pretty">{view.note}</p>
      <DescriptionList
        className="mt-3"
        items={[
          { term: "Asked for by", value: view.requestedBy },
          { term: "Asked", value: <IsoInstant iso={view.requestedAt} zone={zone} showOffset /> },
          { term: "Discount", value: view.words },
          { term: "Service", value: view.productName },
          {
            term: "Account",
            value: (
              <>
                {view.accountName} <Code className="text-muted">{view.accountNumber}</Code>
              </>
            ),
          },
          { term: "Subscription", value: <Code>{view.subscriptionNumber}</Code> },
          { term: "Used", value: <IsoInstant iso={view.usedFrom} zone={zone} showOffset /> },
        ]}
      />
    </Panel>
  );
}

const ANSWERS = { approved: "Approved", changesRequested: "Sent back", withdrawn: "Withdrawn" } as const;

function Decision({ view: { decided }, zone }: Pick<AdHocReviewProps, "view" | "zone">) {
  if (decided === null) return null;
  return (
    <Panel title="The decision">
      <DescriptionList
        items={[
          { term: "Decision", value: ANSWERS[decided.decision] },
          { term: decided.decision === "withdrawn" ? "Withdrawn by" : "Decided by", value: decided.by },
          {
            term: decided.decision === "withdrawn" ? "Withdrawn" : "Decided",
            value: <IsoInstant iso={decided.at} zone={zone} showOffset />,
          },
          { term: "Note", value: decided.note },
        ]}
      />
    </Panel>
  );
}
