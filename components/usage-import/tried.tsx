import type { ShownException } from "#lib/domain/usage-import/parked-line-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type TriedProps = Pick<ShownException, "attempts" | "lastTriedAt"> & { readonly zone: string };

/** How often a line was looked at, and when last. */
export function Tried({ attempts, lastTriedAt, zone }: TriedProps) {
  if (attempts === 1) return <span className="text-muted text-xs">tried once</span>;
  return (
    <span className="text-muted text-xs">
      tried {attempts} times
      {lastTriedAt === null ? null : (
        <>
          , last <IsoInstant iso={lastTriedAt} zone={zone} />
        </>
      )}
    </span>
  );
}
