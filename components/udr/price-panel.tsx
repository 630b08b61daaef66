import { Check, X } from "lucide-react";
import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { keyedTexts } from "#components/ui/keyed-texts.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { ExplainedInWords, Reason, ReasonKind } from "#lib/rating/words/explain-in-words.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { WhatIf } from "./what-if.tsx";

type PricePanelProps = { readonly udr: UdrDetail; readonly zone: string };

/** The answer to "why did this cost so much", in sentences that can be read out; and what it would cost otherwise. */
export function PricePanel({ udr, zone }: PricePanelProps) {
  if (udr.price === null) {
    return (
      <Panel title="Why this price" id="why">
        {udr.parkedBecause === null ? <p className="text-muted">{whyNothing(udr)}</p> : <WhyParked because={udr.parkedBecause} />}
        {udr.rating === "here" ? <Further udr={udr} zone={zone} /> : null}
      </Panel>
    );
  }
  const { headline, reasons } = udr.price;
  const text = [headline, ...reasons.map((reason) => reason.text)].join(" ");
  return (
    <Panel title="Why this price" id="why" actions={<CopyButton text={text} label="Copy as text for the caller" />}>
      <PriceWords price={udr.price} />
      <PublishedBy udr={udr} zone={zone} />
      <CorrectedSince udr={udr} />
      <Further udr={udr} zone={zone} />
    </Panel>
  );
}

/** The version with who let it go out: whom a colleague would ask. */
function PublishedBy({ udr: { pricedBy }, zone }: PricePanelProps) {
  if (pricedBy === null) return null;
  const { plan, planName, version, publishedBy, publishedAt, effectiveAt } = pricedBy;
  return (
    <p className="mt-3 border-t pt-2 text-muted text-xs">
      <TextLink href={`/price-plans/${encodeURIComponent(plan)}`}>{planName}</TextLink> version {version}, published by {publishedBy} on{" "}
      <IsoInstant iso={publishedAt} zone={zone} />, in force since <IsoInstant iso={effectiveAt} zone={zone} />
    </p>
  );
}

function Further({ udr: { udrId, from, currency, live, price, rating }, zone }: PricePanelProps) {
  return <WhatIf {...{ udrId, from, zone, currency, price }} gross={live?.gross ?? null} isOffered={rating === "here"} />;
}

function WhyParked({ because }: { readonly because: string }) {
  return (
    <Notice tone="caution" title="It could not be rated, and is parked">
      {because} When that is mended, it is tried again among <TextLink href="/parked?kind=udrs">parked usage</TextLink>.
    </Notice>
  );
}

/** The price is what it was when it was rated; what it counts with may cost something else by now, in entries of its own. */
function CorrectedSince({ udr: { corrected, product, currency } }: { readonly udr: UdrDetail }) {
  if (corrected.length === 0) return null;
  return (
    <div className="mt-3 border-t pt-2">
      <h3 className="font-medium text-muted text-xs">Corrected since, with all usage of {product.name} that it counts with</h3>
      <ul aria-label="Corrected since" className="mt-1 grid gap-1">
        {corrected.map(({ rbiId, corrects, gross, causeUdrId }) => (
          <li key={rbiId} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <TextLink href={`/udrs/${causeUdrId}#rbi-${rbiId}`}>{corrects}</TextLink>
            <Amount value={gross} currency={currency} sign="always" />
          </li>
        ))}
      </ul>
    </div>
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
      {keyedTexts(reasons).map(({ id, text, kind }) => (
        <li key={id} className="flex gap-1.5 text-pretty">
          <Mark kind={kind} />
          <span className="min-w-0">{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Ticked or crossed for the eye; the words and headings say the same. */
function Mark({ kind }: { readonly kind: ReasonKind }) {
  const isLost = kind === "lost" || kind === "lostDiscount";
  const Icon = isLost ? X : Check;
  return <Icon className={cn("mt-0.5 size-3.5 shrink-0", isLost ? "text-faint" : "text-positive")} aria-hidden="true" />;
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
  return ratingState === "pending"
    ? "It was not rated yet. What waits is rated within moments, and before its account is billed."
    : "No charge stands for it.";
}
