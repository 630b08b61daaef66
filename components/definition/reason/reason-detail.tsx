import { type ReasonCodeDetail, USAGE_HAPPENED } from "#lib/domain/reason/reason-code.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { NeededBy } from "../terms/needed-by.tsx";

export function ReasonDetail({ reason, zone }: { readonly reason: ReasonCodeDetail; readonly zone: string }) {
  const { code, usageHappened, isUsed, users, history } = reason;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title="Definition">
        <DescriptionList
          items={[
            { term: "Code", value: <Code>{code}</Code> },
            { term: "Did the usage happen?", value: usageHappened ? USAGE_HAPPENED.yes : USAGE_HAPPENED.no },
            { term: "Corrections", value: isUsed ? "Some were made for it, and go on showing it" : "None was made for it yet" },
          ]}
        />
      </Panel>
      <NeededBy users={users} what="reason" />
      <DefinitionHistory history={history} zone={zone} />
    </div>
  );
}
