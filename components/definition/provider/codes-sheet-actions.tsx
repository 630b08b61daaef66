"use client";

import { Download, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonStyles } from "../../ui/button-styles.ts";
import { notify } from "../../ui/toast.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportCodesDialog = dynamic(() => import("./import-codes-dialog.tsx").then((module) => module.ImportCodesDialog), { ssr: false });

type CodesSheetActionsProps = { readonly provider: string; readonly canManage: boolean };

/** The codes as a sheet, out and in. */
export function CodesSheetActions({ provider, canManage }: CodesSheetActionsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <a href={`/api/providers/${encodeURIComponent(provider)}/codes/csv`} download className={buttonStyles({ variant: "ghost" })}>
        <Download aria-hidden="true" />
        Export<span className="sr-only"> the codes as CSV</span>
      </a>
      {canManage ? (
        <Button onClick={() => setOpen(true)}>
          <Upload aria-hidden="true" />
          Import…
        </Button>
      ) : null}
      {isOpen ? (
        <ImportCodesDialog
          provider={provider}
          onClose={() => setOpen(false)}
          onImported={(said) => {
            setOpen(false);
            notify({ tone: "positive", title: said });
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}
