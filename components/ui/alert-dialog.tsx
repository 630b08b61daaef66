"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { dialogPopupStyles, scrimStyles } from "./dialog-styles.ts";

type AlertDialogProps = {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly children?: ReactNode;
  /** Names the action ("Sign out everywhere"), never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: "danger" | "primary";
  readonly pending?: boolean;
  readonly onConfirm: () => void;
  readonly trigger?: ReactElement<Record<string, unknown>>;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
};

/** Asks before something that cannot be taken back. A click beside it does not close it. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, description, children, confirmLabel, cancelLabel = "Go back", tone = "danger", pending = false } = props;
  return (
    <Base.Root {...(props.open === undefined ? {} : { open: props.open })} onOpenChange={(next) => props.onOpenChange?.(next)}>
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={scrimStyles} />
        <Base.Popup className={cn(dialogPopupStyles, "max-w-md")}>
          <div className="grid gap-1.5 px-5 py-4">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            <Base.Description className="text-muted">{description}</Base.Description>
            {children}
          </div>
          <footer className="flex flex-wrap justify-end gap-2 border-t bg-panel px-5 py-3">
            <Base.Close render={<Button>{cancelLabel}</Button>} />
            <Button variant={tone} pending={pending} onClick={props.onConfirm}>
              {confirmLabel}
            </Button>
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
