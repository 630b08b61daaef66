"use client";

import { Till, type TillActions } from "#components/ordering/till.tsx";
import { usePageKeys } from "#components/ui/page-keys.ts";
import type { DeskView } from "#lib/domain/ordering/order-view.ts";

/** The till with its single key, which opens the top-up where the wallet lacks funds. */
export function TillDesk({ desk, actions }: { readonly desk: DeskView; readonly actions: TillActions }) {
  usePageKeys([
    {
      keys: "t",
      label: "Top up the wallet",
      run: () => document.getElementById("top-up")?.click(),
      isOffered: () => document.getElementById("top-up") !== null,
    },
  ]);
  return <Till desk={desk} actions={actions} />;
}
