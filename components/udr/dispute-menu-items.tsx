"use client";

import { Scale } from "lucide-react";
import { MenuItem } from "#components/ui/menu.tsx";
import type { AvailableDisputeAction, DisputeAction } from "#lib/domain/dispute/decide-dispute.ts";

type DisputeMenuItemsProps = { readonly actions: readonly AvailableDisputeAction[]; readonly onChoose: (action: DisputeAction) => void };

const NAMES = { openDispute: "Hold for dispute", closeDispute: "End the dispute" } as const satisfies Record<DisputeAction, string>;

/** In the menu of actions, below those that post something. */
export function DisputeMenuItems({ actions, onChoose }: DisputeMenuItemsProps) {
  return actions.map((entry) => (
    <MenuItem key={entry.action} disabled={!entry.available} onSelect={() => onChoose(entry.action)}>
      <Scale aria-hidden="true" />
      <span className="grid max-w-72 flex-1">
        {NAMES[entry.action]}
        {entry.available ? null : <span className="text-pretty text-muted text-xs">{entry.reason}</span>}
      </span>
    </MenuItem>
  ));
}
