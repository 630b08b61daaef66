/** What a provider calls the products, by our code. */
export type ProviderCodes = ReadonlyMap<string, string>;

/** A product that the provider delivers, or has to: without a code its orders are refused. */
export type ProvisionedProduct = { readonly product: string; readonly name: string; readonly code: string | null };

/** Null takes the code away. */
export type CodeChange = { readonly product: string; readonly code: string | null };

export const MOST_CODE_LETTERS = 60;

/** What a provider's own code may be: whatever they write, on one line. */
export function providerCodeProblem(code: string): string | null {
  const text = code.trim();
  if (text.length > MOST_CODE_LETTERS) return `At most ${MOST_CODE_LETTERS} letters.`;
  return /\p{Cc}/u.test(text) ? "One line of plain text." : null;
}

/** Of the changes those that change anything; the last word about a product counts. */
export function changesOf(stored: ProviderCodes, changes: readonly CodeChange[]): readonly CodeChange[] {
  const wanted = new Map(changes.map(({ product, code }) => [product, code]));
  return [...wanted]
    .filter(([product, code]) => (stored.get(product) ?? null) !== code)
    .map(([product, code]) => ({ product, code }))
    .sort((one, other) => (one.product < other.product ? -1 : 1));
}

/** What makes the stored codes these, and no others. */
export function replacing(stored: ProviderCodes, codes: readonly CodeChange[]): readonly CodeChange[] {
  const kept = new Set(codes.map(({ product }) => product));
  const gone = [...stored.keys()].filter((product) => !kept.has(product)).map((product) => ({ product, code: null }));
  return changesOf(stored, [...codes, ...gone]);
}

/** For the audit: the changed codes as they were and as they are, and no others. */
export function codesBeforeAndAfter(stored: ProviderCodes, changes: readonly CodeChange[]) {
  const before = changes.flatMap(({ product }) => {
    const code = stored.get(product);
    return code === undefined ? [] : [[product, code] as const];
  });
  const after = changes.flatMap(({ product, code }) => (code === null ? [] : [[product, code] as const]));
  return { before: Object.fromEntries(before), after: Object.fromEntries(after) };
}
