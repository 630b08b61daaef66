import type { UnitDetailView } from "#lib/domain/definition/unit-view.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { formatQuantity } from "../ui/format-quantity.ts";
import { Panel } from "../ui/panel.tsx";
import { DefinitionHistory } from "./definition-history.tsx";
import { ReferenceLinks } from "./reference-links.tsx";

export function UnitDetail({ unit, zone }: { readonly unit: UnitDetailView; readonly zone: string }) {
  const { code, decimals, scale, udrTypes } = unit;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title="Definition">
        <DescriptionList
          items={[
            { term: "Code", value: <Code>{code}</Code> },
            { term: "Precision", value: precisionInWords(decimals) },
            {
              term: "Scale",
              value: scale === "1" ? "Priced in the unit it is counted in" : `${formatQuantity(scale)} counted units make one priced unit`,
            },
          ]}
        />
      </Panel>
      <Panel title="Used by" description="UDR types whose usage is measured in this unit">
        <ReferenceLinks items={udrTypes} under="/udr-types" />
      </Panel>
      <DefinitionHistory history={unit.history} zone={zone} />
    </div>
  );
}

function precisionInWords(decimals: number): string {
  if (decimals === 0) return "Whole units only";
  return decimals === 1 ? "Up to 1 decimal" : `Up to ${decimals} decimals`;
}
