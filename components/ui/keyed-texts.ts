type Text = { readonly text: string };

/** Keys for a list of sentences of which two may be the same: two discounts of 10 % that an agent gave, say. */
export function keyedTexts<Item extends Text>(items: readonly Item[]): readonly (Item & { readonly id: string })[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const times = seen.get(item.text) ?? 0;
    seen.set(item.text, times + 1);
    return { ...item, id: times === 0 ? item.text : `${item.text} (${times + 1})` };
  });
}
