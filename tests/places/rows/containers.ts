import { inFolder, preparedFolder } from '../folders.ts'
import { asFirst, asNobody, givenToNobody, lacksIsolation, readOnlyRoot, within } from '../isolated.ts'
import type { Opened, Place } from '../place.ts'

const container = (name: string, wrapFor: (folder: string) => Opened['wrap'], isNobodys = false): Place => ({
  name,
  expects: 'games',
  lacks: lacksIsolation,
  async open() {
    const folder = await preparedFolder()
    const wrap = wrapFor(isNobodys ? givenToNobody(folder) : folder)
    return { ...inFolder(folder), ...(wrap && { wrap }) }
  },
})

/** What containers do to programs. No row has a HOME. */
export const containers: Place[] = [
  container('process 1', () => asFirst),
  container('read-only root, small /tmp', readOnlyRoot),
  container('another user', () => asNobody, true),
  container('process 1, read-only root, another user', (folder) => within(readOnlyRoot(folder), asFirst, asNobody), true),
]
