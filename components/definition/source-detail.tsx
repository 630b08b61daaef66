import { CHANNEL_NAMES, type SourceDetailView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList, None } from "../ui/description-list.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionHistory } from "./definition-history.tsx";
import { ReferenceLinks } from "./reference-links.tsx";

export function SourceDetail({ source, zone }: { readonly source: SourceDetailView; readonly zone: string }) {
  const { code, channel, udrTypes, users } = source;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title="Definition">
        <DescriptionList
          items={[
            { term: "Code", value: <Code>{code}</Code> },
            { term: "Channel", value: CHANNEL_NAMES[channel] },
            { term: "Allowed for", value: <ReferenceLinks items={udrTypes} under="/udr-types" /> },
          ]}
        />
      </Panel>
      <Panel title="Needed by" description="While anything stands here the source cannot be archived: it would not be recorded any more">
        {users.length === 0 ? (
          <None />
        ) : (
          <ul className="grid gap-0.5">
            {users.map((user) => (
              <li key={user}>{user.charAt(0).toUpperCase() + user.slice(1)}</li>
            ))}
          </ul>
        )}
      </Panel>
      <DefinitionHistory history={source.history} zone={zone} />
    </div>
  );
}
