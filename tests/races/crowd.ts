/** Makes as many things, each from its index. */
export const times = <Result>(count: number, make: (index: number) => Result) =>
  Array.from({ length: count }, (_, index) => make(index))

/** A number `+7916…` for each index. */
export const phoneOf = (index: number, prefix = 916) => `+7${prefix}${String(index).padStart(7, '0')}`
