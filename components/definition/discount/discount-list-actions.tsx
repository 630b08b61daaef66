"use client";

import dynamic from "next/dynamic";
import { ButtonLink } from "../../ui/button-link.tsx";
import { SheetActions } from "../sheet/sheet-actions.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportDiscountsDialog = dynamic(() => import("./import-discounts-dialog.tsx").then((module) => module.ImportDiscountsDialog), {
  ssr: false,
});

type DiscountListActionsProps = { readonly search: string; readonly isArchived: boolean; readonly canEdit: boolean };

/** What can be done with the list: out as a sheet, and for who may, in as a sheet or one by one. */
export function DiscountListActions({ search, isArchived, canEdit }: DiscountListActionsProps) {
  const filters = new URLSearchParams({ ...(search === "" ? {} : { q: search }), ...(isArchived ? { archived: "1" } : {}) });
  return (
    <>
      <SheetActions
        exportHref={`/api/discounts/csv?${filters}`}
        dialog={canEdit ? (handlers) => <ImportDiscountsDialog {...handlers} /> : null}
      />
      {canEdit ? (
        <ButtonLink variant="primary" href="/discounts/new">
          New discount
        </ButtonLink>
      ) : null}
    </>
  );
}
