import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import type { TariffView } from "#lib/domain/price-plan/tariff-view.ts";
import { TariffSheet } from "./tariff-sheet.tsx";

/** The sheet, with what leads back and what prints it; on paper the sheet alone. */
export function TariffPage({ tariff }: { readonly tariff: TariffView }) {
  const plan = `/price-plans/${encodeURIComponent(tariff.plan.code)}`;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Breadcrumbs
          crumbs={[
            { label: "Price plans", href: "/price-plans" },
            { label: tariff.plan.name, href: plan },
            ...(tariff.version === null ? [{ label: "Draft", href: `${plan}/draft` }] : []),
          ]}
        />
        <PrintButton />
      </div>
      <TariffSheet tariff={tariff} />
    </>
  );
}
