import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { DiscountListActions } from "#components/definition/discount/discount-list-actions.tsx";
import { DiscountTable } from "#components/definition/discount/discount-table.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listDiscounts } from "#lib/operations/discount/list-discounts.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreDiscount } from "./actions.ts";

export const metadata: Metadata = { title: "Discounts" };

export default async function DiscountsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("pricePlan.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canEdit = can(context.actor.role, "pricePlan.edit");
  const discounts = await listDiscounts(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Discounts"
        description="What is taken off the prices of the plans: by itself where conditions hold, or given by an agent with an order."
        actions={<DiscountListActions search={search} isArchived={archived} canEdit={canEdit} />}
      />
      <ListToolbar search={search} searchLabel="Search discounts" count={discounts.length} one="discount" many="discounts">
        <ArchivedLink list="/discounts" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {discounts.length > 0 ? (
          <DiscountTable discounts={discounts} restore={archived && canEdit ? restoreDiscount : null} />
        ) : (
          <NothingFound
            what="discount"
            purpose="An additive discount comes on top of what a price plan charges, such as 10 % for VIP accounts."
            search={search}
            archivedIn={archived ? "/discounts" : null}
            clearHref={archived ? "/discounts?archived=1" : "/discounts"}
          />
        )}
      </Panel>
    </>
  );
}
