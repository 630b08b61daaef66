import type { ReactNode } from "react";
import type { UdrReviewView } from "#lib/domain/review/udr-review-view.ts";
import { Code } from "./code.tsx";
import { type Description, DescriptionList } from "./description-list.tsx";
import { IsoInstant } from "./iso-instant.tsx";
import { Panel } from "./panel.tsx";
import { CannotDecide, ReviewFrame } from "./review-frame.tsx";
import { WithdrawRequest, type WithdrawRequestAction } from "./withdraw-request.tsx";

/** As the page hands it on, whatever is asked about the UDR. */
export type UdrReviewPage = {
  readonly zone: string;
  readonly withdraw: WithdrawRequestAction;
  readonly hasList: boolean;
};

type UdrReviewProps = UdrReviewPage & {
  readonly view: UdrReviewView;
  readonly title: string;
  readonly words: {
    /** Who decides, for whom may not. */
    readonly permission: string;
    readonly sentBack: string;
    /** What is so until somebody decides. */
    readonly untilThen: string;
    readonly withdrawn: string;
  };
  /** What is asked for, beside who asks and for whom. */
  readonly facts: readonly Description[];
  readonly decision: ReactNode;
  /** It waits, and nobody can approve it any more: that a second person must decide would then be said in vain. */
  readonly isPastApproval?: boolean;
  /** What an approval posts. */
  readonly children: ReactNode;
};

/** A question about one UDR: for whom, who asks and why, exactly what an approval posts, and the decision. */
export function UdrReview(props: UdrReviewProps) {
  const { view, zone, withdraw, hasList, title, words, facts, decision, isPastApproval = false, children } = props;
  const { requestId, udrId, whyNot, mayWithdraw } = view;
  return (
    <ReviewFrame
      {...{ requestId, title, hasList }}
      about={{ href: `/udrs/${udrId}`, label: `UDR ${udrId}` }}
      aside={
        <>
          <Decided view={view} zone={zone} sentBack={words.sentBack} />
          {whyNot === null ? decision : null}
          {isPastApproval && whyNot === "requester" ? null : <CannotDecide whyNot={whyNot} permission={words.permission} />}
          {mayWithdraw ? (
            <Panel title="Take it back" description={words.untilThen}>
              <WithdrawRequest requestId={requestId} withdraw={withdraw} done={words.withdrawn} />
            </Panel>
          ) : null}
        </>
      }
    >
      {children}
      <Request view={view} zone={zone} facts={facts} />
    </ReviewFrame>
  );
}

type PartProps = Pick<UdrReviewProps, "view" | "zone">;

function Request({ view, zone, facts }: PartProps & Pick<UdrReviewProps, "facts">) {
  const account = (
    <>
      {view.accountName} <Code className="text-muted">{view.accountNumber}</Code>
    </>
  );
  return (
    <Panel title="The request">
      <p className="border-l-2 pl-3 text-pretty">{view.note}</p>
      <DescriptionList
        className="mt-3"
        items={[
          { term: "Asked for by", value: view.requestedBy },
          { term: "Asked", value: <IsoInstant iso={view.requestedAt} zone={zone} showOffset /> },
          ...facts,
          { term: "Service", value: view.productName },
          { term: "Account", value: account },
          { term: "Subscription", value: <Code>{view.subscriptionNumber}</Code> },
          { term: "Used", value: <IsoInstant iso={view.usedFrom} zone={zone} showOffset /> },
        ]}
      />
    </Panel>
  );
}

function Decided({ view: { decided }, zone, sentBack }: PartProps & { readonly sentBack: string }) {
  if (decided === null) return null;
  const answers = { approved: "Approved", changesRequested: sentBack, withdrawn: "Withdrawn" };
  const isWithdrawn = decided.decision === "withdrawn";
  return (
    <Panel title="The decision">
      <DescriptionList
        items={[
          { term: "Decision", value: answers[decided.decision] },
          { term: isWithdrawn ? "Withdrawn by" : "Decided by", value: decided.by },
          { term: isWithdrawn ? "Withdrawn" : "Decided", value: <IsoInstant iso={decided.at} zone={zone} showOffset /> },
          { term: "Note", value: decided.note },
        ]}
      />
    </Panel>
  );
}
