import { afterEach, expect, test } from 'bun:test'
import { url } from '../cast/database.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { scratchDatabase } from '../run/postgres/database.ts'

afterEach(endPrograms)

test.if(url !== undefined)('servers that start together on an empty database all come up', async () => {
  await scratchDatabase(url ?? '', async (DATABASE_URL) => {
    const programs = await Promise.all(Array.from({ length: 4 }, () => launch({ DATABASE_URL })))
    for (const program of programs) await program.prints(`${program.url}/`)
    for (const program of programs) expect((await fetch(program.url)).status).toBe(200)
    for (const program of programs) program.receives('SIGTERM')
    for (const program of programs) expect(await program.ends()).toBe(0)
  })
})
