import { REQUEST_STATES, type RequestState, type RequestView } from "#lib/domain/definition/provider-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

const LOOK = {
  pending: { tone: "caution", mark: "half" },
  delivered: { tone: "positive", mark: "full" },
  failed: { tone: "negative", mark: "cross" },
} as const;

function RequestStatePill({ state }: { readonly state: RequestState }) {
  return <StatusPill {...LOOK[state]}>{REQUEST_STATES[state]}</StatusPill>;
}

/** What was sent to providers, newest first. */
export function RequestTable({ requests, zone }: { readonly requests: readonly RequestView[]; readonly zone: string }) {
  return <DataTable label="Provisioning requests" columns={columns(zone)} rows={requests} rowKey={({ requestId }) => String(requestId)} />;
}

function columns(zone: string): readonly Column<RequestView>[] {
  return [
    { key: "requestId", label: "Request", isRowHeader: true, cell: ({ requestId }) => <Code>{requestId}</Code> },
    { key: "requestedAt", label: "Requested", cell: ({ requestedAt }) => <InstantText instant={requestedAt} zone={zone} style="second" /> },
    { key: "provider", label: "Provider", cell: ({ provider }) => provider.name },
    { key: "product", label: "Their code", cell: ({ productCode }) => <Code>{productCode}</Code> },
    { key: "device", label: "Device", cell: ({ device }) => <Code>{device}</Code> },
    {
      key: "udr",
      label: "UDR",
      cell: ({ udrId }) => (
        <TextLink href={routeHref(`/udrs/${udrId}`)} className="relative z-1">
          <Code>{udrId}</Code>
        </TextLink>
      ),
    },
    { key: "state", label: "State", cell: (request) => <Outcome request={request} /> },
  ];
}

function Outcome({ request: { state, attempts, resends, lastError } }: { readonly request: RequestView }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <RequestStatePill state={state} />
      {resends === null ? null : <span className="text-muted text-xs">sends {resends} again</span>}
      {attempts > 1 ? <span className="text-muted text-xs">{attempts} attempts</span> : null}
      {lastError === null ? null : <span className="text-muted text-xs">{lastError}</span>}
    </span>
  );
}
