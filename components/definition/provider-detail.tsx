import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { ProviderCodeView, ProviderView, RequestView } from "#lib/domain/definition/provider-view.ts";
import type { DeliveryWay } from "#lib/domain/provisioning/delivery-protocols.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionHistory } from "./definition-history.tsx";
import { CodesSheetActions } from "./provider/codes-sheet-actions.tsx";
import { MissingCodes, type MissingCodesProps } from "./provider/missing-codes.tsx";
import { ProviderStatePill } from "./provider-state-pill.tsx";
import { RequestTable } from "./request-table.tsx";
import { NeededBy } from "./terms/needed-by.tsx";

type ProviderDetailProps = {
  readonly provider: ProviderView;
  /** How requests get there; null: nothing here speaks its protocol. */
  readonly delivery: DeliveryWay | null;
  readonly codes: readonly ProviderCodeView[];
  readonly missing: MissingCodesProps["missing"];
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
  /** Null for who may not see them. */
  readonly requests: readonly RequestView[] | null;
  readonly zone: string;
  readonly canManage: boolean;
};

const CODE_COLUMNS: readonly Column<ProviderCodeView>[] = [
  { key: "product", label: "Product", isRowHeader: true, cell: ({ product }) => product.name },
  { key: "code", label: "Our code", cell: ({ product }) => <Code>{product.code}</Code> },
  { key: "theirs", label: "Their code", cell: ({ code }) => <Code>{code}</Code> },
];

export function ProviderDetail({ provider, delivery, codes, missing, users, history, requests, zone, canManage }: ProviderDetailProps) {
  return (
    <div className="grid gap-4">
      <MissingCodes provider={provider} missing={missing} canManage={canManage} />
      {delivery === null ? (
        <Notice tone="caution" title={`Nothing here speaks “${provider.protocol}”`}>
          Requests to {provider.name} are kept and stay pending until an adapter for it is installed. Money does not wait for them.
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <DescriptionList
              items={[
                { term: "Code", value: <Code>{provider.code}</Code> },
                { term: "Speaks", value: provider.protocol },
                { term: "Delivery", value: delivery === "simulation" ? "Simulated by the demo: nothing leaves this machine" : "Waits" },
                { term: "State", value: <ProviderStatePill state={provider.state} /> },
              ]}
            />
          </Panel>
          <NeededBy users={users} what="provider" />
          <DefinitionHistory history={history} zone={zone} />
        </div>
        <Panel
          title="Product codes"
          description="Without a code here an order that must be delivered is refused"
          actions={
            <>
              <CodesSheetActions provider={provider.code} canManage={canManage} />
              {canManage ? <ButtonLink href={`/provisioning/${encodeURIComponent(provider.code)}/codes`}>Edit codes</ButtonLink> : null}
            </>
          }
          flush
        >
          {codes.length === 0 ? (
            <EmptyState kind="none" title="No product codes" headingLevel={3} />
          ) : (
            <DataTable
              label="Product codes"
              density="compact"
              columns={CODE_COLUMNS}
              rows={codes}
              rowKey={({ product }) => product.code}
              rowHref={({ product }) => `/products/${encodeURIComponent(product.code)}`}
            />
          )}
        </Panel>
      </div>
      {requests === null ? null : (
        <Panel title="Latest requests" flush>
          {requests.length === 0 ? (
            <EmptyState kind="none" title="Nothing was sent yet" headingLevel={3}>
              An order of a product that is used for provisioning sends a request here.
            </EmptyState>
          ) : (
            <RequestTable requests={requests} zone={zone} />
          )}
        </Panel>
      )}
    </div>
  );
}
