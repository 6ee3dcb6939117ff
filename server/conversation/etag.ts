import { createHash } from 'node:crypto'
import type { StageSettings } from './compose-stage.ts'
import type { Stage } from './stage.ts'

/**
 * Identifies what a page shows of a stage, as an entity tag does in HTTP: a page that comes back and has the tag of the stage as it is
 * now has missed nothing but, perhaps, entries. Seconds that run down on the page itself do not count. With a new version of the
 * server every stage has another tag.
 */
export function etagOf({ fingerprint }: Pick<StageSettings, 'fingerprint'>, stage: Omit<Stage, 'etag'>): string {
  const { solved, ...shown } = { ...stage, speaks: 0 }
  const content = JSON.stringify([fingerprint, shown, solved && { ...solved, seconds: 0 }])
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}
