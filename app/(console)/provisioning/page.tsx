import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ProviderTable } from "#components/definition/provider-table.tsx";
import { RequestStateLinks } from "#components/definition/request-state-links.tsx";
import { RequestTable } from "#components/definition/request-table.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type RequestState, requestStateOf } from "#lib/domain/definition/provider-view.ts";
import { idParameter, type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listProvisioning, type ProvisioningView } from "#lib/operations/definition/list-provisioning.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreProvider } from "./actions.ts";

export const metadata: Metadata = { title: "Provisioning" };

export default async function ProvisioningPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const state = requestStateOf(textParameter(parameters, "state"));
  const before = idParameter(parameters, "before");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const { zone, providers, sent } = await listProvisioning(context, { state, before, archived });
  return (
    <>
      <PageHeader
        title="Provisioning"
        description="Who delivers what was ordered, and what became of each request. Money never waits for it."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/definitions/providers"
              sheet={sheetInWords(DEFINITION_SHEETS.providers)}
              search=""
              isArchived={archived}
              canImport={canManage}
            />
            {canManage ? (
              <ButtonLink variant="primary" href="/provisioning/new">
                New provider
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid gap-4">
        <Panel
          title={archived ? "Archived providers" : "Providers"}
          actions={<ArchivedLink list="/provisioning" isArchived={archived} />}
          flush
        >
          {providers.length > 0 ? (
            <ProviderTable providers={providers} restore={archived && canManage ? restoreProvider : null} />
          ) : (
            <EmptyState kind="none" title={archived ? "No provider is archived" : "No provider yet"} headingLevel={3} />
          )}
        </Panel>
        {sent === null ? null : <Requests sent={sent} state={state} before={before} zone={zone} />}
      </div>
    </>
  );
}

type RequestsProps = {
  readonly sent: NonNullable<ProvisioningView["sent"]>;
  readonly state: RequestState | null;
  readonly before: number | null;
  readonly zone: string;
};

function Requests({ sent: { requests, pending, failed, nextBefore }, state, before, zone }: RequestsProps) {
  const stateQuery = state === null ? "" : `state=${state}&`;
  return (
    <Panel
      title="Requests"
      description="Newest first"
      actions={<RequestStateLinks current={state} pending={pending} failed={failed} />}
      flush
      footer={
        before !== null || nextBefore !== null ? (
          <>
            {before === null ? null : <ButtonLink href={`/provisioning?${stateQuery}`}>Newest</ButtonLink>}
            {nextBefore === null ? null : <ButtonLink href={`/provisioning?${stateQuery}before=${nextBefore}`}>Older</ButtonLink>}
          </>
        ) : null
      }
    >
      {requests.length > 0 ? (
        <RequestTable requests={requests} zone={zone} />
      ) : (
        <EmptyState
          kind={state === null ? "none" : "noMatch"}
          title={state === null ? "Nothing was sent yet" : `No request is ${state}`}
          headingLevel={3}
        >
          {state === null ? "An order of a product that is used for provisioning sends a request to its provider." : null}
        </EmptyState>
      )}
    </Panel>
  );
}
