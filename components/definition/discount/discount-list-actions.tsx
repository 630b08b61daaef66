"use client";

import { Download, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { buttonStyles } from "../../ui/button-styles.ts";
import { notify } from "../../ui/toast.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportDiscountsDialog = dynamic(() => import("./import-discounts-dialog.tsx").then((module) => module.ImportDiscountsDialog), {
  ssr: false,
});

type DiscountListActionsProps = { readonly search: string; readonly isArchived: boolean; readonly canEdit: boolean };

/** What can be done with the list: out as a sheet, and for who may, in as a sheet or one by one. */
export function DiscountListActions({ search, isArchived, canEdit }: DiscountListActionsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const filters = new URLSearchParams({ ...(search === "" ? {} : { q: search }), ...(isArchived ? { archived: "1" } : {}) });
  return (
    <>
      <a href={`/api/discounts/csv?${filters}`} download className={buttonStyles({ variant: "ghost" })}>
        <Download aria-hidden="true" />
        Export<span className="sr-only"> the list as CSV</span>
      </a>
      {canEdit ? (
        <>
          <Button onClick={() => setOpen(true)}>
            <Upload aria-hidden="true" />
            Import…
          </Button>
          <ButtonLink variant="primary" href="/discounts/new">
            New discount
          </ButtonLink>
        </>
      ) : null}
      {isOpen ? (
        <ImportDiscountsDialog
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
