import { BOUNDARY_IN_WORDS, pricedAtInWords, type UdrTypeDetailView } from "#lib/domain/definition/udr-type-view.ts";
import { LOOK_UP_WHEN_NAMES } from "#lib/domain/look-up/look-up-rule.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { AttributeTable } from "./attribute-table.tsx";
import { DefinitionHistory } from "./definition-history.tsx";
import { ReferenceLinks } from "./reference-links.tsx";
import { SourceTable } from "./source-table.tsx";

export function UdrTypeDetail({ udrType, zone }: { readonly udrType: UdrTypeDetailView; readonly zone: string }) {
  const { code, unit, boundary, mandatory, retentionDays, attributes, sources, productTypes, lookUps } = udrType;
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Definition">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{code}</Code> },
              { term: "Measured in", value: <ReferenceLinks items={[unit]} under="/units" /> },
              { term: "Mandatory fields", value: mandatory.length > 0 ? mandatory.join(", ") : "None beyond product and quantity" },
              { term: "Kept for", value: retentionDays === null ? "As long as the account" : `${retentionDays} days` },
              { term: "Product types", value: <ReferenceLinks items={productTypes} under="/product-types" /> },
            ]}
          />
        </Panel>
        <Panel title="How it is priced">
          <DescriptionList
            items={[
              { term: "Priced at", value: pricedAtInWords(udrType) },
              { term: "Across a boundary", value: BOUNDARY_IN_WORDS[boundary] },
            ]}
          />
        </Panel>
      </div>
      <Panel
        title="Metadata attributes"
        description="What a UDR of this type says about the usage; zones and discounts may ask for it"
        flush
      >
        {attributes.length > 0 ? (
          <AttributeTable attributes={attributes} />
        ) : (
          <EmptyState kind="none" title="No attributes" headingLevel={3} />
        )}
      </Panel>
      {lookUps.length > 0 ? (
        <Panel title="Look-ups at import" description="What a sender leaves out is looked up, in this order">
          <DescriptionList
            items={lookUps.map(({ table, when }) => ({
              term: table.name,
              value: (
                <>
                  <ReferenceLinks items={[{ code: table.code, name: table.code }]} under="/look-up-tables" />
                  {`: ${table.key} gives ${table.gives.join(", ")}. ${LOOK_UP_WHEN_NAMES[when]}.`}
                </>
              ),
            }))}
          />
        </Panel>
      ) : null}
      <Panel title="Allowed sources" description="A source follows from the channel of the order; nobody types it" flush>
        {sources.length > 0 ? (
          <SourceTable sources={sources} />
        ) : (
          <EmptyState kind="none" title="No source is listed" headingLevel={3}>
            Without one no usage of this type can be ordered or adjusted.
          </EmptyState>
        )}
      </Panel>
      <DefinitionHistory history={udrType.history} zone={zone} />
    </div>
  );
}
