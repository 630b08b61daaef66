import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import type { CatalogCondition } from "#lib/domain/catalog/catalog.ts";
import type { CatalogDetail as Detail } from "#lib/domain/catalog/catalog-view.ts";
import { conditionInWords } from "#lib/domain/catalog/condition-in-words.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { inZoneAll } from "../product/instants-in-zone.ts";
import { CatalogLineItem } from "./catalog-line-item.tsx";
import { CatalogStatePill } from "./catalog-state-pill.tsx";
import { CatalogTester } from "./catalog-tester.tsx";
import { CatalogTimeline } from "./catalog-timeline.tsx";
import { ValidityText } from "./validity-text.tsx";

type CatalogDetailProps = Detail & {
  readonly findsByName: boolean;
  /** What can be done with the lines. */
  readonly lineActions: ReactNode;
};

export function CatalogDetail({ catalog, lines, zone, now, timeline, orders, history, findsByName, lineActions }: CatalogDetailProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[2fr_3fr]">
      <div className="grid min-w-0 gap-4">
        <Orderable catalog={catalog} lines={lines} />
        <Panel title="Definition">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{catalog.code}</Code> },
              { term: "State", value: <CatalogStatePill state={catalog.state} /> },
              { term: "Valid", value: <ValidityText validity={catalog.validity} zone={zone} /> },
              { term: "Orders", value: ordersInWords(orders) },
            ]}
          />
        </Panel>
        <CatalogTimeline timeline={timeline} now={now} zone={zone} />
        <Conditions conditions={catalog.conditions} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Panel
          title="Services"
          actions={lineActions}
          description="What the catalog offers; a type or family stands for whatever belongs to it when the order is placed"
        >
          {lines.length === 0 ? (
            <EmptyState kind="none" title="No services yet" headingLevel={3}>
              A catalog without lines sells nothing.
            </EmptyState>
          ) : (
            <ul className="grid gap-5">
              {lines.map((line) => (
                <CatalogLineItem key={line.lineId} line={line} zone={zone} />
              ))}
            </ul>
          )}
        </Panel>
        <CatalogTester code={catalog.code} draft={null} findsByName={findsByName} />
        <DefinitionHistory history={inZoneAll(history, zone)} zone={zone} />
      </div>
    </div>
  );
}

/** Counted no further than a bound: beyond it their number decides nothing. */
function ordersInWords({ count, isMore }: Detail["orders"]): string {
  if (count === 0) return "None was placed through it";
  return `${isMore ? "More than " : ""}${count.toLocaleString("en-GB")} placed through it`;
}

/** The three things that must hold now, whoever orders. The conditions depend on the subscriber. */
function Orderable({ catalog, lines }: Pick<CatalogDetailProps, "catalog" | "lines">) {
  const checks = [
    { text: "It is effective", holds: catalog.state === "effective" },
    { text: "It is valid at this time", holds: catalog.isValidNow },
    { text: "A service is within its window", holds: lines.some(({ isAvailableNow }) => isAvailableNow) },
  ];
  const sells = checks.every(({ holds }) => holds);
  return (
    <Panel
      title={sells ? "Sells now" : "Sells nothing now"}
      description={sells ? "To subscribers who meet the conditions" : "An order through it is refused"}
    >
      <ul className="grid gap-1.5">
        {checks.map(({ text, holds }) => (
          <li key={text} className="flex items-center gap-2">
            {holds ? (
              <Check className="size-4 text-positive" aria-hidden="true" />
            ) : (
              <Minus className="size-4 text-negative" aria-hidden="true" />
            )}
            <span>
              {text}
              <span className="sr-only">{holds ? ": yes" : ": no"}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Conditions({ conditions }: Pick<CatalogDetailProps["catalog"], "conditions">) {
  return (
    <Panel title="Conditions" description="All of them must hold for the subscriber who orders">
      {conditions.length === 0 ? (
        <p className="text-muted">None: any subscriber may order.</p>
      ) : (
        <ul className="grid gap-1.5">
          {conditions.map((condition) => (
            <li key={conditionInWords(condition)}>
              <ConditionText condition={condition} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** A termed service is a product, so it links to it. */
function ConditionText({ condition }: { readonly condition: CatalogCondition }) {
  const { kind, negated, codes, names } = condition;
  if (kind !== "termedService") return <span className="block first-letter:uppercase">{conditionInWords(condition)}</span>;
  return (
    <span>
      {negated ? "No effective termed service " : "Effective termed service "}
      {codes.map((code, index) => (
        <span key={code}>
          {index === 0 ? "" : " or "}
          <TextLink href={routeHref(`/products/${encodeURIComponent(code)}`)}>{names[index] ?? code}</TextLink>
        </span>
      ))}
    </span>
  );
}
