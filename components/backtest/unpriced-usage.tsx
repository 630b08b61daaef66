import { Amount } from "#components/ui/amount.tsx";
import { formatQuantity } from "#components/ui/format-quantity.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BacktestResultView, UnpricedView } from "#lib/domain/backtest/backtest-view.ts";
import { countText } from "./figures.ts";

type UnpricedUsageProps = { readonly result: BacktestResultView; readonly currency: string };

/** Usage that one version prices and the other does not, and what neither does. */
export function UnpricedUsage({ result, currency }: UnpricedUsageProps) {
  const { losesPrice, gainsPrice, unpriced, elsewhere, isWhole } = result;
  return (
    <div className="grid gap-4">
      {losesPrice.udrs === 0 ? (
        <Notice tone="positive" title={isWhole ? "Every UDR keeps a price." : "Every UDR rated so far keeps a price."} />
      ) : (
        <UnpricedPanel
          title={`${countText(losesPrice.udrs, "UDR")} would lose their price`}
          side="Under the version in force they cost"
          view={losesPrice}
          currency={currency}
        />
      )}
      {gainsPrice.udrs === 0 ? null : (
        <UnpricedPanel
          title={`${countText(gainsPrice.udrs, "UDR")} would get a price`}
          side="Under the draft they would cost"
          view={gainsPrice}
          currency={currency}
        />
      )}
      {unpriced === 0 ? null : <p>{`${countText(unpriced, "UDR")} have no price now, and would have none then. They are in no figure.`}</p>}
      {elsewhere === 0 ? null : (
        <p className="text-muted">{`${countText(elsewhere, "UDR")} are priced by other plans, now and then, and are in no figure.`}</p>
      )}
    </div>
  );
}

type UnpricedPanelProps = {
  readonly title: string;
  readonly side: string;
  readonly view: UnpricedView;
  readonly currency: string;
};

function UnpricedPanel({ title, side, view: { amount, reasons, products, examples }, currency }: UnpricedPanelProps) {
  return (
    <Panel title={title}>
      <div className="grid gap-4 @2xl:grid-cols-2">
        <div className="grid content-start gap-3">
          <p>
            {`${side} `}
            <Amount value={amount} currency={currency} emphasis="strong" />
            {", net of tax."}
          </p>
          <ul aria-label="Why" className="grid gap-1.5">
            {reasons.map(({ sentence, udrs }) => (
              <li key={sentence} className="flex items-baseline justify-between gap-4">
                <span className="text-pretty">{sentence}</span>
                <Count udrs={udrs} />
              </li>
            ))}
          </ul>
          {examples.length === 0 ? null : (
            <p className="text-muted">
              For example{" "}
              {examples.map((udrId, index) => (
                <span key={udrId}>
                  {index === 0 ? "" : ", "}
                  <TextLink href={`/udrs/${udrId}`}>{`UDR ${udrId}`}</TextLink>
                </span>
              ))}
            </p>
          )}
        </div>
        <ul aria-label="Products" className="grid content-start gap-1.5">
          {products.map(({ code, name, udrs }) => (
            <li key={code} className="flex items-baseline justify-between gap-4 border-line-soft border-b pb-1.5 last:border-b-0">
              <TextLink href={`/products/${encodeURIComponent(code)}`}>{name}</TextLink>
              <Count udrs={udrs} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Count({ udrs }: { readonly udrs: number }) {
  return (
    <span className="figures whitespace-nowrap text-muted">
      {formatQuantity(String(udrs))}
      <span className="sr-only">{udrs === 1 ? " UDR" : " UDRs"}</span>
    </span>
  );
}
