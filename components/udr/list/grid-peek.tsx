"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchPage } from "#components/ui/ask.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { PriceWords } from "../price-panel.tsx";
import { MetadataFacts } from "../udr-facts.tsx";
import { udrKeys } from "../udr-queries.ts";

type PeekDialogProps = { readonly udrId: number; readonly onClose: () => void };

/** Why it costs this, without leaving the list: Esc closes it, and the focus stands on the row again. */
export function PeekDialog({ udrId, onClose }: PeekDialogProps) {
  const { data, error } = useQuery({
    queryKey: [...udrKeys.lists, "peek", udrId],
    queryFn: ({ signal }) => fetchPage<UdrDetail>(`/api/udrs/${udrId}`, signal),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`UDR ${udrId}`}
      description={data ? `${data.accountName}, ${data.product.name}` : undefined}
      size="medium"
      footer={<ButtonLink href={`/udrs/${udrId}`}>Open the UDR</ButtonLink>}
    >
      {error === null ? null : (
        <EmptyState kind="error" title="It could not be read" headingLevel={3}>
          {error.message}
        </EmptyState>
      )}
      {data ? (
        <div className="grid gap-4">
          {data.price === null ? (
            <p className="text-muted">No charge stands for it. Its page says why.</p>
          ) : (
            <PriceWords price={data.price} />
          )}
          <MetadataFacts metadata={data.metadata} />
        </div>
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}
