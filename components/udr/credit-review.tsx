import { Amount } from "#components/ui/amount.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { UdrReview, type UdrReviewPage } from "#components/ui/udr-review.tsx";
import type { DecideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import type { CreditReviewView } from "#lib/domain/udr/credit-review-view.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { Action } from "#lib/web/action-result.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { CreditDecision } from "./credit-decision.tsx";
import { EntryTable, PreviewBody } from "./preview-panel.tsx";

type CreditReviewProps = UdrReviewPage & { readonly view: CreditReviewView; readonly decide: Action<DecideCreditInput, unknown> };

const WORDS = {
  permission: "A care lead decides, who did not ask for it.",
  sentBack: "Rejected",
  untilThen: "Nothing has changed yet: the UDR stays as it is.",
  withdrawn: "The UDR stays as it is.",
} as const;

/** A correction above its agent's limit: for whom, why, what the agent saw, and exactly what an approval posts. */
export function CreditReview({ view, decide, ...page }: CreditReviewProps) {
  const { net, currency, reason, expiresAt, action, impact, standing, decided } = view;
  const { zone } = page;
  const isPastApproval = decided === null && (impact.kind === "none" || impact.isStale);
  return (
    <UdrReview
      {...page}
      view={view}
      title={`Credit above the limit: ${UDR_ACTION_NAMES[action]}`}
      words={isPastApproval ? { ...WORDS, untilThen: "It cannot post anything any more." } : WORDS}
      isPastApproval={isPastApproval}
      facts={[
        { term: standing === "expired" ? "Expired" : "Expires", value: <IsoInstant iso={expiresAt} zone={zone} showOffset /> },
        { term: "Credit", value: <Amount value={net} currency={currency} sign="always" /> },
        { term: "Reason", value: reason },
      ]}
      decision={<CreditDecision view={view} decide={decide} />}
    >
      <Impact view={view} zone={zone} />
    </UdrReview>
  );
}

type ImpactProps = Pick<CreditReviewProps, "view" | "zone">;

function Impact({ view, zone }: ImpactProps) {
  const { impact, asked, currency, decided } = view;
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
          <NextStep view={view} />
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
          It cannot be approved any more. <NextStep view={view} />
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

/** What to do about what cannot be approved any more: asking anew takes its place, so nothing need be withdrawn first. */
function NextStep({ view: { whyNot, mayWithdraw, udrId } }: Pick<CreditReviewProps, "view">) {
  const link = <TextLink href={`/udrs/${udrId}`}>UDR {udrId}</TextLink>;
  if (mayWithdraw) return <>Ask for it anew on {link}, which takes its place, or withdraw it.</>;
  if (whyNot === null) return <>Look at {link} as it is now. Reject this, or have it asked for anew.</>;
  return <>Look at {link} as it is now.</>;
}
