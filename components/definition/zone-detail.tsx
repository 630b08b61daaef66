import type { PlanStanding } from "#lib/domain/definition/plan-use.ts";
import type { UsageZoneDetailView } from "#lib/domain/definition/usage-zone.ts";
import { conditionInWords } from "#lib/domain/definition/usage-zone-words.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";
import { DefinitionHistory } from "./definition-history.tsx";

type ZoneProps = { readonly usageZone: UsageZoneDetailView };

const STANDING_NAMES = { live: "in force", scheduled: "scheduled", draft: "draft" } as const satisfies Record<PlanStanding, string>;

/** What a zone asks of usage, who prices by it, and what published versions keep of former forms. */
export function ZoneDetail({ usageZone, zone }: ZoneProps & { readonly zone: string }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="grid min-w-0 gap-4">
        <Conditions usageZone={usageZone} />
        <Uses usageZone={usageZone} />
        <OlderCopies usageZone={usageZone} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Panel title="Definition">
          <DescriptionList items={[{ term: "Code", value: <Code>{usageZone.code}</Code> }]} />
        </Panel>
        <DefinitionHistory history={usageZone.history} zone={zone} />
      </div>
    </div>
  );
}

function Conditions({ usageZone: { conditions, attributes, notes } }: ZoneProps) {
  return (
    <Panel title="Holds when" description="All of these conditions must hold. Usage without the attribute fails, whatever is asked of it.">
      <ul aria-label="Conditions" className="grid gap-1.5">
        {conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be alike.
          <li key={index} className="break-words">
            {index === 0 ? null : <span className="text-muted">and </span>}
            {conditionInWords(condition, attributes)}
          </li>
        ))}
      </ul>
      {notes.length === 0 ? null : (
        <Notice tone="caution" className="mt-4">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
    </Panel>
  );
}

function Uses({ usageZone: { uses, discounts } }: ZoneProps) {
  return (
    <Panel title="Used by" description="Rates and discounts, in force or to come, that hold only in this zone">
      {uses.length === 0 && discounts.length === 0 ? (
        <p className="text-muted">No price plan and no discount uses it.</p>
      ) : (
        <ul className="grid gap-1.5">
          {uses.map(({ plan, version, standing, what }) => (
            <li key={`${plan.code} ${standing} ${version ?? ""} ${what}`}>
              <TextLink href={routeHref(`/price-plans/${encodeURIComponent(plan.code)}`)}>
                {plan.name} {version === null ? "" : `v${version}`}
              </TextLink>
              <span className="text-muted">
                {" "}
                · {STANDING_NAMES[standing]}, {what}
              </span>
            </li>
          ))}
          {discounts.map((discount) => (
            <li key={discount}>{discount.charAt(0).toUpperCase() + discount.slice(1)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OlderCopies({ usageZone: { olderCopies, attributes } }: ZoneProps) {
  if (olderCopies.length === 0) return null;
  return (
    <Panel
      title="Older forms that are kept"
      description="A version keeps the conditions it was published with; a plan takes a change over with its next version"
    >
      <ul aria-label="Older forms" className="grid gap-2.5">
        {olderCopies.map(({ plan, version, standing, conditions }) => (
          <li key={`${plan.code} ${version}`}>
            <TextLink href={routeHref(`/price-plans/${encodeURIComponent(plan.code)}`)}>
              {plan.name} v{version}
            </TextLink>{" "}
            ({standing}) carries an older form:
            <span className="block break-words text-muted">
              {conditions.map((condition) => conditionInWords(condition, attributes)).join(", and ")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
