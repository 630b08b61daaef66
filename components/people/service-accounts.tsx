"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import type { IssuedKey, ProgramChoices, ServiceAccountView } from "#lib/domain/people/people-views.ts";
import { IssuedKeyDialog } from "./issued-key-dialog.tsx";
import { NewProgram } from "./new-program.tsx";
import { RenewKey, RevokeProgram } from "./program-key-actions.tsx";
import type { ServiceAccountActions } from "./service-account-actions.ts";

const COLUMNS: readonly Column<ServiceAccountView>[] = [
  { key: "name", label: "Program", isRowHeader: true, cell: ({ name }) => <span className="font-medium">{name}</span> },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code> },
  { key: "role", label: "Role", cell: ({ roleName }) => roleName },
  { key: "source", label: "Source of its orders", cell: ({ sourceCode }) => (sourceCode === null ? <None /> : <Code>{sourceCode}</Code>) },
  { key: "key", label: "Key", cell: (account) => <KeyCell account={account} /> },
];

type ServiceAccountsProps = {
  readonly accounts: readonly ServiceAccountView[];
  readonly choices: ProgramChoices;
  /** Null for who may only look. */
  readonly actions: ServiceAccountActions | null;
};

/** Programs that call the web API. Their keys are kept as hashes, so one is shown only when it is made. */
export function ServiceAccounts({ accounts, choices, actions }: ServiceAccountsProps) {
  const router = useRouter();
  const [issued, setIssued] = useState<IssuedKey | null>(null);

  function show(made: IssuedKey): void {
    setIssued(made);
    router.refresh();
  }

  return (
    <Panel
      flush
      {...(actions && {
        title: "Programs",
        description: "A key is shown once, when it is made. What cannot be shown again can be renewed.",
        actions: <NewProgram choices={choices} createServiceAccount={actions.createServiceAccount} onIssued={show} />,
      })}
    >
      <DataTable
        label="Programs that hold a key"
        columns={actions ? [...COLUMNS, actionColumn(actions, show)] : COLUMNS}
        rows={accounts}
        rowKey={({ code }) => code}
        empty={<EmptyState kind="none" title="No program holds a key" />}
      />
      {issued ? <IssuedKeyDialog key={issued.keyId} issued={issued} onClose={() => setIssued(null)} /> : null}
    </Panel>
  );
}

function actionColumn(
  { renewServiceKey, revokeServiceAccount }: ServiceAccountActions,
  onIssued: (issued: IssuedKey) => void,
): Column<ServiceAccountView> {
  return {
    key: "actions",
    label: "Actions",
    hideLabel: true,
    align: "end",
    cell: (account) =>
      account.isRevoked ? null : (
        <span className="inline-flex flex-wrap justify-end gap-2">
          <RenewKey account={account} renewServiceKey={renewServiceKey} onIssued={onIssued} />
          <RevokeProgram account={account} revokeServiceAccount={revokeServiceAccount} />
        </span>
      ),
  };
}

function KeyCell({ account: { isRevoked, isDemo, keyId } }: { readonly account: ServiceAccountView }) {
  if (isRevoked) {
    return (
      <StatusPill tone="negative" mark="cross">
        Revoked
      </StatusPill>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <StatusPill tone="positive">Valid</StatusPill>
      <Code className="text-muted">{keyId}</Code>
      {isDemo ? <span className="text-muted text-xs">in the demo only</span> : null}
    </span>
  );
}
