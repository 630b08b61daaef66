import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ProductDetail } from "#components/definition/product/product-detail.tsx";
import { ValidityPill } from "#components/definition/product/validity-pill.tsx";
import { HoldNotice } from "#components/hold/hold-notice.tsx";
import { SetHold } from "#components/hold/set-hold.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { findHold } from "#lib/operations/hold/find-hold.ts";
import { getProduct } from "#lib/operations/product/get-product.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { keepHold, releaseHold, requestRelease, setHold } from "../../holds/actions.ts";
import { archiveProduct, restoreProduct } from "../actions.ts";

type ProductPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProduct(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.product.name} · Products` : "Not found" };
}

export default async function ProductPage({ params }: ProductPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { product, zone } = found;
  const context = await pageContext("definition.read");
  const canManage = can(context.actor.role, "definition.manage");
  const canHold = can(context.actor.role, "offer.hold");
  const hold = await findHold(context, { kind: "product", code: product.code });
  return (
    <>
      <PageHeader
        title={product.name}
        description={product.description}
        breadcrumbs={[{ label: "Products", href: "/products" }]}
        status={product.archivedAt === null ? <ValidityPill validity={product.validity} /> : <ArchivedPill />}
        actions={
          <>
            {canHold && hold === null ? (
              <SetHold target={{ kind: "product", code: product.code }} name={product.name} setHold={setHold} />
            ) : null}
            {canManage ? (
              <DefinitionActions definition={product} list="/products" archive={archiveProduct} restore={restoreProduct} />
            ) : null}
          </>
        }
      />
      {hold === null ? null : (
        <div className="mb-4">
          <HoldNotice hold={hold} zone={zone} actions={canHold ? { requestRelease, releaseHold, keepHold } : null} />
        </div>
      )}
      <ProductDetail product={product} zone={zone} />
    </>
  );
}
