import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { type CallStarted, protocolVersion } from '../../scenario/protocol.ts'
import { settings } from '../store/schema/schema.ts'
import { type Db, made, type Transaction } from '../store/store.ts'

/** Where all servers of a database find it. */
const key = 'foreign scenario'

/** The script of the last call was not the one of the server that took it. `version` is that of its protocol. */
const Noted = v.object({ at: v.string(), version: v.number() })

/** `isRefused`: its protocol is another one, so its calls are not played. */
export type ForeignScenario = { at: Date; isRefused: boolean; isOlder: boolean }

/**
 * Notes that another script than this server's has called, until its own does. A server that has no script of its own compares the
 * protocols alone.
 */
export function noteScenario({ tx, at, context, writes }: Transaction, { version, build }: CallStarted): void {
  const { scenarioBuild, isRehearsal } = context
  if (isRehearsal) return
  const isForeign = version !== protocolVersion || (scenarioBuild && build !== scenarioBuild)
  const value = JSON.stringify({ at: at.toISOString(), version })
  writes.push(() => (isForeign ? save(tx, { value }) : remove(tx, {})))
}

const save = made((db, { value }: { value: string }) =>
  db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } }),
)

const remove = made((db) => db.delete(settings).where(eq(settings.key, key)))

/** Returns what is known about a script that is not this server's and calls now; null where all is well. */
export async function readForeignScenario(db: Db): Promise<ForeignScenario | null> {
  const [row] = await find(db, {})
  if (!row) return null
  const { at, version } = v.parse(Noted, JSON.parse(row.value))
  return { at: new Date(at), isRefused: version !== protocolVersion, isOlder: version < protocolVersion }
}

const find = made((db) => db.select({ value: settings.value }).from(settings).where(eq(settings.key, key)))
