/** So many codes are asked for or written at once, so that neither the database nor other requests wait long for them. */
const codesPerBatch = 5_000

/** Returns a list in pieces of this length. */
export function* inBatches<Item>(items: readonly Item[], most = codesPerBatch): Generator<Item[]> {
  for (let start = 0; start < items.length; start += most) yield items.slice(start, start + most)
}
