import type { Metadata } from "next";
import { Fragment } from "react";
import { AccountHeading } from "#components/account/account-heading.tsx";
import { BillsPanel } from "#components/account/bills-panel.tsx";
import { CountedPanel } from "#components/account/counted-panel.tsx";
import { DevicesPanel } from "#components/account/devices-panel.tsx";
import { KeptVersionsPanel } from "#components/account/kept-versions-panel.tsx";
import { LimitsPanel } from "#components/account/limits-panel.tsx";
import { PeopleEditor } from "#components/account/people-editor.tsx";
import { PeoplePanel } from "#components/account/people-panel.tsx";
import { SubscriptionCard } from "#components/account/subscription-card.tsx";
import { TaxClassDialog } from "#components/account/tax-class-dialog.tsx";
import { AgreementPanel } from "#components/definition/agreement/agreement-panel.tsx";
import { SharedAllowancesPanel } from "#components/definition/agreement/shared-allowances-panel.tsx";
import { EarlierCorrections } from "#components/note/earlier-corrections.tsx";
import { NotePanel } from "#components/note/note-panel.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { timelineKindsOf } from "#lib/domain/account/timeline-filter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { getAccount } from "#lib/operations/account/get-account.ts";
import { getAllowance } from "#lib/operations/account/get-account-limits.ts";
import { getAccountPeople } from "#lib/operations/account/get-account-people.ts";
import { getCounted } from "#lib/operations/account/get-counted.ts";
import { listNotes } from "#lib/operations/account/list-notes.ts";
import { listTimeline } from "#lib/operations/account/list-timeline.ts";
import { getAccountAgreement } from "#lib/operations/agreement/get-account-agreement.ts";
import { getSharedAllowances } from "#lib/operations/agreement/get-shared-allowances.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { addDevice, labelDevice, removeDevice, setDefaultDevice } from "./devices/actions.ts";
import { addNote } from "./notes/actions.ts";
import { OrderLink } from "./order-link.tsx";
import { assignSubscription, saveCostCentre, savePerson } from "./people/actions.ts";
import { changeTaxClass } from "./tax/actions.ts";
import { TimelineDesk } from "./timeline-desk.tsx";

type AccountPageProps = {
  readonly params: Promise<{ readonly number: string }>;
  readonly searchParams: Promise<{ readonly show?: string | string[] }>;
};

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  return { title: `Account ${(await params).number}` };
}

/** Everything of one customer: where the money stands, what they have, what happened. */
export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const context = await pageContext("account.read");
  const { number } = await params;
  const found = await getAccount(context, number);
  if (!found.ok) return <NoSuchAccount number={number} />;
  const account = found.value;
  const kinds = timelineKindsOf((await searchParams).show);
  const timeline = await listTimeline(context, { account: account.number, cursor: null, ...(kinds.length > 0 && { kinds }) });
  const notes = await listNotes(context, { account: account.number, udrId: null });
  const people = can(context.actor.role, "account.manage") ? await getAccountPeople(context, account.number) : null;
  const agreement = await getAccountAgreement(context, account.number);
  const shared = agreement === null ? [] : await getSharedAllowances(context, account.number);
  const allowance = await getAllowance(context, { number: account.number });
  const counted = can(context.actor.role, "bill.read") ? await getCounted(context, account.number) : [];
  const canOrder = can(context.actor.role, "order.create");
  const orderable = account.subscriptions.find(({ state }) => state === "effective");
  return (
    <>
      <AccountHeading
        account={account}
        actions={
          <>
            {people ? <TaxClassDialog account={account.number} taxClass={account.taxClass} change={changeTaxClass} /> : null}
            {canOrder && orderable ? <OrderLink href={`/ordering?subscription=${orderable.number}`} /> : null}
          </>
        }
      />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid gap-4">
          <h2 className="sr-only">Subscriptions</h2>
          {account.subscriptions.map((card) => (
            <Fragment key={card.number}>
              <SubscriptionCard
                account={account.number}
                card={card}
                currency={account.currency}
                zone={account.zone}
                canOrder={canOrder}
                canManage={people !== null}
              />
              <DevicesPanel
                account={account.number}
                subscription={card.number}
                devices={card.devices}
                actions={people ? { addDevice, labelDevice, setDefaultDevice, removeDevice } : null}
              />
            </Fragment>
          ))}
          <AgreementPanel agreement={agreement} account={account.number} zone={account.zone} role={context.actor.role} />
          <SharedAllowancesPanel allowances={shared} />
          {allowance.ok ? <LimitsPanel allowance={allowance.value} mayEdit={can(context.actor.role, "account.manage")} /> : null}
          <KeptVersionsPanel
            account={account.number}
            keptVersions={account.keptVersions}
            zone={account.zone}
            seesPlans={can(context.actor.role, "pricePlan.read")}
          />
          <CountedPanel counted={counted} />
          <BillsPanel bills={account.bills} hasMore={account.hasMoreBills} zone={account.zone} />
          <PeoplePanel assignments={account.assignments} zone={account.zone} />
          {people ? (
            <PeopleEditor account={account.number} people={people} actions={{ savePerson, saveCostCentre, assignSubscription }} />
          ) : null}
        </div>
        <div className="grid gap-4">
          <TimelineDesk
            account={account.number}
            first={{ kinds, view: present(timeline.ok ? timeline.value : null, "the timeline") }}
            readAt={context.now}
            zone={account.zone}
            canAdjust={can(context.actor.role, "udr.adjust")}
          />
          <NotePanel
            account={account.number}
            udrId={null}
            notes={present(notes.ok ? notes.value : null, "the notes")}
            zone={account.zone}
            add={can(context.actor.role, "note.write") ? addNote : null}
          />
          <Panel title="Earlier corrections" description="Of all usage of this customer">
            <EarlierCorrections account={account.number} zone={account.zone} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function NoSuchAccount({ number }: { readonly number: string }) {
  return (
    <EmptyState
      kind="noMatch"
      title={`There is no account ${number.slice(0, 30)}`}
      headingLevel={1}
      action={<ButtonLink href="/accounts">Find an account</ButtonLink>}
    >
      An account number begins with A, such as A-10001.
    </EmptyState>
  );
}
