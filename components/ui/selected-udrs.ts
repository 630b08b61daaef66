"use client";

import { createContext, useContext } from "react";
import type { UdrSelection } from "#lib/domain/udr/udr-selection.ts";
import type { BoundedCount } from "#lib/domain/udr/udr-view.ts";

export type SelectedUdrs = { readonly selection: UdrSelection; readonly count: BoundedCount | null };

/** What is selected in the list around: a page puts its actions into the list's bar without the two knowing each other. */
export const SelectedUdrsContext = createContext<SelectedUdrs | null>(null);

export function useSelectedUdrs(): SelectedUdrs | null {
  return useContext(SelectedUdrsContext);
}
