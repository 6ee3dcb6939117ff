import { afterAll, afterEach, beforeAll, setDefaultTimeout } from 'bun:test'
import { closeDatabase, emptyDatabase, openTestDatabase } from './database.ts'
import { stopServers } from './server.ts'

setDefaultTimeout(20_000)

beforeAll(openTestDatabase)

afterEach(async () => {
  const wasUsed = await stopServers()
  if (wasUsed) await emptyDatabase()
})

afterAll(closeDatabase)
