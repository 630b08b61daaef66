"use client";

import { Ban, ChevronDown, CircleSlash, CreditCard, Pencil, Receipt, Undo2 } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { AvailableAction } from "#lib/domain/udr/available-actions.ts";
import { UDR_ACTION_NAMES, type UdrAction } from "#lib/domain/udr/udr-actions.ts";

type ActionsMenuProps = {
  readonly actions: readonly AvailableAction[];
  readonly onChoose: (action: UdrAction) => void;
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  /** Below those that post something. */
  readonly further?: ReactNode;
};

const ICONS = {
  adjust: Pencil,
  cancel: Ban,
  setBillable: Receipt,
  setCreditable: CreditCard,
  setNotToBeBilled: CircleSlash,
  reverse: Undo2,
} as const;
const KEYS: Partial<Record<UdrAction, string>> = { adjust: "a", cancel: "x", reverse: "u" };

/** Every action of the trade; what is not available says why, and stays readable by keyboard. */
export function ActionsMenu({ actions, onChoose, triggerRef, further }: ActionsMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="primary" ref={triggerRef}>
          Actions
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {actions.map((entry) => {
        const Icon = ICONS[entry.action];
        const key = KEYS[entry.action];
        return (
          <MenuItem
            key={entry.action}
            disabled={!entry.available}
            danger={entry.action === "cancel" && entry.available}
            onSelect={() => onChoose(entry.action)}
          >
            <Icon aria-hidden="true" />
            <span className="grid max-w-72 flex-1">
              {UDR_ACTION_NAMES[entry.action]}
              {entry.available ? null : <span className="text-pretty text-muted text-xs">{entry.reason}</span>}
            </span>
            {key && entry.available ? <KeyHint keys={key} /> : null}
          </MenuItem>
        );
      })}
      {further}
    </Menu>
  );
}
