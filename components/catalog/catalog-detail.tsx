import { Check, Minus } from "lucide-react";
import type { CatalogCondition } from "#lib/domain/catalog/catalog.ts";
import type { CatalogLineView, CatalogDetail as Detail } from "#lib/domain/catalog/catalog-view.ts";
import { TARGET_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { conditionInWords } from "#lib/domain/catalog/condition-in-words.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CatalogStatePill } from "./catalog-state-pill.tsx";
import { ValidityText } from "./validity-text.tsx";
import { WindowText } from "./window-text.tsx";

type CatalogDetailProps = Omit<Detail, "now">;

export function CatalogDetail({ catalog, lines, zone }: CatalogDetailProps) {
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
            ]}
          />
        </Panel>
        <Conditions conditions={catalog.conditions} />
      </div>
      <Panel
        title="Services"
        description="What the catalog offers; a type or family stands for whatever belongs to it when the order is placed"
      >
        {lines.length === 0 ? (
          <EmptyState kind="none" title="No services yet" headingLevel={3}>
            A catalog without lines sells nothing.
          </EmptyState>
        ) : (
          <ul className="grid gap-5">
            {lines.map((line) => (
              <Line key={line.lineId} line={line} zone={zone} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
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

function Line({ line, zone }: { readonly line: CatalogLineView; readonly zone: string }) {
  const { target, availableFrom, availableTo, isAvailableNow, products, hasMoreProducts } = line;
  return (
    <li className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-semibold">{target.name}</h3>
        <Tag>{TARGET_NAMES[target.kind]}</Tag>
        {isAvailableNow ? null : (
          <StatusPill tone="caution" mark="open">
            Outside its window
          </StatusPill>
        )}
        <span className="ml-auto text-muted">
          <WindowText from={availableFrom} to={availableTo} zone={zone} />
        </span>
      </div>
      {products.length === 0 ? (
        <p className="mt-1 text-muted">No product belongs to it.</p>
      ) : (
        <ul className="mt-1.5 grid border-line-soft border-t">
          {products.map(({ code, name, validity }) => (
            <li key={code} className="flex min-h-9 items-center justify-between gap-3 border-line-soft border-b last:border-b-0">
              <TextLink href={routeHref(`/products/${encodeURIComponent(code)}`)} className="min-w-0 truncate">
                {name}
              </TextLink>
              <span className="whitespace-nowrap text-muted text-xs">{VALIDITY[validity]}</span>
            </li>
          ))}
        </ul>
      )}
      {hasMoreProducts ? <p className="mt-1 text-muted text-xs">And more; the products page has them all.</p> : null}
    </li>
  );
}

const VALIDITY = { valid: "valid now", notYet: "not valid yet", over: "no longer valid" } as const;
