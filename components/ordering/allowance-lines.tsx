/** What is left of the account's limits once this is ordered, beside the price. */
export function AllowanceLines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label="What is left of the account's limits">
      <ul className="grid gap-1 text-muted">
        {lines.map((line) => (
          <li key={line} className="text-pretty">
            {line}.
          </li>
        ))}
      </ul>
    </section>
  );
}
