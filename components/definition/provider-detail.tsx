import type { ProviderCodeView, ProviderView, RequestView } from "#lib/domain/definition/provider-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { ProviderStatePill } from "./provider-state-pill.tsx";
import { RequestTable } from "./request-table.tsx";

type ProviderDetailProps = {
  readonly provider: ProviderView;
  readonly codes: readonly ProviderCodeView[];
  readonly requests: readonly RequestView[];
  readonly zone: string;
};

const CODE_COLUMNS: readonly Column<ProviderCodeView>[] = [
  { key: "product", label: "Product", isRowHeader: true, cell: ({ product }) => product.name },
  { key: "code", label: "Our code", cell: ({ product }) => <Code>{product.code}</Code> },
  { key: "theirs", label: "Their code", cell: ({ code }) => <Code>{code}</Code> },
];

export function ProviderDetail({ provider, codes, requests, zone }: ProviderDetailProps) {
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Definition">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{provider.code}</Code> },
              { term: "Speaks", value: provider.protocol },
              { term: "State", value: <ProviderStatePill state={provider.state} /> },
            ]}
          />
        </Panel>
        <Panel title="Product codes" description="Without a code here an order that must be delivered is refused" flush>
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
      <Panel title="Latest requests" flush>
        {requests.length === 0 ? (
          <EmptyState kind="none" title="Nothing was sent yet" headingLevel={3}>
            An order of a product that is used for provisioning sends a request here.
          </EmptyState>
        ) : (
          <RequestTable requests={requests} zone={zone} />
        )}
      </Panel>
    </div>
  );
}
