import { type Refusal, refusalOf } from '../store/store.ts'

/** Whether the database takes what has to be written, as far as this server has seen. */
export type WriteWatch = {
  /** why it takes nothing; null while it does, or nobody has tried */
  refusal(): Refusal | null
  /** Something has failed with this error, whatever it is. */
  note(error: unknown): void
  /** Where something was refused, finds out whether writing works again. Throws what `tryWriting` fails with but for a refusal. */
  look(tryWriting: () => Promise<void>): Promise<void>
}

/** Creates the watch of one server. */
export function createWriteWatch(): WriteWatch {
  let refused: { why: Refusal } | null = null
  return {
    refusal: () => refused?.why ?? null,
    note(error) {
      const why = refusalOf(error)
      if (why) refused = { why }
    },
    async look(tryWriting) {
      const known = refused
      if (!known) return
      try {
        await tryWriting()
        // What was refused meanwhile is newer.
        if (refused === known) refused = null
      } catch (error) {
        if (!refusalOf(error)) throw error
      }
    },
  }
}
