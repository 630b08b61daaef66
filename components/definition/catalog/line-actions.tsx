"use client";

import { Download, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonStyles } from "../../ui/button-styles.ts";
import { notify } from "../../ui/toast.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportLinesDialog = dynamic(() => import("./import-lines-dialog.tsx").then((module) => module.ImportLinesDialog), { ssr: false });

type LineActionsProps = { readonly code: string; readonly canManage: boolean };

/** The lines out as a sheet, and for who may, in as one. */
export function LineActions({ code, canManage }: LineActionsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <a
        href={`/api/catalogs/${encodeURIComponent(code)}/lines.csv`}
        download
        className={buttonStyles({ variant: "ghost", size: "small" })}
      >
        <Download aria-hidden="true" />
        Export<span className="sr-only"> the services as CSV</span>
      </a>
      {canManage ? (
        <Button size="small" onClick={() => setOpen(true)}>
          <Upload aria-hidden="true" />
          Import…
        </Button>
      ) : null}
      {isOpen ? (
        <ImportLinesDialog
          code={code}
          onClose={() => setOpen(false)}
          onImported={() => {
            setOpen(false);
            notify({ tone: "positive", title: "Services imported" });
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}
