import { countInWords } from "#lib/domain/definition/unit-view.ts";
import type { ValueListDetailView } from "#lib/domain/definition/value-list-detail.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList, None } from "../ui/description-list.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";
import { DefinitionHistory } from "./definition-history.tsx";
import { ValueListTree } from "./value-list.tsx";

export function ValueListDetail({ list, zone }: { readonly list: ValueListDetailView; readonly zone: string }) {
  const { code, items, carryingUdrs, uses } = list;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel
        title="Values"
        description={`${items.length} ${items.length === 1 ? "value" : "values"}, in the order in which they are offered`}
      >
        <ValueListTree list={list} />
      </Panel>
      <div className="grid gap-4">
        <Panel title="Used by" description="Choice attributes that take their values from it">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{code}</Code> },
              { term: "Attributes", value: <Attributes list={list} /> },
              {
                term: "Recorded",
                value:
                  carryingUdrs === 0
                    ? "No UDR carries one of its values"
                    : `${countInWords(carryingUdrs)} ${carryingUdrs === 1 ? "UDR carries" : "UDRs carry"} one of its values`,
              },
            ]}
          />
        </Panel>
        {uses.length > 0 ? (
          <Panel
            title="Priced by"
            description="These values cannot be removed. Versions that are live keep the list they were published with."
          >
            <DescriptionList items={uses.map(({ value, users }) => ({ term: value, value: users.join(", ") }))} />
          </Panel>
        ) : null}
      </div>
      <DefinitionHistory history={list.history} zone={zone} />
    </div>
  );
}

function Attributes({ list: { attributes } }: { readonly list: ValueListDetailView }) {
  if (attributes.length === 0) return <None />;
  return (
    <ul className="grid gap-0.5">
      {attributes.map(({ key, label, udrType }) => (
        <li key={`${udrType.code} ${key}`}>
          {label} of <TextLink href={routeHref(`/udr-types/${encodeURIComponent(udrType.code)}`)}>{udrType.name}</TextLink>
          {udrType.isArchived ? <span className="text-muted">, archived</span> : null}
        </li>
      ))}
    </ul>
  );
}
