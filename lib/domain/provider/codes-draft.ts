import type { DraftProblem } from "../definition/time-model-draft.ts";
import { readCodeSheet } from "./code-sheet.ts";
import { type CodeChange, type ProvisionedProduct, providerCodeProblem } from "./provider-codes.ts";

/** What is typed beside the products, by our code; what is not in it was not touched. */
export type CodesDraft = ReadonlyMap<string, string>;

export function typedCode(draft: CodesDraft, { product, code }: ProvisionedProduct): string {
  return draft.get(product) ?? code ?? "";
}

/** What differs from what is stored, in the order of the table. An empty field takes the code away. */
export function readCodesDraft(draft: CodesDraft, products: readonly ProvisionedProduct[]) {
  const typed = products.map((product) => ({ product: product.product, before: product.code, text: typedCode(draft, product).trim() }));
  const changes: readonly CodeChange[] = typed
    .map(({ product, before, text }) => ({ product, before, code: text === "" ? null : text }))
    .filter(({ before, code }) => before !== code)
    .map(({ product, code }) => ({ product, code }));
  const problems: readonly DraftProblem[] = typed.flatMap(({ product, text }) => {
    const message = providerCodeProblem(text);
    return message === null ? [] : [{ field: `code-${product}`, message }];
  });
  return { changes, problems };
}

export type Pasted = { readonly draft: CodesDraft; readonly said: string };

/** Two columns, as they are copied: our code, their code. Products that are not in the table are named and passed over. */
export function withPastedCodes(draft: CodesDraft, products: readonly ProvisionedProduct[], text: string): Pasted {
  const sheet = readCodeSheet(text);
  if (!sheet.ok) return { draft, said: sheet.problem };
  const known = new Set(products.map(({ product }) => product));
  const taken = sheet.rows.filter(({ product, code }) => known.has(product) && code !== "");
  const unknown = sheet.rows.filter(({ product }) => !known.has(product)).map(({ product }) => product);
  const next = new Map([...draft, ...taken.map(({ product, code }) => [product, code] as const)]);
  const codes = `${taken.length} ${taken.length === 1 ? "code" : "codes"} filled in`;
  if (unknown.length === 0) return { draft: next, said: `${codes}.` };
  const named = unknown.length > 5 ? `${unknown.slice(0, 5).join(", ")} and ${unknown.length - 5} more` : unknown.join(", ");
  return { draft: next, said: `${codes}. Not in the table: ${named}.` };
}
