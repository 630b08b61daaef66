import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AgreementState } from "#components/definition/agreement/agreement-state.tsx";
import { AgreementUnderWay } from "#components/definition/agreement/agreement-under-way.tsx";
import { RenameAgreement } from "#components/definition/agreement/rename-agreement.tsx";
import { ApprovedVersions } from "#components/definition/approved-versions.tsx";
import { DefinitionHistory } from "#components/definition/definition-history.tsx";
import { OpenDraft } from "#components/definition/draft-commands.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Description, DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AgreementView } from "#lib/domain/agreement/agreement-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getAgreement } from "#lib/operations/agreement/get-agreement.ts";
import { getAgreementImpact } from "#lib/operations/agreement/get-agreement-impact.ts";
import { pageContext } from "#lib/web/page-context.ts";
import {
  decideAgreement,
  discardAgreementDraft,
  openAgreementDraft,
  renameAgreement,
  submitAgreement,
  withdrawAgreement,
} from "../actions.ts";

type AgreementPageProps = { readonly params: Promise<{ readonly account: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (account: string) => getAgreement(await pageContext("pricePlan.read"), account));

export async function generateMetadata({ params }: AgreementPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).account));
  return { title: found ? `${found.account.name} · Pricing agreements` : "Not found" };
}

const DRAFT_ACTIONS = {
  submit: submitAgreement,
  withdraw: withdrawAgreement,
  discard: discardAgreementDraft,
  decide: decideAgreement,
};

export default async function AgreementPage({ params }: AgreementPageProps) {
  const found = await load(decodeURIComponent((await params).account));
  if (!found) notFound();
  const context = await pageContext("pricePlan.read");
  const { account, openDraft, versions, zone } = found;
  const { role } = context.actor;
  const canEdit = can(role, "pricePlan.edit");
  // It names usage: only for who may look at that.
  const impact = openDraft !== null && can(role, "udr.read") ? await getAgreementImpact(context, account.number) : null;
  return (
    <>
      <PageHeader
        title={found.name}
        breadcrumbs={[{ label: "Pricing agreements", href: "/agreements" }]}
        status={<AgreementState row={found} />}
        description={
          <>
            <Code>{account.number}</Code> {found.description}
          </>
        }
        actions={
          canEdit ? (
            <>
              <RenameAgreement key={found.revision} agreement={found} rename={renameAgreement} />
              {openDraft === null ? <Begin view={found} /> : null}
            </>
          ) : null
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <div className="grid min-w-0 gap-4">
          {openDraft ? (
            <AgreementUnderWay view={found} draft={openDraft} impact={impact} canEdit={canEdit} actions={DRAFT_ACTIONS} />
          ) : null}
          <ApprovedVersions versions={versions} zone={zone} description="Usage keeps what was agreed when it happened" />
          <DefinitionHistory history={found.history} zone={zone} />
        </div>
        <Terms view={found} seesAccounts={can(role, "account.read")} />
      </div>
    </>
  );
}

function Begin({ view: { account, versions } }: { readonly view: AgreementView }) {
  const { number } = account;
  if (versions.length === 0) {
    return (
      <ButtonLink variant="primary" href={`/agreements/new?${new URLSearchParams({ account: number })}`}>
        Begin a draft
      </ButtonLink>
    );
  }
  return <OpenDraft which={{ account: number }} href={`/agreements/${encodeURIComponent(number)}/draft`} openDraft={openAgreementDraft} />;
}

/** What holds, or will, or held last; and whom it reaches. */
function Terms({ view, seesAccounts }: { readonly view: AgreementView; readonly seesAccounts: boolean }) {
  const { account, terms, subscriptions, plan } = view;
  const said: readonly Description[] = terms.map(({ term, value }) => ({
    term,
    value:
      term === "Price plan" && plan !== null ? (
        <TextLink href={`/price-plans/${encodeURIComponent(plan.code)}`}>{value}</TextLink>
      ) : value === "" ? null : (
        value
      ),
  }));
  return (
    <Panel title="What is agreed">
      {terms.length === 0 ? <p className="pb-3 text-muted">Nothing was approved yet.</p> : null}
      <DescriptionList
        items={[
          ...said,
          { term: "Reaches", value: `${subscriptions.toLocaleString("en-GB")} subscription${subscriptions === 1 ? "" : "s"}` },
          {
            term: "Account",
            value: seesAccounts ? <TextLink href={`/accounts/${account.number}`}>{account.name}</TextLink> : account.name,
          },
        ]}
      />
    </Panel>
  );
}
