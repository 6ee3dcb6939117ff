import { expect, test } from 'bun:test'
import type { Conversation } from '../../server/conversation/conversation.ts'
import type { Bus, BusListener } from '../../server/live/bus.ts'
import { createLive } from '../../server/live/live.ts'
import type { Written } from '../../server/store/store.ts'
import { waitFor } from '../cast/waiting.ts'

const visitId = 1
const conversation = (last: number) => ({ stage: { etag: String(last) }, entries: [], last }) as unknown as Conversation
const written = (base: number, last: number) => ({ base, last, visit: { campaignId: 1 } }) as unknown as Written

type Options = Partial<Parameters<typeof createLive>[0]>

/** A register of windows whose pages are up to date when they open, of a visit that has seven entries then, and what it did. */
async function openLive(options: Options = {}) {
  const did: string[] = []
  let newest = 0
  const live = await createLive({
    openBus: async () => ({
      publish: (ids) => void did.push(`announces ${[...ids].join()}`),
      subscribe: () => {},
      unsubscribe: () => {},
      isUp: () => true,
      close: async () => {},
    }),
    reloadCampaigns: async () => false,
    async read() {
      did.push('reads')
      return conversation(newest)
    },
    compose: ({ last }) => {
      did.push('composes')
      return conversation(last)
    },
    render: (_, { last }) => `up to ${last}`,
    renderUpToDate: () => 'nothing new',
    renderForgotten: () => 'forgotten',
    onError: (error) => did.push(String(error)),
    record: ({ type }) => type === 'visitor shown' && did.push('is measured'),
    ...options,
  })
  const opens = async (after: number) => {
    const frames: string[] = []
    const socket = { send: (frame: string) => void frames.push(frame), close: () => {} }
    newest = after
    live.open(socket, { visitId, campaignId: 1, seen: { after, etag: String(after) }, isReturn: false })
    await settled()
    newest = 7
    did.length = 0
    return frames.splice(0) && frames
  }
  return { live, did, opens }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('windows that have everything before a change are shown what was written, composed once and measured; no window reads', async () => {
  const { live, did, opens } = await openLive()
  const [one, other] = [await opens(5), await opens(5)]
  live.publish([{ visitId, written: written(5, 7) }])
  expect([one, other]).toEqual([['up to 7'], ['up to 7']])
  await settled()
  expect(did).toEqual(['composes', 'is measured', 'is measured', 'announces 1'])
  await live.close()
})

test('a window that has less reads, and nothing is composed', async () => {
  const { live, did, opens } = await openLive()
  const frames = await opens(3)
  live.publish([{ visitId, written: written(5, 7) }])
  await settled()
  expect(frames).toEqual(['up to 7'])
  expect(did).toEqual(['reads', 'announces 1', 'is measured'])
  await live.close()
})

for (const [what, changes, reported] of [
  ['cannot be composed', { compose: () => null }, []],
  ['fails to be composed', { compose: () => broken() }, ['Error: broken']],
] as [string, Options, string[]][]) {
  test(`a change that ${what} is read, and whoever publishes notices nothing`, async () => {
    const { live, did, opens } = await openLive(changes)
    const frames = await opens(5)
    live.publish([{ visitId, written: written(5, 7) }])
    await settled()
    expect(frames).toEqual(['up to 7'])
    expect(did).toEqual([...reported, 'reads', 'announces 1', 'is measured'])
    await live.close()
  })
}

function broken(): never {
  throw new Error('broken')
}

test('after a gap each window is read once, and once more where campaigns have changed too', async () => {
  for (const [isChanged, readings] of [
    [false, 2],
    [true, 4],
  ] as const) {
    let listener: BusListener | undefined
    const { did, opens } = await openLive({
      openBus: async (opened) => {
        listener = opened
        return bus
      },
      reloadCampaigns: async () => isChanged,
    })
    await Promise.all([opens(5), opens(5)])
    await settled()
    did.length = 0
    listener?.onGap()
    await settled()
    expect(did.filter((deed) => deed === 'reads')).toHaveLength(readings)
  }
})

test('campaigns that cannot be read are reported, and read again', async () => {
  let tries = 0
  let listener: BusListener | undefined
  const { did } = await openLive({
    openBus: async (opened) => {
      listener = opened
      return bus
    },
    async reloadCampaigns() {
      tries += 1
      if (tries === 1) throw new Error('away')
      return false
    },
  })
  listener?.onChanged(0)
  await waitFor(
    () => tries === 2,
    () => 'the second try',
  )
  expect(did).toContain('Error: away')
})

const bus: Bus = { publish: () => {}, subscribe: () => {}, unsubscribe: () => {}, isUp: () => true, close: async () => {} }
