import { cn } from "#components/ui/class-names.ts";

/** The base is brass and a level is teal, here and on the strip of the day. */
export function LineName({ level }: { readonly level: number | null }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap font-medium">
      <span aria-hidden="true" className={cn("h-3.5 w-1 rounded-full", level === null ? "bg-brass" : "bg-accent")} />
      {level === null ? "Base" : `Level ${level}`}
    </span>
  );
}
