import type { PlanStanding } from "#lib/domain/definition/plan-use.ts";
import type { TimeModelView } from "#lib/domain/definition/time-model.ts";
import { weekSpans } from "#lib/domain/definition/week-spans.ts";
import { exceptionInWords, windowInWords } from "#lib/domain/definition/windows-in-words.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { DefinitionHistory } from "./definition-history.tsx";
import { WeekPicture } from "./week-picture.tsx";

type ModelProps = { readonly model: TimeModelView };

export function TimeModelDetail({ model, zone }: ModelProps & { readonly zone: string }) {
  const { code, timeZone, now } = model;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="grid min-w-0 gap-4">
        <Week model={model} />
        <ClockChanges model={model} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Panel title="Definition">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{code}</Code> },
              { term: "Time zone", value: timeZone },
              { term: "Now there", value: <InstantText instant={now} zone={timeZone} style="weekday" showOffset /> },
            ]}
          />
        </Panel>
        <Exceptions model={model} />
        <Uses model={model} />
        <DefinitionHistory history={model.history} zone={zone} />
      </div>
    </div>
  );
}

function Week({ model: { name, windows, timeZone, now } }: ModelProps) {
  const local = localTime(now, timeZone);
  return (
    <Panel title="An ordinary week" description={`Wall-clock time in ${timeZone}. The upright line is now.`}>
      <ul className="grid gap-1 pb-4 font-medium">
        {windows.map((window) => (
          <li key={windowInWords(window)}>{windowInWords(window)}</li>
        ))}
      </ul>
      <WeekPicture
        label={`${name}: an ordinary week`}
        week={weekSpans(windows)}
        marker={{ weekday: local.weekday, minute: local.hour * 60 + local.minute }}
      />
    </Panel>
  );
}

function ClockChanges({ model: { clockChanges, timeZone, year } }: ModelProps) {
  return (
    <Panel title={`Clock changes in ${year}`} description="A window lasts as long as the wall clock shows it">
      {clockChanges.length === 0 ? (
        <p className="text-muted">The clocks in {timeZone} do not change this year.</p>
      ) : (
        <Timeline
          label={`Clock changes in ${year}`}
          zone={timeZone}
          entries={clockChanges.map(({ at, title, effects }) => ({
            key: String(at),
            title,
            at,
            tone: "caution" as const,
            children: <p className="text-muted">{effects.length > 0 ? effects.join(" ") : "No window is touched."}</p>,
          }))}
        />
      )}
    </Panel>
  );
}

function Exceptions({ model: { dates } }: ModelProps) {
  return (
    <Panel title="Dated exceptions" description="On these dates their own windows replace those of the week">
      {dates.length === 0 ? (
        <p className="text-muted">None: every date follows the week.</p>
      ) : (
        <DescriptionList
          items={dates.map((exception) => {
            const { when, what } = exceptionInWords(exception);
            return { term: when, value: what };
          })}
        />
      )}
    </Panel>
  );
}

const STANDING_NAMES = { live: "in force", scheduled: "scheduled", draft: "draft" } as const satisfies Record<PlanStanding, string>;

function Uses({ model: { uses } }: ModelProps) {
  return (
    <Panel title="Used by" description="Rates of price plans, in force or to come, that hold only in this model">
      {uses.length === 0 ? (
        <p className="text-muted">No price plan uses it.</p>
      ) : (
        <ul className="grid gap-1.5">
          {uses.map(({ plan, version, standing, rateKey, level }) => (
            <li key={`${plan.code} ${standing} ${version ?? ""} ${rateKey} ${level}`}>
              <TextLink href={routeHref(`/price-plans/${encodeURIComponent(plan.code)}`)}>
                {plan.name} {version === null ? "" : `v${version}`}
              </TextLink>
              <span className="text-muted">
                {" "}
                · {STANDING_NAMES[standing]}, rate <Code>{rateKey}</Code>, level {level}
              </span>
            </li>
          ))}
        </ul>
      )}
      {uses.some(({ standing }) => standing === "live") ? (
        <p className="mt-3 text-pretty text-muted text-xs">
          Versions that are live keep the windows they were published with; a plan takes a change over with its next version.
        </p>
      ) : null}
    </Panel>
  );
}
