import { IsoInstant } from "#components/ui/iso-instant.tsx";
import type { TariffPrice, TariffSection, TariffView } from "#lib/domain/price-plan/tariff-view.ts";
import { NOTHING_UNTIL_RERATED, reachInWords } from "./reach-words.ts";
import { TariffLines } from "./tariff-lines.tsx";

/** The price list as its customer reads it, on screen and on paper. */
export function TariffSheet({ tariff }: { readonly tariff: TariffView }) {
  const { sections, discounts, currency, zone, tax } = tariff;
  return (
    <article
      aria-label={`Prices of ${tariff.plan.name}`}
      className="mx-auto w-full max-w-3xl rounded-lg border bg-paper p-6 sm:p-10 print:max-w-none print:border-0 print:p-0"
    >
      <SheetHead tariff={tariff} />
      {sections.length === 0 ? <p className="mt-8 text-muted">No product has a price under this plan.</p> : null}
      {sections.map((section) => (
        <Section key={section.code} section={section} currency={currency} showsTax={tax.percent === null} />
      ))}
      {discounts.length === 0 ? null : (
        <section className="mt-9 print:break-inside-avoid">
          <h2 className="border-b pb-1.5 font-semibold text-lg tracking-tight">Discounts</h2>
          <ul className="mt-3 grid gap-1.5">
            {discounts.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
      <footer className="mt-10 border-t pt-3 text-muted text-xs">
        <p>{`${taxInWords(tariff)} All prices in ${currency}. Times are those of ${zone}; a time until 07:00 ends with 06:59.`}</p>
      </footer>
    </article>
  );
}

function SheetHead({ tariff: { plan, issuer, version, effectiveAt, endsAt, reach, corrects, zone } }: { readonly tariff: TariffView }) {
  // A correction holds for its past, whenever it was published.
  const valid = corrects === null ? { from: effectiveAt, to: endsAt } : { from: corrects.from, to: corrects.to };
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
      <div>
        {issuer === null ? null : <p className="text-muted">{issuer}</p>}
        <h1 tabIndex={-1} data-page-title="" className="mt-1 break-words font-semibold text-2xl tracking-tight">
          {plan.name}
        </h1>
        <p className="mt-1 text-muted">Price list</p>
      </div>
      <dl className="grid content-start gap-1 sm:text-right">
        <dt className="text-muted text-xs">Valid from</dt>
        <dd className="font-medium">
          {valid.from === null ? "not decided yet" : <IsoInstant iso={valid.from} zone={zone} />}
          {valid.to === null ? null : (
            <>
              {" until "}
              <IsoInstant iso={valid.to} zone={zone} />
            </>
          )}
        </dd>
        {reach === null || reach.kind === "everyone" ? null : (
          <>
            <dt className="mt-1.5 text-muted text-xs">For</dt>
            <dd className="max-w-72 text-pretty">{reachInWords(reach, zone)}</dd>
          </>
        )}
        <dt className="mt-1.5 text-muted text-xs">Version</dt>
        <dd>
          {version === null ? "Draft, not in force" : version}
          {corrects === null ? null : `, a correction of version ${corrects.version}. ${NOTHING_UNTIL_RERATED}`}
        </dd>
      </dl>
    </header>
  );
}

type SectionProps = { readonly section: TariffSection; readonly currency: string; readonly showsTax: boolean };

function Section({ section: { name, prices }, currency, showsTax }: SectionProps) {
  return (
    <section className="mt-9">
      <h2 className="border-b pb-1.5 font-semibold text-lg tracking-tight print:break-after-avoid">{name}</h2>
      {prices.map((price) => (
        <Price key={price.rateKey} price={price} type={name} currency={currency} showsTax={showsTax} hasOthers={prices.length > 1} />
      ))}
    </section>
  );
}

type PriceProps = {
  readonly price: TariffPrice;
  readonly type: string;
  readonly currency: string;
  readonly showsTax: boolean;
  readonly hasOthers: boolean;
};

function Price({ price, type, currency, showsTax, hasOthers }: PriceProps) {
  const { products, isOfAll, countsTogether, taxPercents } = price;
  const title = isOfAll ? `${hasOthers ? "All other" : "All"} ${type}` : products.join(", ");
  const notes = [
    ...(countsTogether === null ? [] : [countsTogether]),
    ...(showsTax ? [`Tax ${taxPercents.map((percent) => `${percent} %`).join(" or ")}.`] : []),
  ];
  return (
    <div className="mt-4 print:break-inside-avoid">
      <h3 className="font-semibold">{title}</h3>
      {isOfAll ? <p className="text-pretty text-muted text-xs">{products.join(" · ")}</p> : null}
      <TariffLines price={price} title={title} currency={currency} />
      {notes.length === 0 ? null : <p className="mt-1.5 text-muted text-xs">{notes.join(" ")}</p>}
    </div>
  );
}

function taxInWords({ tax: { isIncluded, percent } }: TariffView): string {
  if (percent === null)
    return isIncluded ? "Prices include tax, at the rate that each names." : "Tax is added, at the rate that each names.";
  if (!/[1-9]/.test(percent)) return "No tax is charged.";
  return isIncluded ? `Prices include ${percent} % tax.` : `${percent} % tax is added.`;
}
