import { inFolder, newFolder, preparedFolder } from '../folders.ts'
import { asFirst } from '../isolated.ts'
import { lacksIsolation } from '../isolated.ts'
import type { Opened, Place, Start } from '../place.ts'

const inUse = /^DATA_DIR: expected a folder of its own, .*in use/

export const embedded: Place[] = [
  { name: 'embedded, first start', expects: 'games', open: async () => inFolder(newFolder()) },
  { name: 'embedded, later start', expects: 'games', open: async () => inFolder(await preparedFolder()) },
  {
    name: 'embedded, a second process meanwhile',
    expects: 'games',
    open: async () => ({ ...inFolder(await preparedFolder()), meanwhile: (start) => secondIsRefused(start) }),
  },
  {
    name: 'embedded, a second container meanwhile',
    expects: 'games',
    lacks: lacksIsolation,
    open: async () => ({ ...inFolder(await preparedFolder()), meanwhile: (start) => secondIsRefused(start, asFirst) }),
  },
]

/** It listens elsewhere, and has to end in a sentence while the first one plays on. */
async function secondIsRefused(start: Start, wrap?: Opened['wrap']): Promise<void> {
  const second = start({ PORT: '0' }, wrap)
  const code = await second.ends(240)
  const sentence = second.stderr.trim()
  if (code !== 1 || !inUse.test(sentence) || sentence.includes('\n'))
    throw new Error(`expected the second process to be refused, found exit code ${code} and: ${sentence}`)
}
