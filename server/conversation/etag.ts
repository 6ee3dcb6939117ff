import type { Visit } from '../store/store.ts'
import type { StageSettings } from './compose-stage.ts'
import type { Callback } from './stage.ts'

/**
 * Identifies what a page shows of a visit, as an entity tag does in HTTP: as long as the visit has the same one, a page that comes back
 * has missed nothing but, perhaps, entries. It changes with everything that is published, and with a new version of the server.
 */
export function etagOf({ fingerprint }: Pick<StageSettings, 'fingerprint'>, { version }: Pick<Visit, 'version'>): string {
  return `${version}-${fingerprint}`
}

/** A place in the queue and the time until it comes change by themselves, so no tag stands for them. */
export function isMoving(callback: Callback | null): boolean {
  return callback?.kind === 'waits' || callback?.kind === 'later'
}
