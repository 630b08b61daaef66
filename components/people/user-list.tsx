"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { answerOf, isUnanswered, notDoneNotice } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { InstantText } from "#components/ui/instant-text.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { UserView } from "#lib/domain/people/people-views.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Initials } from "./initials.tsx";

type UserActions = {
  readonly disableUser: Action<{ userId: number }, unknown>;
  readonly enableUser: Action<{ userId: number }, unknown>;
};

type UserListProps = {
  readonly users: readonly UserView[];
  readonly zone: string;
  readonly canManage: boolean;
  readonly actions: UserActions;
};

export function UserList({ users, zone, canManage, actions }: UserListProps) {
  const columns: readonly Column<UserView>[] = [
    { key: "name", label: "Name", isRowHeader: true, cell: (user) => <NameCell user={user} /> },
    { key: "role", label: "Role", cell: ({ roleName }) => roleName },
    { key: "state", label: "State", cell: ({ isDisabled }) => <StatePill isDisabled={isDisabled} /> },
    { key: "seen", label: "Last seen", cell: ({ lastSeenAt }) => <InstantCell iso={lastSeenAt} zone={zone} /> },
    ...(canManage
      ? [
          {
            key: "actions",
            label: "Actions",
            hideLabel: true,
            align: "end",
            cell: (user) => <UserSwitch user={user} actions={actions} />,
          } satisfies Column<UserView>,
        ]
      : []),
  ];
  return (
    <Panel flush>
      <DataTable
        label="People who sign in"
        columns={columns}
        rows={users}
        rowKey={({ userId }) => String(userId)}
        empty={<EmptyState kind="none" title="Nobody signs in yet" />}
      />
    </Panel>
  );
}

function NameCell({ user }: { readonly user: UserView }) {
  return (
    <span className="flex items-center gap-2.5 py-0.5">
      <Initials name={user.name} />
      <span className="min-w-0">
        <span className="block font-medium">
          {user.name}
          {user.isSelf ? <span className="ml-1.5 font-normal text-muted">you</span> : null}
        </span>
        <span className="block break-all text-muted text-xs">{user.email}</span>
      </span>
    </span>
  );
}

function StatePill({ isDisabled }: { readonly isDisabled: boolean }) {
  return isDisabled ? (
    <StatusPill tone="negative" mark="cross">
      Disabled
    </StatusPill>
  ) : (
    <StatusPill tone="positive">Active</StatusPill>
  );
}

function InstantCell({ iso, zone }: { readonly iso: string | null; readonly zone: string }) {
  const instant = iso === null ? null : parseInstant(iso);
  return instant === null ? <None /> : <InstantText instant={instant} zone={zone} />;
}

function UserSwitch({ user, actions }: { readonly user: UserView; readonly actions: UserActions }) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [isPending, setIsPending] = useState(false);

  async function change(action: UserActions["disableUser"], done: string): Promise<void> {
    setIsPending(true);
    const result = await answerOf(action({ userId: user.userId }));
    setIsPending(false);
    setIsAsking(false);
    if (result.ok) notify({ title: done });
    else notify(notDoneNotice(result, "Nothing was changed."));
    if (result.ok || !isUnanswered(result)) router.refresh();
  }

  if (user.isSelf) return <span className="text-muted text-xs">Nobody disables themselves</span>;
  if (user.isDisabled) {
    return (
      <Button size="small" pending={isPending} onClick={() => void change(actions.enableUser, `${user.name} may sign in again.`)}>
        Enable<span className="sr-only"> {user.name}</span>
      </Button>
    );
  }
  return (
    <AlertDialog
      title={`Disable ${user.name}?`}
      description="They are signed out with their next request and cannot sign in. What they did stays in the audit trail. You can enable them again."
      confirmLabel="Disable"
      pending={isPending}
      open={isAsking}
      onOpenChange={setIsAsking}
      onConfirm={() => void change(actions.disableUser, `${user.name} is disabled and signed out.`)}
      trigger={
        <Button size="small" variant="ghost">
          Disable<span className="sr-only"> {user.name}</span>
        </Button>
      }
    />
  );
}
