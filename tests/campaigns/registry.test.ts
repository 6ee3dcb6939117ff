import { expect, test } from 'bun:test'
import { createGallery } from '../../server/campaigns/picture-gallery.ts'
import { CampaignRegistry } from '../../server/campaigns/registry.ts'
import { publish } from '../../server/campaigns/versions.ts'
import type { GameContext } from '../../server/store/store.ts'
import { startServer } from '../cast/server.ts'

/** Returns a registry that keeps two versions, and the ids of those that it has drawn, in their order. */
async function registryOf(context: GameContext) {
  const drawn: string[] = []
  const registry = new CampaignRegistry({
    server: context,
    pictureSecret: 'secret',
    fingerprint: '',
    exampleNumber: null,
    allowedOrigins: [],
    rehearsing: context,
    mostVersions: 2,
    draw(version) {
      drawn.push(version.quiz.title)
      return createGallery(version)
    },
  })
  await registry.reload()
  return { registry, drawn, shown: () => registry.find(context.campaignId)! }
}

test('the versions that games used last are kept, and what is published whatever they use', async () => {
  const { context, quiz } = await startServer()
  const { db, campaignId } = context
  const { registry, drawn, shown } = await registryOf(context)
  const publishes = async (title: string) => {
    const id = await publish(db, { campaignId, quiz: { ...quiz, title }, files: new Map(), by: 'tests', at: context.now() })
    await registry.reload()
    return id
  }
  const ids = [await publishes('second'), await publishes('third'), await publishes('fourth')]
  const first = ids[0]! - 1
  expect(drawn).toEqual([quiz.title, 'second', 'third', 'fourth'])

  const plays = async (id: number) => (await registry.withVersion(db, shown(), id)).quiz.title
  expect(await plays(ids[1]!)).toBe('third')
  expect(registry.known(shown(), ids[1]!)?.quiz.title).toBe('third')
  expect(registry.known(shown(), first)).toBeUndefined()
  expect(drawn).toHaveLength(4)

  expect([await plays(first), await plays(ids[0]!), await plays(first)]).toEqual([quiz.title, 'second', quiz.title])
  expect(drawn.slice(4)).toEqual([quiz.title, 'second'])
  expect(registry.known(shown(), ids[1]!)).toBeUndefined()

  expect(shown().quiz.title).toBe('fourth')
  expect((await registry.withVersion(db, await registry.withVersion(db, shown(), first), ids[2]!)).quiz.title).toBe('fourth')
  await registry.reload()
  expect(drawn).toHaveLength(6)
})
