import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { WithdrawRequest, type WithdrawRequestAction } from "#components/ui/withdraw-request.tsx";
import type { DecideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import type { CreditReviewView, WhyNotDecideCredit } from "#lib/domain/udr/credit-review-view.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { Action } from "#lib/web/action-result.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { CreditDecision } from "./credit-decision.tsx";
import { EntryTable, PreviewBody } from "./preview-panel.tsx";

type CreditReviewProps = {
  readonly view: CreditReviewView;
  readonly zone: string;
  readonly decide: Action<DecideCreditInput, unknown>;
  readonly withdraw: WithdrawRequestAction;
  /** Whether the list of reviews is there for who looks at it. */
  readonly hasList: boolean;
};

const WHY_NOT = {
  permission: "A care lead decides, who did not ask for it.",
  requester: "You asked for this. A second person must decide.",
} as const satisfies Record<Exclude<WhyNotDecideCredit, "decided">, string>;

/** A correction above its agent's limit: for whom, why, what the agent saw, and exactly what an approval posts. */
export function CreditReview({ view, zone, decide, withdraw, hasList }: CreditReviewProps) {
  const { whyNot, udrId, requestId, mayWithdraw, action } = view;
  return (
    <>
      <PageHeader
        {...(hasList && { breadcrumbs: [{ label: "Reviews", href: "/reviews" }] })}
        title={`Credit above the limit: ${UDR_ACTION_NAMES[action]}`}
        description={
          <>
            Request {requestId} on <TextLink href={`/udrs/${udrId}`}>UDR {udrId}</TextLink>
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid gap-4">
          <Impact view={view} zone={zone} />
          <Request view={view} zone={zone} />
        </div>
        <div className="grid gap-4">
          <Decided view={view} zone={zone} />
          {whyNot === null ? <CreditDecision view={view} decide={decide} /> : null}
          {whyNot === null || whyNot === "decided" ? null : <Notice title="You cannot decide this">{WHY_NOT[whyNot]}</Notice>}
          {mayWithdraw ? (
            <Panel title="Take it back" description="Nothing has changed yet: the UDR stays as it is.">
              <WithdrawRequest requestId={requestId} withdraw={withdraw} />
            </Panel>
          ) : null}
        </div>
      </div>
    </>
  );
}

type PartProps = Pick<CreditReviewProps, "view" | "zone">;

function Impact({ view: { impact, asked, currency, decided, udrId }, zone }: PartProps) {
  const before = (
    <Panel title="What was asked for" description="As the agent saw it.">
      <div className="grid gap-3">
        <p className="text-pretty">{asked.sentence}</p>
        {asked.entries.length === 0 ? null : <EntryTable label="Entries asked for" {...asked} currency={currency} />}
      </div>
    </Panel>
  );
  if (decided !== null) return before;
  if (impact.kind === "none") {
    return (
      <>
        <Notice tone="caution" title={impact.problem}>
          <TextLink href={`/udrs/${udrId}`}>Look at UDR {udrId} as it is now</TextLink>
        </Notice>
        {before}
      </>
    );
  }
  const { preview, isStale } = impact;
  return (
    <>
      {isStale ? (
        <Notice tone="caution" title="What would post has changed since this was asked for.">
          It cannot be approved any more. Reject it, or have it asked for anew.
        </Notice>
      ) : null}
      <Panel title={isStale ? "What would post now" : "What an approval posts"}>
        <div className="grid gap-3">
          {/* What is above whose limit is said beside the decision: here it would be read as who asked reads it. */}
          <PreviewBody preview={{ ...preview, approval: null }} zone={zone} />
        </div>
      </Panel>
      {isStale ? before : null}
    </>
  );
}

function Request({ view, zone }: PartProps) {
  const { accountName, accountNumber, subscriptionNumber } = view;
  const account = (
    <>
      {accountName} <Code className="text-muted">{accountNumber}</Code>
    </>
  );
  return (
    <Panel title="The request">
      <p className="border-l-2 pl-3 text-pretty">{view.note}</p>
      <DescriptionList
        className="mt-3"
        items={[
          { term: "Credit", value: <Amount value={view.net} currency={view.currency} sign="always" /> },
          { term: "Reason", value: view.reason },
          { term: "Asked for by", value: view.requestedBy },
          { term: "Asked", value: <IsoInstant iso={view.requestedAt} zone={zone} showOffset /> },
          { term: "Expires", value: <IsoInstant iso={view.expiresAt} zone={zone} showOffset /> },
          { term: "Service", value: view.productName },
          { term: "Account", value: account },
          { term: "Subscription", value: <Code>{subscriptionNumber}</Code> },
          { term: "Used", value: <IsoInstant iso={view.usedFrom} zone={zone} showOffset /> },
        ]}
      />
    </Panel>
  );
}

const ANSWERS = { approved: "Approved", changesRequested: "Rejected", withdrawn: "Withdrawn" } as const;

function Decided({ view: { decided }, zone }: PartProps) {
  if (decided === null) return null;
  const isWithdrawn = decided.decision === "withdrawn";
  return (
    <Panel title="The decision">
      <DescriptionList
        items={[
          { term: "Decision", value: ANSWERS[decided.decision] },
          { term: isWithdrawn ? "Withdrawn by" : "Decided by", value: decided.by },
          { term: isWithdrawn ? "Withdrawn" : "Decided", value: <IsoInstant iso={decided.at} zone={zone} showOffset /> },
          { term: "Note", value: decided.note },
        ]}
      />
    </Panel>
  );
}
