"use client";

import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { notify } from "../../ui/toast.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportProductsDialog = dynamic(() => import("./import-products-dialog.tsx").then((module) => module.ImportProductsDialog), {
  ssr: false,
});

/** Products out of a file or a spreadsheet: first what that would do, then all of it or nothing. */
export function ImportProducts() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Upload aria-hidden="true" />
        Import…
      </Button>
      {isOpen ? (
        <ImportProductsDialog
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
