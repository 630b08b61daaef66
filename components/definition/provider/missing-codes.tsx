import type { ProviderView } from "#lib/domain/definition/provider-view.ts";
import type { ProvisionedProduct } from "#lib/domain/provider/provider-codes.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ReferenceLinks } from "../reference-links.tsx";

export type MissingCodesProps = {
  readonly provider: ProviderView;
  readonly missing: { readonly products: readonly ProvisionedProduct[]; readonly count: number; readonly isMore: boolean };
  readonly canManage: boolean;
};

/** What could be ordered and not be delivered. */
export function MissingCodes({ provider, missing: { products, count, isMore }, canManage }: MissingCodesProps) {
  if (count === 0) return null;
  const number = `${isMore ? "More than " : ""}${count.toLocaleString("en-GB")}`;
  const what =
    count === 1 && !isMore
      ? "1 product that is provisioned has no code: its orders are refused."
      : `${number} products that are provisioned have no code: their orders are refused.`;
  const others = count - products.length;
  return (
    <Notice
      tone="caution"
      title={what}
      actions={
        canManage ? <ButtonLink href={`/provisioning/${encodeURIComponent(provider.code)}/codes`}>Give them codes</ButtonLink> : null
      }
    >
      <ReferenceLinks items={products.map(({ product, name }) => ({ code: product, name }))} under="/products" />
      {others > 0 ? <span className="text-muted">{` and ${others.toLocaleString("en-GB")} more`}</span> : null}
    </Notice>
  );
}
