import type { Metadata } from "next";
import { RightsTable } from "#components/people/rights-table.tsx";
import { ServiceAccounts } from "#components/people/service-accounts.tsx";
import { UserList } from "#components/people/user-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { rightsView } from "#lib/domain/people/rights.ts";
import { listPeople } from "#lib/operations/people/list-people.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { createServiceAccount, disableUser, enableUser, renewServiceKey, revokeServiceAccount } from "./actions.ts";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const context = await pageContext("user.read");
  const { users, serviceAccounts, programChoices } = await listPeople(context);
  const { zone } = (await frameContext()).clock;
  const canManage = can(context.actor.role, "user.manage");
  return (
    <>
      <PageHeader title="Users" description="Who signs in, which programs hold a key, and what each role may do." />
      <Tabs
        label="Users"
        tabs={[
          {
            value: "people",
            label: `People (${users.length})`,
            content: <UserList users={users} zone={zone} canManage={canManage} actions={{ disableUser, enableUser }} />,
          },
          {
            value: "programs",
            label: `Programs (${serviceAccounts.length})`,
            content: (
              <ServiceAccounts
                accounts={serviceAccounts}
                choices={programChoices}
                actions={canManage ? { createServiceAccount, renewServiceKey, revokeServiceAccount } : null}
              />
            ),
          },
          { value: "rights", label: "Rights", content: <RightsTable rights={rightsView()} /> },
        ]}
      />
    </>
  );
}
