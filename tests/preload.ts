import { afterAll, afterEach, beforeAll } from 'bun:test'
import { closeDatabase, emptyDatabase, openTestDatabase } from './database.ts'
import { stopServers } from './server.ts'

beforeAll(openTestDatabase)

afterEach(async () => {
  const wasUsed = await stopServers()
  if (wasUsed) await emptyDatabase()
})

afterAll(closeDatabase)
