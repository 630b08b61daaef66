import type { ReactNode } from "react";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { ProductListItem, TaxRateView as StepView } from "#lib/domain/product/product-view.ts";
import type { TaxRateView } from "#lib/domain/tax-rate/tax-rate.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { formatInstant } from "../../ui/format-instant.ts";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { Panel } from "../../ui/panel.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { ProductsPanel } from "../product/products-panel.tsx";

type TaxRateDetailProps = {
  readonly rate: TaxRateView;
  readonly steps: readonly StepView[];
  readonly products: readonly ProductListItem[];
  readonly history: readonly DefinitionChange[];
  readonly zone: string;
  /** The products that have the same tax of their own. */
  readonly children: ReactNode;
};

export function TaxRateDetail({ rate, steps, products, history, zone, children }: TaxRateDetailProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Panel title="Definition">
          <DescriptionList items={[{ term: "Code", value: <Code>{rate.code}</Code> }]} />
        </Panel>
        <Panel
          title="Steps"
          description={`Each holds until the next begins, at midnight in ${zone}. Usage takes the step of its own time.`}
        >
          <Timeline
            label="Steps, newest first"
            zone={zone}
            entries={steps.map((step) => ({
              key: String(step.validFrom),
              title: stepInWords(step, zone),
              tone: step.validity === "valid" ? "positive" : "neutral",
              isAhead: step.validity === "notYet",
            }))}
          />
        </Panel>
        {children}
      </div>
      <div className="grid min-w-0 gap-4">
        <ProductsPanel
          products={products}
          total={{ count: rate.products, isMore: false }}
          description="that take their tax from it"
          all={`/products?tax=${encodeURIComponent(rate.code)}`}
          none="No product takes its tax from it yet."
        />
        <DefinitionHistory history={history} zone={zone} />
      </div>
    </div>
  );
}

/** "19 % since 13 Jan 2014", "20 % from 1 Jan 2027" */
function stepInWords({ percent, validFrom, validTo, validity }: StepView, zone: string): string {
  const begin = formatInstant(validFrom, zone, "date");
  const end = validTo === null ? null : formatInstant(validTo, zone, "date");
  const rate = `${formatQuantity(percent)} %`;
  if (validity === "notYet") return `${rate} from ${begin}`;
  return validity === "valid"
    ? `${rate} since ${begin}${end === null ? "" : `, until ${end}`}`
    : `${rate} from ${begin} until ${end ?? ""}`;
}
