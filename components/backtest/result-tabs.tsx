"use client";

import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { productsCsv } from "#lib/domain/backtest/backtest-csv.ts";
import type { BacktestResultView, NamedCompared } from "#lib/domain/backtest/backtest-view.ts";
import { lineInWords } from "#lib/domain/backtest/backtest-words.ts";
import { lineKey } from "#lib/domain/backtest/line-key.ts";
import { ComparedPanel } from "./compared-panel.tsx";
import { DownloadCsv } from "./download-csv.tsx";
import type { ResultShown } from "./result-shown.ts";
import { UnpricedUsage } from "./unpriced-usage.tsx";

const loading = () => <Skeleton className="h-80" />;
const HourMap = dynamic(() => import("./hour-map.tsx").then((module) => module.HourMap), { loading });
const CustomerChanges = dynamic(() => import("./customer-changes.tsx").then((module) => module.CustomerChanges), { loading });

const VIEWS = ["products", "prices", "hours", "groups", "customers", "unpriced"] as const;
type View = (typeof VIEWS)[number];

type ResultTabsProps = { readonly result: BacktestResultView; readonly zone: string; readonly shown: ResultShown };

/** The change from every side, one at a time; which one is part of the address. */
export function ResultTabs({ result, zone, shown }: ResultTabsProps) {
  const [view, setView] = useQueryState("view", parseAsStringLiteral(VIEWS).withDefault("products"));
  const contents = {
    products: { label: "Products", content: <Products result={result} shown={shown} /> },
    prices: { label: "Prices", content: <Prices result={result} shown={shown} /> },
    hours: { label: "When", content: <HourMap hours={result.hours} zone={zone} shown={shown} /> },
    groups: { label: "Zones and groups", content: <Groups result={result} shown={shown} /> },
    customers: { label: "Customers", content: <CustomerChanges result={result} shown={shown} /> },
    unpriced: { label: unpricedLabel(result), content: <UnpricedUsage result={result} currency={shown.currency} /> },
  } as const satisfies Record<View, { readonly label: string; readonly content: ReactNode }>;
  return (
    // As high as most of what it holds: what stands below does not jump when the tab or the figures change.
    <div className="min-h-[34rem]">
      <Tabs
        label="Change by"
        value={view}
        onValueChange={(value) => void setView(VIEWS.find((each) => each === value) ?? "products")}
        tabs={VIEWS.map((value) => ({ value, ...contents[value] }))}
      />
    </div>
  );
}

function unpricedLabel({ losesPrice, gainsPrice }: BacktestResultView): string {
  const count = losesPrice.udrs + gainsPrice.udrs;
  return count === 0 ? "Without a price" : `Without a price (${count})`;
}

type PartProps = { readonly result: BacktestResultView; readonly shown: ResultShown };

const codeOf = ({ code }: NamedCompared) => code;
const nameOf = ({ name }: NamedCompared) => name;

function Products({ result, shown: { currency, isMoving, fileName } }: PartProps) {
  return (
    <ComparedPanel
      title="Change by product"
      description={soFar("Net of tax, now and under the draft.", result)}
      label="Change by product"
      heading="Product"
      rows={result.products}
      keyOf={codeOf}
      nameOf={nameOf}
      detailOf={codeOf}
      hrefOf={({ code }) => `/products/${encodeURIComponent(code)}`}
      isMoving={isMoving}
      currency={currency}
      actions={
        result.products.length === 0 ? null : (
          <DownloadCsv what="products" fileName={fileName("products")} csv={() => productsCsv(result.products, currency)} />
        )
      }
    />
  );
}

function Prices({ result, shown: { currency, isMoving } }: PartProps) {
  return (
    <ComparedPanel
      title="Change by price"
      description={soFar("By the line of the draft that prices the usage then.", result)}
      label="Change by price"
      heading="Price"
      rows={result.lines}
      keyOf={lineKey}
      nameOf={lineInWords}
      isMoving={isMoving}
      currency={currency}
    />
  );
}

function Groups({ result, shown: { currency, isMoving } }: PartProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <ComparedPanel
        title="Change by zone"
        description={soFar("By the zone of the line that prices the usage then.", result)}
        label="Change by zone"
        heading="Zone"
        rows={result.zones}
        keyOf={codeOf}
        nameOf={nameOf}
        isMoving={isMoving}
        currency={currency}
      />
      <ComparedPanel
        title="Change by customer group"
        description={soFar("By the classification of the account.", result)}
        label="Change by customer group"
        heading="Group"
        rows={result.classifications}
        keyOf={codeOf}
        nameOf={nameOf}
        isMoving={isMoving}
        currency={currency}
      />
    </div>
  );
}

function soFar(description: string, { isWhole }: BacktestResultView): string {
  return isWhole ? description : `${description} Of what was rated so far.`;
}
