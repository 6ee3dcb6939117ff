import { expect, test } from 'bun:test'
import { asc, eq } from 'drizzle-orm'
import { DailyCounts } from '../../../server/campaigns/campaigns.ts'
import { campaigns, dailyCounts } from '../../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { startServer } from '../../cast/server.ts'

const site = 'https://conference.example.com'

/** What was counted, once the server has stopped and so has saved it: its steps by address and, with `byDay`, by day. */
async function counted({ context }: Pick<Evening, 'context'>) {
  const rows = await context.db
    .select({ address: campaigns.address, day: dailyCounts.day, step: dailyCounts.step, count: dailyCounts.count })
    .from(dailyCounts)
    .innerJoin(campaigns, eq(campaigns.id, dailyCounts.campaignId))
    .orderBy(asc(dailyCounts.campaignId), asc(dailyCounts.day), asc(dailyCounts.step))
  return rows
}

async function sets({ context, announces }: Evening, row: Partial<typeof campaigns.$inferInsert>, id = context.campaignId) {
  await context.db.update(campaigns).set(row).where(eq(campaigns.id, id))
  await announces()
}

const asks = ({ url }: { url: string }, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url + path, { method, headers })

test('opened chats and campaign pages are counted, those that a browser only prepares or a program asks for are not', async () => {
  const evening = await opensTheEvening()
  const { path } = evening.context
  for (const opened of ['/', path, `${path}/chat`, '/chat?theme=dark']) await asks(evening, opened)
  await asks(evening, path, { 'Sec-Purpose': 'prefetch;prerender' })
  await asks(evening, `${path}/chat`, { Purpose: 'prefetch' })
  await asks(evening, path, {}, 'HEAD')
  await asks(evening, '/c/nothing/chat')
  await evening.stop()
  expect(await counted(evening)).toMatchObject([{ address: path.slice(3), step: 'opened', count: 4 }])
})

test('a launcher is counted for the campaign that the script’s address names, else for the only one of that site', async () => {
  const evening = await opensTheEvening()
  const other = await evening.opens('autumn', { settings: { sites: ['https://autumn.example.com'] } })
  const both = await evening.opens('spring', {
    settings: { sites: ['https://autumn.example.com', 'https://spring.example.com'] },
  })
  await sets(evening, { settings: { sites: [site] } })
  await asks(evening, '/embed.js', { referer: `${site}/` })
  const { headers } = await asks(evening, '/embed.js', { referer: `${site}/programme` })
  await asks(evening, '/embed.js', { referer: `${site}/`, 'if-none-match': headers.get('etag') ?? '' })
  await asks(evening, '/embed.js?campaign=autumn')
  await asks(evening, '/embed.js', { referer: 'https://spring.example.com/' })
  for (const referer of ['https://autumn.example.com/', 'https://elsewhere.example.com/', 'about:client', ''])
    await asks(evening, '/embed.js', { referer })
  await evening.stop()
  expect((await counted(evening)).map(({ address, step, count }) => [address, step, count])).toEqual([
    [evening.context.path.slice(3), 'launcher seen', 3],
    [other.path.slice(3), 'launcher seen', 1],
    [both.path.slice(3), 'launcher seen', 1],
  ])
})

test('a site that keeps its address to itself shows the launcher of the only campaign', async () => {
  const evening = await opensTheEvening()
  await asks(evening, '/embed.js')
  await evening.stop()
  expect(await counted(evening)).toMatchObject([{ step: 'launcher seen', count: 1 }])
})

test('days are those of the campaign’s time zone', async () => {
  const evening = await opensTheEvening()
  await sets(evening, { timeZone: 'Pacific/Kiritimati' })
  const dayAt = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toLocaleDateString('sv-SE', { timeZone: 'Pacific/Kiritimati' })
  await asks(evening, evening.context.path)
  evening.passes(24 * 60)
  await asks(evening, evening.context.path)
  await asks(evening, evening.context.path)
  await evening.stop()
  expect((await counted(evening)).map(({ day, count }) => [day, count])).toEqual([
    [dayAt(0), 1],
    [dayAt(24 * 60), 2],
  ])
})

test('two servers count together', async () => {
  const evening = await opensTheEvening()
  const other = await startServer()
  const { path } = evening.context
  await Promise.all(Array.from({ length: 20 }, (_, index) => asks(index % 2 === 0 ? evening : other, path)))
  await Promise.all([evening.stop(), other.stop()])
  expect(await counted(evening)).toMatchObject([{ step: 'opened', count: 20 }])
})

test('what the database does not take is saved with what is counted after it', async () => {
  const evening = await opensTheEvening()
  const { context } = evening
  const counts = new DailyCounts()
  counts.note(context, 'opened')
  const away = {
    insert: () => {
      throw new Error('the database is away')
    },
  } as never
  await expect(counts.save(away)).rejects.toThrow('away')
  counts.note(context, 'opened')
  await counts.save(context.db)
  await counts.save(context.db)
  expect(await counted(evening)).toMatchObject([{ step: 'opened', count: 2 }])
})
