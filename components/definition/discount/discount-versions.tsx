import type { DiscountVersionView } from "#lib/domain/discount/discount-view.ts";
import { ApprovedVersions } from "../approved-versions.tsx";

type DiscountVersionsProps = { readonly versions: readonly DiscountVersionView[]; readonly zone: string };

/** What was approved, the newest first. */
export function DiscountVersions({ versions, zone }: DiscountVersionsProps) {
  return <ApprovedVersions versions={versions} zone={zone} description="Usage keeps the discount that held when it happened" />;
}
