"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { popupItemStyles, popupStyles } from "./popup-styles.ts";

type MenuProps = {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "bottom";
  /** What the lines have in common, above them: "Why must it be seen?" */
  readonly heading?: string;
};

export function Menu({ trigger, children, align = "end", side = "bottom", heading }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner positionMethod="fixed" align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className={cn(popupStyles, "min-w-44")}>
            {heading === undefined ? (
              children
            ) : (
              <Base.Group>
                <Base.GroupLabel className="px-2 pt-1 pb-1.5 text-muted text-xs">{heading}</Base.GroupLabel>
                {children}
              </Base.Group>
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
};

export function MenuItem({ children, onSelect, disabled = false, danger = false }: MenuItemProps) {
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={cn(popupItemStyles, danger && "text-negative [&_svg]:text-negative")}>
      {children}
    </Base.Item>
  );
}
