import { PGlite } from '@electric-sql/pglite'
import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'

afterEach(endPrograms)

test('when a server is killed while a visitor waits for a call, the next server calls them once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-killed-'))
  const settings = { DATA_DIR: join(folder, 'data'), CALLS_PER_MINUTE: '6' }
  await prepareFolder(settings.DATA_DIR)
  const first = await launch(settings)
  await first.prints(first.url)
  await asksToBeCalled(first.url, '8 916 000-00-01')
  const waiting = await asksToBeCalled(first.url, '8 916 000-00-02')
  await waiting.isShown('queued')
  first.receives('SIGKILL')
  await first.ends()
  await aMinuteGoesBy(settings.DATA_DIR)

  const second = await launch(settings)
  await second.prints(second.url)
  const returned = await visits(second.url, { token: waiting.token })
  // No page answers for this number in the simulator, so the call fails as unavailable.
  await waitFor(
    () => returned.text.includes('вне зоны доступа'),
    () => `the call; the page says ${returned.text}`,
    50_000,
  )
  expect(returned.text.match(/Звоню на номер/g)).toHaveLength(1)
  await rm(folder, { recursive: true })
}, 90_000)

/**
 * Edits the queue while no server runs, as if a minute had passed: the killed server's heartbeats are overdue and the next
 * call may be made.
 */
async function aMinuteGoesBy(folder: string) {
  const kept = await PGlite.create(folder)
  await kept.exec(`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute'`)
  await kept.exec(`delete from settings where key = 'next call'`)
  await kept.close()
}

async function asksToBeCalled(url: string, phone: string) {
  const visitor = await visits(url)
  await visitor.givesNumber(phone)
  await visitor.asksToBeCalled()
  return visitor
}
