import { expect, test } from 'bun:test'
import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { receive } from '../../server/game/game.ts'
import { answers, calls, entries, events, participants, visits } from '../../server/store/schema/schema.ts'
import '../cast/both-databases.ts'
import { database } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { started } from '../cast/wire.ts'

const written = { answers, participants, calls, events, visits, entries }

for (const [name, table] of Object.entries(written)) {
  test(`when the database refuses what an answer writes to ${name}, nothing of it is kept, and sent again it counts once`, async () => {
    const evening = await opensTheEvening()
    await (await evening.comes()).givesNumber('8 916 123-45-67')
    const published: unknown[] = []
    const context = { ...evening.context, publish: (changes: Iterable<unknown>) => void published.push(...changes) }
    const call = crypto.randomUUID()
    const { turn } = await receive(context, { call, seq: 1, ...started('+79161234567') })
    await receive(context, { call, seq: 2, type: 'call.answered' })
    const event = { call, seq: 3, type: 'speech.heard', turn, text: 'пингвин', confidence: 1 } as const
    const before = await everything()
    published.length = 0
    await refusing(table, async () => {
      await expect(receive(context, event, 'msg_1')).rejects.toMatchObject({ cause: { code: 'P0001' } })
    })
    expect(await everything()).toEqual(before)
    expect(published).toEqual([])

    const reply = await receive(context, event, 'msg_1')
    expect(reply.turn).toBe(turn + 1)
    expect(await receive(context, event, 'msg_1')).toEqual(reply)
    expect(await database.db.$count(answers)).toBe(1)
  })
}

async function everything(): Promise<unknown[]> {
  const rows = await Promise.all(Object.values(written).map((table) => database.db.select().from(table as PgTable)))
  return rows.map((ofTable) => ofTable.map((row) => JSON.stringify(row)).sort())
}

/** Makes the database refuse every change of a table while `act` runs. */
async function refusing(table: PgTable, act: () => Promise<void>): Promise<void> {
  const name = sql.identifier(getTableName(table))
  await database.db.execute(
    sql`create function refuse() returns trigger as 'begin raise exception ''refused''; end' language plpgsql`,
  )
  await database.db.execute(sql`create trigger refuse before insert or update on ${name} for each row execute function refuse()`)
  try {
    await act()
  } finally {
    await database.db.execute(sql`drop function refuse() cascade`)
  }
}
