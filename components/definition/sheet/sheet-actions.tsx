"use client";

import { Download, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonStyles } from "../../ui/button-styles.ts";
import { notify } from "../../ui/toast.tsx";

export type SheetDialogHandlers = { readonly onClose: () => void; readonly onImported: (said: string) => void };

type SheetActionsProps = {
  /** Where the sheet is that goes out. */
  readonly exportHref: string;
  readonly size?: "small";
  /** The dialog through which one comes in; null for whoever may not. */
  readonly dialog: ((handlers: SheetDialogHandlers) => ReactNode) | null;
};

/** What is shown, out as a sheet, and in as one. */
export function SheetActions({ exportHref, size, dialog }: SheetActionsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const onImported = (said: string) => {
    setOpen(false);
    notify({ tone: "positive", title: said });
    router.refresh();
  };
  return (
    <>
      <a href={exportHref} download className={buttonStyles({ variant: "ghost", ...(size && { size }) })}>
        <Download aria-hidden="true" />
        Export CSV
      </a>
      {dialog === null ? null : (
        <Button {...(size && { size })} onClick={() => setOpen(true)}>
          <Upload aria-hidden="true" />
          Import CSV
        </Button>
      )}
      {isOpen && dialog !== null ? dialog({ onClose: () => setOpen(false), onImported }) : null}
    </>
  );
}
