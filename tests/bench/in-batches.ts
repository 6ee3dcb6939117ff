/** Does one thing for each item, with so many under way at once. Resolves with the results in the items' order. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
  atOnce = 50,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (let at = next++; at < items.length; at = next++) results[at] = await act(items[at] as Item)
    }),
  )
  return results
}
