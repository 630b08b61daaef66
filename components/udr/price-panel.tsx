import { cn } from "#components/ui/class-names.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { keyedTexts } from "#components/ui/keyed-texts.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { ExplainedInWords, Reason } from "#lib/rating/words/explain-in-words.ts";

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
  const held = price.reasons.filter(({ kind }) => kind !== "lost" && kind !== "lostDiscount");
  return (
    <div className="grid gap-2">
      <p className="font-medium text-base">{price.headline}</p>
      <Reasons reasons={held} />
      {isBrief ? null : (
        <>
          <Lost title="Rates that did not hold" reasons={price.reasons.filter(({ kind }) => kind === "lost")} />
          <Lost title="Discounts that did not apply" reasons={price.reasons.filter(({ kind }) => kind === "lostDiscount")} />
        </>
      )}
    </div>
  );
}

type ReasonsProps = { readonly reasons: readonly Reason[]; readonly className?: string };

function Reasons({ reasons, className = "" }: ReasonsProps) {
  return (
    <ul className={cn("grid gap-1", className)}>
      {keyedTexts(reasons).map(({ id, text }) => (
        <li key={id} className="text-pretty">
          {text}
        </li>
      ))}
    </ul>
  );
}

function Lost({ title, reasons }: { readonly title: string; readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <div className="mt-1 border-t pt-2">
      <h3 className="font-medium text-muted text-xs">{title}</h3>
      <Reasons reasons={reasons} className="mt-1 text-muted" />
    </div>
  );
}

function whyNothing({ state, directive, ratingState }: UdrDetail): string {
  if (state === "cancelled") return "The UDR is cancelled: no charge stands for it.";
  if (directive === "notToBeBilled") return "It is not to be billed, so it has no price.";
  return ratingState === "pending" ? "It was not rated yet. The next billing run rates it." : "No charge stands for it.";
}
