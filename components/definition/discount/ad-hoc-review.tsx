import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { AdHocReviewView } from "#lib/domain/discount/ad-hoc-review-view.ts";
import type { PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Amount } from "../../ui/amount.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { UdrReview, type UdrReviewPage } from "../../ui/udr-review.tsx";
import { AdHocDecision } from "./ad-hoc-decision.tsx";

type AdHocReviewProps = UdrReviewPage & { readonly view: AdHocReviewView; readonly decide: Action<DecideAdHocInput, unknown> };

const WORDS = {
  permission: "A pricing approver decides, who did not ask for it.",
  sentBack: "Sent back",
  untilThen: "Nothing was promised yet: the price stays as it is.",
  withdrawn: "The price stays as it is.",
} as const;

/** What an agent gave with an order beyond what agents give alone: for whom, why, and exactly what an approval posts. */
export function AdHocReview({ view, decide, ...page }: AdHocReviewProps) {
  return (
    <UdrReview
      {...page}
      view={view}
      title={`Discount with an order: ${view.words}`}
      words={WORDS}
      facts={[{ term: "Discount", value: view.words }]}
      decision={<AdHocDecision view={view} decide={decide} />}
    >
      <Impact view={view} />
    </UdrReview>
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
