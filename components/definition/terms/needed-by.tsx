import { None } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";

type NeededByProps = {
  readonly users: readonly string[];
  /** "scheme" */
  readonly what: string;
};

/** What stands against archiving it. */
export function NeededBy({ users, what }: NeededByProps) {
  return (
    <Panel title="Needed by" description={`While anything stands here the ${what} cannot be archived`}>
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
  );
}
