import type { Metadata } from "next";
import { AgreementTable } from "#components/definition/agreement/agreement-table.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type AgreementListInput, agreementListInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { SearchParameters } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { AGREEMENT_SHEET } from "#lib/domain/sheet/agreement-sheet.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listAgreements } from "#lib/operations/agreement/list-agreements.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Pricing agreements" };

export default async function AgreementsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("pricePlan.read");
  const filter = agreementListInput.parse(await searchParams);
  const { rows, nextAfter } = await listAgreements(context, filter);
  const { zone } = (await frameContext()).clock;
  const { q = "", after } = filter;
  const hasPages = nextAfter !== null || after !== undefined;
  return (
    <>
      <PageHeader
        title="Pricing agreements"
        description="What an organisation agreed on for itself: its price plan, which discounts it may have, its limits."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/agreements"
              sheet={{
                ...sheetInWords(AGREEMENT_SHEET),
                about: "Rows make drafts and change drafts, which hold once a second person approved them. ",
              }}
              search={q}
              canImport={can(context.actor.role, "pricePlan.edit")}
            />
            {can(context.actor.role, "pricePlan.edit") ? (
              <ButtonLink variant="primary" href="/agreements/new">
                New agreement
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListToolbar
        search={q}
        searchLabel="Search agreements"
        count={rows.length}
        one="agreement"
        many="agreements"
        isMore={nextAfter !== null}
      />
      <Panel flush {...(hasPages ? { footer: <Pages filter={filter} nextAfter={nextAfter} /> } : {})}>
        {rows.length > 0 ? (
          <AgreementTable rows={rows} zone={zone} />
        ) : (
          <NothingFound
            what="agreement"
            purpose="A pricing agreement puts an account on prices of its own, from a date on, after a second person has approved it."
            search={q}
            clearHref="/agreements"
          />
        )}
      </Panel>
    </>
  );
}

function Pages({ filter: { q, after }, nextAfter }: { readonly filter: AgreementListInput; readonly nextAfter: string | null }) {
  const kept = q === undefined ? {} : { q };
  return (
    <>
      {after === undefined ? null : (
        <ButtonLink size="small" href={`/agreements?${new URLSearchParams(kept)}`}>
          First page
        </ButtonLink>
      )}
      {nextAfter === null ? null : (
        <ButtonLink size="small" className="ml-auto" href={`/agreements?${new URLSearchParams({ ...kept, after: nextAfter })}`}>
          Next page
        </ButtonLink>
      )}
    </>
  );
}
