import { expect, test } from 'bun:test'
import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { VoiceEvent } from '../../scenario/protocol.ts'
import { receive } from '../../server/game/game.ts'
import { answers, calls, entries, events, participants, visits } from '../../server/store/schema/schema.ts'
import '../cast/both-databases.ts'
import { database } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { started } from '../cast/wire.ts'

const written = { answers, participants, calls, events, visits, entries }
const writtenBySilence = { calls, events, visits, entries }

const steps = [
  ...Object.entries(written).map(([name, table]) => ({
    what: 'an answer',
    name,
    table,
    deed: { type: 'speech.heard', text: 'пингвин', confidence: 1 },
  })),
  ...Object.entries(writtenBySilence).map(([name, table]) => ({ what: 'silence', name, table, deed: { type: 'silence' } })),
] as const

for (const { what, name, table, deed } of steps) {
  test(`when the database refuses what ${what} writes to ${name}, nothing of it is kept, and sent again it counts once`, async () => {
    const evening = await opensTheEvening()
    await (await evening.comes()).givesNumber('8 916 123-45-67')
    const published: unknown[] = []
    const context = { ...evening.context, publish: (changes: Iterable<unknown>) => void published.push(...changes) }
    const call = crypto.randomUUID()
    const { turn } = await receive(context, { call, seq: 1, ...started('+79161234567') })
    await receive(context, { call, seq: 2, type: 'call.answered' })
    const event = { call, seq: 3, turn, ...deed } as VoiceEvent
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
    expect(await database.db.$count(events)).toBe(3)
    expect(await database.db.$count(answers)).toBe(deed.type === 'silence' ? 0 : 1)
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
