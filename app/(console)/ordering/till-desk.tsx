"use client";

import { Till, type TillActions } from "#components/ordering/till.tsx";
import type { DeskView } from "#lib/domain/ordering/order-view.ts";
import { usePageShortcuts } from "../use-page-shortcuts.ts";

/** The till with its single key: `t` opens the top-up where the wallet lacks funds. */
export function TillDesk({ desk, actions }: { readonly desk: DeskView; readonly actions: TillActions }) {
  usePageShortcuts({ t: () => document.getElementById("top-up")?.click() });
  return <Till desk={desk} actions={actions} />;
}
