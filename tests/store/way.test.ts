import { expect, test } from 'bun:test'
import { createServer } from 'node:net'
import { readDatabaseAddress } from '../../server/rules/database-address/database-address.ts'
import { wayTo } from '../../server/store/postgres/way.ts'
import { freePort } from '../run/port.ts'

/** Returns the way to a database whose name takes this long to be found, and what has been asked for so far. */
async function slowlyFound(milliseconds: number) {
  const port = await freePort()
  const server = createServer((socket) => socket.on('error', () => {}))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const asked: string[] = []
  const read = readDatabaseAddress(
    `postgres://pavel@db.example:${port}/pavel?sslmode=disable`,
    {},
    { systemUser: 'pavel', program: 'pavel' },
  )
  if ('problem' in read) throw new Error(read.problem)
  const { address } = read
  const way = wayTo(
    { setting: 'DATABASE_URL', address },
    {
      tellOperator() {},
      async resolve(name) {
        asked.push(name)
        await new Promise((resolve) => setTimeout(resolve, milliseconds))
        return ['127.0.0.1']
      },
    },
  )
  const connects = async () => (await way.open(address.hosts[0])).destroy()
  return { asked, connects, close: () => new Promise((resolve) => server.close(resolve)) }
}

test('of a slow resolver connections that are opened together or one after the other ask once', async () => {
  const database = await slowlyFound(600)
  await Promise.all([database.connects(), database.connects()])
  await database.connects()
  await database.connects()
  expect(database.asked).toEqual(['db.example'])
  await database.close()
})

test('where nothing answers any more the name is looked up anew, because the database may have moved', async () => {
  const database = await slowlyFound(600)
  await database.connects()
  await database.close()
  await expect(database.connects()).rejects.toThrow('no database answers')
  await expect(database.connects()).rejects.toThrow('no database answers')
  expect(database.asked).toHaveLength(2)
})
