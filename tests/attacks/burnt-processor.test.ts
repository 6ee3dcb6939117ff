import { expect, test } from 'bun:test'
import { keepNewest } from '../../server/campaigns/share/kept.ts'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { judgeColours } from '../../server/rules/look/look.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { withToken } from '../cast/visit-token.ts'

test('whoever asks for the tag again and again has the colours of no campaign judged again', () => {
  const chosen = { accent: '#1b2a6b', paper: '#f6eedb' } as const
  expect(judgeColours(chosen)).toBe(judgeColours(chosen))
})

test('an address has few pictures drawn, and gets those that are drawn all the same', async () => {
  const evening = await opensTheEvening({
    fingerprint: 'burnt-processor',
    limitTable: { drawings: { address: { most: 2, seconds: 600, isOwn: true } } },
  })
  const asks = (picture: string) => fetch(evening.url + evening.context.path + picture).then(({ status }) => status)
  const [link, story, other] = ['/results/1/link.png', '/results/1/story.png', '/results/fun-2/link.png']
  for (const [picture, status] of [
    [link, 200],
    [`${link}?v=1`, 200],
    [`${link}?v=2`, 200],
    [story, 200],
    [other, 429],
    ['/share/story.png', 429],
    [link, 200],
    [story, 200],
  ] as const)
    expect([picture, await asks(picture)]).toEqual([picture, status])
})

test('few pictures wait to be drawn at once, whoever asks for them; the others can be asked for later', async () => {
  const { promise: isDrawn, resolve: draw } = Promise.withResolvers<void>()
  const pictures = keepNewest<string>({ most: 600, mostPending: 2 })
  const asks = (key: string) => pictures.get(key, () => isDrawn.then(() => key))
  const first = [asks('one'), asks('two'), asks('one')]
  expect(await asks('three')).toBe(null)
  draw()
  expect(await Promise.all(first)).toEqual(['one', 'two', 'one'])
  expect(await asks('three')).toBe('three')
})

test('three thousand people behind one address can wait for ten minutes with the number form open, load it again each minute, and play', async () => {
  const { most, seconds } = limitTable.pages.address
  const evening = await opensTheEvening({ limitTable: { pages: { address: { most: Math.floor(most / 3_000), seconds } } } })
  const { path } = evening.context
  for (let minute = 1; minute <= 10; minute += 1)
    for (const asked of ['/chat', '/conversation', '/visits/new?shows=open']) {
      const { status } = await fetch(evening.url + path + asked, { headers: withToken('a'.repeat(32)) })
      expect([minute, asked, status]).toEqual([minute, asked, asked.includes('new') ? 204 : 200])
    }
})
