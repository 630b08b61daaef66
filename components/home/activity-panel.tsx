import { activityInWords } from "#lib/domain/home/activity-in-words.ts";
import type { ActivityView, TodayView } from "#lib/domain/home/home-view.ts";
import { Code } from "../ui/code.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";

/** What was changed today, newest first. */
export function ActivityPanel({ today: { ofEveryone, recent }, zone }: { readonly today: TodayView; readonly zone: string }) {
  return (
    <Panel
      title={ofEveryone ? "Changes today" : "Your changes today"}
      actions={ofEveryone ? <TextLink href={routeHref("/audit")}>Whole audit trail</TextLink> : null}
    >
      {recent.length === 0 ? (
        <p className="text-muted">{ofEveryone ? "Nothing was changed today." : "You have changed nothing today."}</p>
      ) : (
        <ul className="grid">
          {recent.map((activity) => (
            <li
              key={activity.auditId}
              className="flex min-h-9 items-center justify-between gap-4 border-line-soft border-b py-1 last:border-b-0"
            >
              <span className="min-w-0">
                {activityInWords(activity.action)} <Subject activity={activity} />
                {ofEveryone ? <span className="text-muted"> · {activity.actorName}</span> : null}
              </span>
              <InstantText instant={activity.actedAt} zone={zone} style="time" className="text-muted" />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Subject({ activity: { entity, entityId } }: { readonly activity: ActivityView }) {
  if (entity !== "udr") return null;
  return (
    <TextLink href={routeHref(`/udrs/${entityId}`)}>
      <Code>{entityId}</Code>
    </TextLink>
  );
}
