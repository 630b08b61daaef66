"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { cn } from "./class-names.ts";
import { dialogPopupStyles, scrimStyles } from "./dialog-styles.ts";

type DialogProps = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly trigger?: ReactElement<Record<string, unknown>>;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly size?: "small" | "medium" | "large" | "wide";
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Where the focus goes on closing: true is what had it before, false nowhere. */
  readonly finalFocus?: () => HTMLElement | boolean;
};

const WIDTH = { small: "max-w-md", medium: "max-w-xl", large: "max-w-3xl", wide: "max-w-6xl" } as const;

export function Dialog({
  title,
  description,
  children,
  footer,
  trigger,
  open,
  onOpenChange,
  size = "medium",
  initialFocus,
  finalFocus,
}: DialogProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={scrimStyles} />
        <Base.Popup
          {...(initialFocus ? { initialFocus } : {})}
          {...(finalFocus ? { finalFocus } : {})}
          className={cn(dialogPopupStyles, WIDTH[size])}
        >
          <header className="flex items-start gap-4 border-b px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              {description ? <Base.Description className="text-muted">{description}</Base.Description> : null}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mr-2 grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
            >
              <X className="size-4" aria-hidden="true" />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? <footer className="flex flex-wrap justify-end gap-2 border-t bg-panel px-5 py-3">{footer}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog it stands in: `<DialogClose render={<Button>Keep as it is</Button>} />`. */
export const DialogClose = Base.Close;
