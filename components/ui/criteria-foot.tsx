import { Button } from "./button.tsx";

type CriteriaFootProps = { readonly zone: string; readonly isAny: boolean; readonly onClear: () => void };

/** Below the criteria of a list: how its days are meant, and the way back to all of it. */
export function CriteriaFoot({ zone, isAny, onClear }: CriteriaFootProps) {
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
      <p className="text-muted text-xs">Days of {zone}, both included. All criteria must hold.</p>
      <Button size="small" variant="ghost" onClick={onClear} disabled={!isAny}>
        Clear criteria
      </Button>
    </div>
  );
}
