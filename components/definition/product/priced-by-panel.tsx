"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { PriceLine } from "#lib/domain/product/price-lines.ts";
import type { ProductDraft } from "#lib/domain/product/product-draft.ts";
import { fetchPage } from "../../ui/ask.ts";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { PriceLineList } from "./price-line-list.tsx";

type PricedByPanelProps = {
  readonly draft: Pick<ProductDraft, "code" | "type" | "family" | "rating">;
  /** Only usage is ordered and rated by plans. */
  readonly isUsage: boolean;
};

const SETTLE_MILLIS = 250;

/** Which rates of the plans in force the product would have, as it is typed. */
export function PricedByPanel({ draft: { code, type, family, rating }, isUsage }: PricedByPanelProps) {
  const asked = useSettled(new URLSearchParams({ code, type: type ?? "", family: family ?? "" }).toString(), SETTLE_MILLIS);
  const isAsked = type !== null && rating === "here" && isUsage;
  const found = useQuery({
    queryKey: ["products", "prices", asked],
    queryFn: ({ signal }) => fetchPage<{ readonly lines: readonly PriceLine[] }>(`/api/products/prices?${asked}`, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return (
    <Panel
      title="Priced by"
      description="The rates of live plans for it, as it stands here: its own beats its type’s, which beats its family’s"
    >
      <div role="status">
        {type === null ? <p className="text-muted">Choose its product type to see what prices it.</p> : null}
        {type !== null && !isUsage ? (
          <p className="text-muted">Products of this type are not ordered as usage, so no rate is needed.</p>
        ) : null}
        {type !== null && isUsage && rating === "elsewhere" ? <p className="text-muted">Priced elsewhere.</p> : null}
        {isAsked ? <Answer lines={found.data?.lines ?? null} isFailed={found.isError} /> : null}
      </div>
    </Panel>
  );
}

function Answer({ lines, isFailed }: { readonly lines: readonly PriceLine[] | null; readonly isFailed: boolean }) {
  if (isFailed) return <p className="text-muted">The rates could not be asked for. Saving works nevertheless.</p>;
  if (lines === null) return <p className="text-muted">Looking…</p>;
  if (lines.length > 0) return <PriceLineList lines={lines} />;
  return <Notice tone="caution" title="No live plan has a rate for it: orders will be refused." />;
}
