import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchiveDefinition, RestoreDefinition } from "#components/definition/archive-definition.tsx";
import { ArchivedPill } from "#components/definition/definition-actions.tsx";
import { DefinitionHistory } from "#components/definition/definition-history.tsx";
import { OpenDiscountDraft } from "#components/definition/discount/discount-commands.tsx";
import { APPLICATION_WORDS } from "#components/definition/discount/discount-look.ts";
import { DiscountReachPanel } from "#components/definition/discount/discount-reach-panel.tsx";
import { DiscountState } from "#components/definition/discount/discount-table.tsx";
import { DiscountTrial } from "#components/definition/discount/discount-trial.tsx";
import { DiscountUnderWay } from "#components/definition/discount/discount-under-way.tsx";
import { DiscountVersions } from "#components/definition/discount/discount-versions.tsx";
import { RenameDiscount } from "#components/definition/discount/rename-discount.tsx";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getDiscount } from "#lib/operations/discount/get-discount.ts";
import { getDiscountChoices } from "#lib/operations/discount/get-discount-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import {
  archiveDiscount,
  decideDiscount,
  discardDiscountDraft,
  editDiscount,
  openDiscountDraft,
  restoreDiscount,
  submitDiscount,
  withdrawDiscount,
} from "../actions.ts";

type DiscountPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getDiscount(await pageContext("pricePlan.read"), code));

export async function generateMetadata({ params }: DiscountPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Discounts` : "Not found" };
}

const DRAFT_ACTIONS = {
  submit: submitDiscount,
  withdraw: withdrawDiscount,
  discard: discardDiscountDraft,
  decide: decideDiscount,
};

export default async function DiscountPage({ params }: DiscountPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const context = await pageContext("pricePlan.read");
  const { code, name, description, application, revision, words, openDraft, versions, zone, now } = found;
  const choices = await getDiscountChoices(context);
  const isArchived = found.archivedAt !== null;
  const canEdit = can(context.actor.role, "pricePlan.edit");
  const canOpen = canEdit && !isArchived && openDraft === null && versions.length > 0;
  return (
    <>
      <PageHeader
        title={name}
        description={description}
        breadcrumbs={[{ label: "Discounts", href: "/discounts" }]}
        status={isArchived ? <ArchivedPill /> : <DiscountState row={found} />}
        actions={
          canEdit ? (
            <>
              <RenameDiscount key={revision} discount={found} edit={editDiscount} />
              {isArchived ? (
                <RestoreDefinition code={code} name={name} revision={revision} restore={restoreDiscount} />
              ) : (
                <ArchiveDefinition code={code} name={name} revision={revision} archive={archiveDiscount} />
              )}
              {canOpen ? <OpenDiscountDraft code={code} openDraft={openDiscountDraft} /> : null}
            </>
          ) : null
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <div className="grid min-w-0 gap-4">
          {openDraft ? <DiscountUnderWay view={found} draft={openDraft} canEdit={canEdit} actions={DRAFT_ACTIONS} /> : null}
          <DiscountVersions versions={versions} zone={zone} />
          <DefinitionHistory history={found.history} zone={zone} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <DescriptionList
              items={[
                { term: "Code", value: <Code>{code}</Code> },
                { term: "Applies", value: APPLICATION_WORDS[application] },
                { term: "Gives", value: found.standing === "none" ? null : words },
              ]}
            />
          </Panel>
          {versions.length > 0 || openDraft !== null ? (
            <DiscountReachPanel code={code} has={{ version: versions.length > 0, draft: openDraft !== null }} />
          ) : null}
          {choices.plan === null ? null : (
            <DiscountTrial
              choices={choices}
              draftOf={openDraft === null || application === "adHoc" ? null : code}
              plan={choices.plan}
              now={now}
            />
          )}
        </div>
      </div>
    </>
  );
}
