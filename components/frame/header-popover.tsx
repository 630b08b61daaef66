"use client";

import type { ReactNode, RefObject } from "react";
import { buttonStyles } from "#components/ui/button-styles.ts";
import { cn } from "#components/ui/class-names.ts";

type HeaderPopoverProps = {
  readonly id: string;
  readonly label: string;
  /** What stands on the button; its name is read from here. */
  readonly button: ReactNode;
  readonly buttonClassName?: string;
  readonly className?: string;
  readonly children: ReactNode;
  /** To close it from inside: `ref.current?.hidePopover()`. */
  readonly popoverRef?: RefObject<HTMLDivElement | null>;
  readonly onOpen?: () => void;
};

/** The header's popovers are the browser's own: no script before they are opened, Escape and a click beside them close them. */
export function HeaderPopover({ id, label, button, buttonClassName, className, children, popoverRef, onOpen }: HeaderPopoverProps) {
  return (
    <>
      <button type="button" popoverTarget={id} className={cn(buttonStyles({ variant: "ghost" }), buttonClassName)}>
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        ref={popoverRef}
        onToggle={(event) => {
          if (event.newState === "open") onOpen?.();
        }}
        className={cn("drop-below rounded-lg bg-raised text-ink text-sm shadow-pop", className)}
      >
        {children}
      </div>
    </>
  );
}
