import type { SubscriptionTypeDetail as Detail } from "#lib/domain/billing-term/named-group.ts";
import { countInWords } from "#lib/domain/price-plan/plan-audience.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { ReferenceLinks } from "../reference-links.tsx";
import { NeededBy } from "./needed-by.tsx";

export function SubscriptionTypeDetail({ type, zone }: { readonly type: Detail; readonly zone: string }) {
  const { code, subscriptions, catalogs, users, history } = type;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title="Definition">
        <DescriptionList
          items={[
            { term: "Code", value: <Code>{code}</Code> },
            { term: "Subscriptions", value: <span className="figures">{countInWords(subscriptions, "subscription")}</span> },
            { term: "Catalogs that ask", value: <ReferenceLinks items={catalogs} under="/catalogs" /> },
          ]}
        />
      </Panel>
      <NeededBy users={users} what="type" />
      <DefinitionHistory history={history} zone={zone} />
    </div>
  );
}
