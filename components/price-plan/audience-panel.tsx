import type { ReactNode } from "react";
import { Code } from "#components/ui/code.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { countInWords, type PlanAudienceView } from "#lib/domain/price-plan/plan-audience.ts";
import type { PlanInBrowser, VersionHeadView } from "#lib/domain/price-plan/plan-in-browser.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { AddGroups, AddSubscriptions, TakeOff } from "./audience-actions.tsx";
import { AudienceSubscriptions } from "./audience-subscriptions.tsx";
import type { ChangePlanAudience } from "./change-plan-audience.ts";
import { OwnerPricesPanel } from "./owner-prices.tsx";
import { VersionUsesPanel } from "./version-uses.tsx";

type AudiencePanelProps = {
  readonly view: PlanInBrowser;
  readonly audience: PlanAudienceView;
  /** Null for who may not edit. */
  readonly changeAudience: ChangePlanAudience | null;
};

/** Who pays these prices, by each of the ways in which one comes onto a plan. */
export function AudiencePanel({ view, audience, changeAudience, children }: AudiencePanelProps & { readonly children: ReactNode }) {
  const { plan, versions } = view;
  const may = audience.isArchived ? null : changeAudience;
  return (
    <div className="grid gap-4">
      <InForce view={view} />
      <VersionUsesPanel uses={audience.uses} />
      {plan.kind === "global" ? <Everybody view={view} audience={audience} /> : null}
      {plan.kind === "group" ? (
        <Panel
          title="Account groups"
          description="All accounts of a group, where their subscription has no plan with a rate for the product."
          actions={may ? <AddGroups plan={plan} choices={audience.choices} isPublished={versions.length > 0} changeAudience={may} /> : null}
        >
          <Groups view={view} audience={audience} changeAudience={may} />
        </Panel>
      ) : null}
      {audience.users.schemes.length > 0 ? (
        <Panel title="Billing terms" description="Their subscriptions without a plan of their own.">
          <ul className="grid gap-2">
            {audience.users.schemes.map(({ code, name, subscriptions }) => (
              <li key={code} className="flex flex-wrap items-baseline gap-x-2">
                <TextLink href={`/billing-terms/${encodeURIComponent(code)}`}>{name}</TextLink>
                <span className="figures text-muted">{countInWords(subscriptions, "subscription")}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {plan.kind === "subscription" ? (
        <Panel
          title="Subscriptions"
          description={countInWords(audience.users.subscriptions, "subscription")}
          actions={may ? <AddSubscriptions plan={plan} isPublished={versions.length > 0} changeAudience={may} /> : null}
        >
          <AudienceSubscriptions
            // What was put on the plan or taken off it begins a new list.
            key={`${audience.users.subscriptions} ${audience.subscriptions.rows[0]?.number ?? ""}`}
            plan={plan}
            first={audience.subscriptions}
            changeAudience={may}
          />
        </Panel>
      ) : null}
      <OwnerPricesPanel code={plan.code} />
      {children}
    </div>
  );
}

function InForce({ view: { versions, zone } }: { readonly view: PlanInBrowser }) {
  const [live, ...earlier] = versions.filter(({ state }) => state === "live");
  const next = versions.findLast(({ state }) => state === "scheduled");
  if (versions.length === 0) {
    return (
      <Notice tone="caution">No version has been published, so nobody can be put on it yet. Submit its draft for review first.</Notice>
    );
  }
  return (
    <Notice>
      {live ? `They pay by version ${live.version}, live since ` : "No version is in force yet: until then the next plan decides. "}
      {live ? <IsoInstant iso={live.effectiveAt} zone={zone} /> : null}
      {live && earlier.length > 0 ? `; whom it does not reach yet, by ${listInWords(earlier.map(nameOf), "and")}` : ""}
      {live ? ". " : ""}
      {next ? (
        <>
          {`Version ${next.version} goes live `}
          <IsoInstant iso={next.effectiveAt} zone={zone} />.
        </>
      ) : null}
    </Notice>
  );
}

const nameOf = ({ version }: VersionHeadView) => `version ${version}`;

function Everybody({ view: { plan }, audience }: Pick<AudiencePanelProps, "view" | "audience">) {
  return (
    <Panel title="Everybody" description={`${countInWords(audience.users.accountsInCurrency, "account")} in ${plan.currency}`}>
      <p className="text-pretty">
        Whoever pays in {plan.currency}, where neither their subscription nor their group has a plan with a rate for the product.
      </p>
    </Panel>
  );
}

function Groups({ view: { plan }, audience, changeAudience }: AudiencePanelProps) {
  if (audience.users.groups.length === 0) return <p className="text-muted">No group is on this plan.</p>;
  return (
    <ul className="grid gap-2">
      {audience.users.groups.map(({ code, name, accounts }) => (
        <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{name}</span>
          <Code className="text-muted">{code}</Code>
          <span className="figures text-muted">{countInWords(accounts, "account")}</span>
          {changeAudience === null ? null : (
            <TakeOff plan={plan} who={name} target={{ kind: "groups", codes: [code] }} changeAudience={changeAudience} />
          )}
        </li>
      ))}
    </ul>
  );
}
