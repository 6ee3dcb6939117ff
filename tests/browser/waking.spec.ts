import { expect } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, prepareFolder } from '../cast/program.ts'
import { freePort } from '../run/port.ts'
import { test } from './test.ts'

/** What each page shows once the server is up. */
const pages = { '/': '.campaign', '/chat': '#chat .number-form input', '/operator': 'input[type=password]', '/phone': '.handset' }

test('pages of a server that still starts become the real ones by themselves, also when it is started anew meanwhile', async ({
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-waking-'))
  const settings = { PORT: String(await freePort()), DATA_DIR: join(folder, 'data'), OPERATOR_PASSWORD: 'a-password' }
  await prepareFolder(settings.DATA_DIR)
  const bun = process.env.BUN_PATH ?? 'bun'
  const other = await launch({}, [bun, 'tests/store/folder-lock.program.ts', settings.DATA_DIR])
  await other.prints('locked')
  const killed = await launch(settings)
  await killed.prints('waiting up to')

  const open = await Promise.all(
    Object.entries(pages).map(async ([path, sign]) => {
      const page = await context.newPage()
      await page.goto(killed.url + path)
      await expect(page.getByText(/Сервер (запускается|открывает базу данных)/)).toBeVisible()
      return { page, sign }
    }),
  )
  for (const program of [killed, other]) {
    program.receives('SIGKILL')
    await program.ends()
  }
  const server = await launch(settings)
  for (const { page, sign } of open) await expect(page.locator(sign).first()).toBeVisible({ timeout: 60_000 })
  server.receives('SIGTERM')
  await server.ends()
  await rm(folder, { recursive: true, force: true })
})
