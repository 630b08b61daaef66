import type { Metadata } from "next";
import { BulkCorrections } from "#components/bulk/bulk-corrections.tsx";
import { UdrSummary } from "#components/udr/list/udr-summary.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { listSavedViews } from "#lib/operations/saved-view/list-saved-views.ts";
import { getCorrectionForm } from "#lib/operations/udr/get-correction-form.ts";
import { getUdrFilterOffer } from "#lib/operations/udr/get-udr-filter-offer.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { cancelBulk, lookAtBulk, startBulk } from "../bulk/actions.ts";
import { chooseDefaultView, deleteView, saveView } from "./saved-views/actions.ts";

export const metadata: Metadata = { title: "UDRs" };

export default async function UdrsPage() {
  const context = await pageContext("udr.read");
  const correcting = await getCorrectionForm(context);
  const { reasons, offer } = present(correcting.ok ? correcting.value : null, "what UDRs are made of");
  const filterOffer = await getUdrFilterOffer(context);
  const views = await listSavedViews(context, "udrs");
  const { clock } = await frameContext();
  return (
    <>
      <PageHeader title="Usage detail records" description="Every use of a service: what it cost, why, and where the charge stands." />
      <UdrSummary
        zone={clock.zone}
        offer={offer}
        filterOffer={present(filterOffer.ok ? filterOffer.value : null, "what UDRs can be found by")}
        views={present(views.ok ? views.value : null, "the person's own views")}
        viewActions={{ saveView, deleteView, chooseDefaultView }}
        canExport={can(context.actor.role, "udr.export")}
        selectionActions={
          can(context.actor.role, "udr.cancel") ? (
            <BulkCorrections reasons={reasons} offer={offer} lookAtBulk={lookAtBulk} moves={{ startBulk, cancelBulk }} />
          ) : null
        }
        person={context.actor.userId}
      />
    </>
  );
}
