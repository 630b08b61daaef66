import { Download } from "lucide-react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { buttonStyles } from "../../ui/button-styles.ts";
import { ImportProducts } from "./import-products.tsx";

type ProductListActionsProps = { readonly filters: URLSearchParams; readonly canManage: boolean };

/** What can be done with the list: out as a sheet, and for who may, in as a sheet or one by one. */
export function ProductListActions({ filters, canManage }: ProductListActionsProps) {
  return (
    <>
      <a href={`/api/products/csv?${filters}`} download className={buttonStyles({ variant: "ghost" })}>
        <Download aria-hidden="true" />
        Export<span className="sr-only"> the list as CSV</span>
      </a>
      {canManage ? (
        <>
          <ImportProducts />
          <ButtonLink variant="primary" href="/products/new">
            New product
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}
