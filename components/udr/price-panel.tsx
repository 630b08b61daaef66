import { CopyButton } from "#components/ui/copy-button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";

/** The answer to "why did this cost so much", in sentences that can be read out. */
export function PricePanel({ udr }: { readonly udr: UdrDetail }) {
  if (udr.price === null) {
    return (
      <Panel title="Why this price" id="why">
        <p className="text-muted">{whyNothing(udr)}</p>
      </Panel>
    );
  }
  const { headline, reasons } = udr.price;
  const text = [headline, ...reasons.map((reason) => reason.text)].join(" ");
  return (
    <Panel title="Why this price" id="why" actions={<CopyButton text={text} label="Copy as text for the caller" />}>
      <PriceWords price={udr.price} />
    </Panel>
  );
}

export function PriceWords({ price, isBrief = false }: { readonly price: ExplainedInWords; readonly isBrief?: boolean }) {
  const lost = price.reasons.filter(({ kind }) => kind === "lost");
  const held = price.reasons.filter(({ kind }) => kind !== "lost");
  return (
    <div className="grid gap-2">
      <p className="font-medium text-base">{price.headline}</p>
      <ul className="grid gap-1">
        {held.map(({ text }) => (
          <li key={text} className="text-pretty">
            {text}
          </li>
        ))}
      </ul>
      {lost.length > 0 && !isBrief ? (
        <div className="mt-1 border-t pt-2">
          <h3 className="font-medium text-muted text-xs">Rates that did not hold</h3>
          <ul className="mt-1 grid gap-1 text-muted">
            {lost.map(({ text }) => (
              <li key={text} className="text-pretty">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function whyNothing({ state, directive, ratingState }: UdrDetail): string {
  if (state === "cancelled") return "The UDR is cancelled: no charge stands for it.";
  if (directive === "notToBeBilled") return "It is not to be billed, so it has no price.";
  return ratingState === "pending" ? "It was not rated yet. The next billing run rates it." : "No charge stands for it.";
}
