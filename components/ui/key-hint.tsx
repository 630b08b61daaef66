import { cn } from "./class-names.ts";

type KeyHintProps = {
  /** Keys separated by blanks: "Ctrl K", "g a". */
  readonly keys: string;
  readonly inverse?: boolean;
  readonly className?: string;
};

/** The keys of a shortcut, each in its own cap. */
export function KeyHint({ keys, inverse = false, className }: KeyHintProps) {
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className={cn(
            "inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border px-1 font-mono text-2xs leading-none",
            inverse ? "border-paper/30 text-paper" : "border-line bg-panel text-muted",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
