import { cn } from "./class-names.ts";

/** Stands where content will be. Invisible for the first 150 ms, so that quick answers do not flicker. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span aria-hidden="true" className={cn("appear-late block", className)}>
      <span className="block size-full animate-pulse rounded-sm bg-pressed" />
    </span>
  );
}

/** The shape of a table that is being read. */
export function TableSkeleton({ rows = 8, label = "Loading" }: { readonly rows?: number; readonly label?: string }) {
  return (
    <div role="status" className="overflow-hidden rounded-lg border">
      <span className="sr-only">{label}</span>
      <div className="h-9 border-b bg-panel" />
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key, index) => (
        <div key={key} className="flex h-10 items-center gap-6 border-line-soft border-b px-4 last:border-b-0">
          <Skeleton className={cn("h-3", index % 3 === 0 ? "w-24" : "w-20")} />
          <Skeleton className={cn("h-3", index % 2 === 0 ? "w-48" : "w-36")} />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
