import type { Place } from '../place.ts'

export const host: Place[] = [
  {
    name: 'HOST that conda has set',
    expects: /^HOST: expected .*, found "?x86_64-conda-linux-gnu/,
    open: async () => ({ settings: { HOST: 'x86_64-conda-linux-gnu' } }),
  },
]
