import type { AccountClassificationDetail as Detail } from "#lib/domain/billing-term/named-group.ts";
import { countInWords } from "#lib/domain/price-plan/plan-audience.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { ReferenceLinks } from "../reference-links.tsx";
import { NeededBy } from "./needed-by.tsx";

export function AccountClassificationDetail({ classification, zone }: { readonly classification: Detail; readonly zone: string }) {
  const { code, plan, accounts, catalogs, discounts, additiveDiscounts, users, history } = classification;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Panel title="Definition">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{code}</Code> },
              { term: "Accounts", value: <span className="figures">{countInWords(accounts, "account")}</span> },
              { term: "Catalogs that ask", value: <ReferenceLinks items={catalogs} under="/catalogs" /> },
              { term: "Discounts for it", value: discounts.length === 0 ? null : discounts.join(", ") },
              { term: "Additive discounts", value: additiveDiscounts.length === 0 ? null : additiveDiscounts.join(", ") },
            ]}
          />
        </Panel>
        <Panel title="Price plan">
          {plan === null ? (
            <p className="text-pretty">
              None of its own: the Global plan prices the group. To give it one, put the group on a{" "}
              <TextLink href="/price-plans">price plan</TextLink> of groups, on that plan’s audience.
            </p>
          ) : (
            <p className="text-pretty">
              The group is on <TextLink href={`/price-plans/${encodeURIComponent(plan.code)}`}>the audience of {plan.name}</TextLink>, and
              is taken off it there.
            </p>
          )}
        </Panel>
      </div>
      <div className="grid min-w-0 gap-4">
        <NeededBy users={users} what="classification" />
        <DefinitionHistory history={history} zone={zone} />
      </div>
    </div>
  );
}
