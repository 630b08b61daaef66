import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ReasonList } from "#components/definition/reason/reason-list.tsx";
import { ReasonTable } from "#components/definition/reason/reason-table.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listReasonCodes } from "#lib/operations/reason/list-reason-codes.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { orderReasonCodes, restoreReasonCode } from "./actions.ts";

export const metadata: Metadata = { title: "Reason codes" };

export default async function ReasonCodesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const reasons = await listReasonCodes(context, { search, archived });
  // Of a part of the list nobody can say where it stands in the whole.
  const isOrdered = canManage && !archived && search === "";
  return (
    <>
      <PageHeader
        title="Reason codes"
        description="Why usage may be corrected, in the order in which agents choose, and whether the usage happened."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/definitions/reason-codes"
              sheet={sheetInWords(DEFINITION_SHEETS["reason-codes"])}
              search={search}
              isArchived={archived}
              canImport={canManage}
            />
            {canManage ? (
              <ButtonLink variant="primary" href="/reason-codes/new">
                New reason
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListToolbar search={search} searchLabel="Search reasons" count={reasons.length} one="reason" many="reasons">
        <ArchivedLink list="/reason-codes" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {reasons.length === 0 ? (
          <NothingFound
            what="reason"
            purpose="A reason says why usage was corrected, and whether it goes on counting."
            search={search}
            archivedIn={archived ? "/reason-codes" : null}
            clearHref={archived ? "/reason-codes?archived=1" : "/reason-codes"}
          />
        ) : isOrdered ? (
          // Another order, or another reason, begins a new list.
          <ReasonList key={reasons.map(({ code }) => code).join(" ")} reasons={reasons} order={orderReasonCodes} />
        ) : (
          <ReasonTable reasons={reasons} restore={archived && canManage ? restoreReasonCode : null} />
        )}
      </Panel>
      {isOrdered && reasons.length > 0 ? (
        <p className="pt-2 text-muted text-xs">
          Drag a reason by its handle, or press Alt with an arrow key in its row. A move is saved at once.
        </p>
      ) : null}
    </>
  );
}
