import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { gunzipSync } from 'node:zlib'
import type { GivenSettings } from '../../../server/rules/campaign/campaign.ts'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { addressOf, tagIntegrity } from '../../../views/assets/assets.ts'
import { embedSnippets } from '../../../views/operator/embed-snippet.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'

const everySite = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' }

const asks = ({ url }: Evening, headers: Record<string, string> = {}) => fetch(`${url}/embed.js`, { headers, decompress: false })

/** What the script is given of the campaigns. */
async function publishedBy(evening: Evening) {
  const script = await (await asks(evening)).text()
  return JSON.parse(/,(\{"only".*\})\)\n$/.exec(script)?.[1] ?? '')
}

async function changes({ context, announces }: Evening, row: Partial<typeof campaigns.$inferInsert>) {
  await context.db.update(campaigns).set(row).where(eq(campaigns.id, context.campaignId))
  await announces()
}

const sets = (evening: Evening, settings: GivenSettings) => changes(evening, { settings })

test('the script of the tag can be loaded by every site, is the same with cookies and without, and sets none', async () => {
  const evening = await opensTheEvening()
  const plain = await asks(evening)
  const headers = Object.fromEntries(plain.headers)
  expect(headers).toMatchObject({ ...everySite, 'content-type': 'text/javascript; charset=utf-8', vary: 'Accept-Encoding' })
  expect([plain.status, headers['cache-control'], headers['set-cookie']]).toEqual([200, 'public, max-age=300', undefined])
  const known = await asks(evening, { cookie: 'pavel_staff=somebody; visit=somebody', origin: 'https://conference.example.com' })
  expect(await known.text()).toBe(await plain.text())
})

test('it takes at most 6 kB gzipped, with its settings', async () => {
  const evening = await opensTheEvening()
  const response = await asks(evening, { 'accept-encoding': 'gzip' })
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(bytes).toString()).toContain('Поиграть с Павлом')
  expect(bytes.length).toBeLessThanOrEqual(6000)
})

test('a browser that has it hears so, and may go on using it on every site; after a change it gets the new one', async () => {
  const evening = await opensTheEvening()
  const etag = (await asks(evening)).headers.get('etag') ?? ''
  const again = await asks(evening, { 'if-none-match': etag })
  expect(again.status).toBe(304)
  expect(Object.fromEntries(again.headers)).toMatchObject({ ...everySite, etag, 'cache-control': 'public, max-age=300' })
  await sets(evening, { corner: 'left' })
  expect((await asks(evening, { 'if-none-match': etag })).status).toBe(200)
})

test('it brings the buttons of the campaigns that can be played, as the campaigns set them', async () => {
  const evening = await opensTheEvening()
  const address = evening.context.path.slice('/c/'.length)
  const button = { campaign: address, label: 'Поиграть с Павлом', name: 'Павел' }
  expect(await publishedBy(evening)).toEqual({ only: address, campaigns: [button] })
  await sets(evening, {
    corner: 'left',
    launcher: { distancePx: 40, layer: 1000, theme: 'dark', motion: 'calm' },
    look: { accent: '#1b2a6b', paper: '#f6eedb' },
    pavelName: 'Павел\u2028</script>',
  })
  const [set] = (await publishedBy(evening)).campaigns
  expect(set).toMatchObject({
    corner: 'left',
    distance: '40',
    layer: '1000',
    theme: 'dark',
    motion: 'calm',
    name: 'Павел\u2028</script>',
  })
  expect(set.colours).toMatch(/^#f6eedb( #[\da-f]{6}){11}$/)
  expect(await (await asks(evening)).text()).not.toMatch(/<\/script|\u2028/)
})

test('a tag that names no campaign means the only one that is not over; with several, none', async () => {
  const evening = await opensTheEvening()
  await evening.opens('next-year')
  expect((await publishedBy(evening)).only).toBe(null)
  await changes(evening, { closesAt: new Date(evening.context.now().getTime() - 60_000) })
  const { only, campaigns } = await publishedBy(evening)
  expect([only, campaigns.length]).toEqual(['next-year', 2])
})

test('a campaign without a quiz has no button', async () => {
  const evening = await opensTheEvening()
  await changes(evening, { publishedId: null })
  expect(await publishedBy(evening)).toEqual({ only: null, campaigns: [] })
})

test('the script that a tag names by its integrity is this one, for every site, with no settings in it', async () => {
  const evening = await opensTheEvening()
  const response = await fetch(evening.url + addressOf('embed.js'))
  const script = await response.text()
  expect(Object.fromEntries(response.headers)).toMatchObject(everySite)
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(tagIntegrity()).toBe(`sha384-${new Bun.CryptoHasher('sha384').update(script).digest('base64')}`)
  expect(script).toEndWith(',null)\n')
  const other = await fetch(evening.url + addressOf('chat/chat.js'))
  expect(other.headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('the pieces of HTML for a site name our origin and the campaign, and escape what an organiser has written', () => {
  const launcher = { campaign: 'allo-27', label: 'Сыграем в "А&Б"?', corner: 'left' }
  const asset = { address: '/static/AAAA/embed.js', integrity: 'sha384-BBBB' }
  const { plain, checked, afterLoad, policy } = embedSnippets({ site: 'https://quiz.example.com', launcher, asset })
  expect(plain).toBe('<script async src="https://quiz.example.com/embed.js" data-campaign="allo-27"></script>')
  expect(checked).toBe(
    '<script async src="https://quiz.example.com/static/AAAA/embed.js" integrity="sha384-BBBB" crossorigin="anonymous" ' +
      'data-campaign="allo-27" data-label="Сыграем в &quot;А&amp;Б&quot;?" data-corner="left"></script>',
  )
  expect(afterLoad).toContain("tag.src = 'https://quiz.example.com/embed.js'")
  expect(afterLoad).toContain("tag.dataset.campaign = 'allo-27'")
  expect(policy).toEqual(['script-src https://quiz.example.com', 'frame-src https://quiz.example.com'])
  const strange = embedSnippets({ site: "http://x';alert(1);'.example.com", launcher, asset })
  expect(strange.afterLoad).toContain("tag.src = 'http://x\\';alert(1);\\'.example.com/embed.js'")
})
