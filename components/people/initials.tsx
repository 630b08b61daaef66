/** Stands beside the name, which says the same. */
export function Initials({ name }: { readonly name: string }) {
  const letters = name
    .split(/\s+/)
    .flatMap((word) => Array.from(word).slice(0, 1))
    .slice(0, 2)
    .join("");
  return (
    <span
      aria-hidden="true"
      className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-2xs text-accent uppercase"
    >
      {letters}
    </span>
  );
}
