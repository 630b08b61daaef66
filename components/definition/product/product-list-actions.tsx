"use client";

import dynamic from "next/dynamic";
import { ButtonLink } from "../../ui/button-link.tsx";
import { SheetActions } from "../sheet/sheet-actions.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportProductsDialog = dynamic(() => import("./import-products-dialog.tsx").then((module) => module.ImportProductsDialog), {
  ssr: false,
});

type ProductListActionsProps = { /** As a query. */ readonly filters: string; readonly canManage: boolean };

/** What can be done with the list: out as a sheet, and for who may, in as a sheet or one by one. */
export function ProductListActions({ filters, canManage }: ProductListActionsProps) {
  return (
    <>
      <SheetActions
        exportHref={`/api/products/csv?${filters}`}
        dialog={canManage ? (handlers) => <ImportProductsDialog {...handlers} /> : null}
      />
      {canManage ? (
        <ButtonLink variant="primary" href="/products/new">
          New product
        </ButtonLink>
      ) : null}
    </>
  );
}
