import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { BusListener } from '../../server/live/bus.ts'
import { createLive } from '../../server/live/live.ts'
import type { Written } from '../../server/store/store.ts'
import { frames, ModelPage } from './model-page.ts'
import { ModelVisit } from './model-visit.ts'

const visitId = 1

/**
 * What happens to a visit. `notices`: how many of a change's notices arrive from another server; 0 means that it was lost. A change
 * on this server may come with what was written; `isBroken`: then composing a frame of it fails.
 */
type Happening =
  | { type: 'change here'; lines: number; gives: boolean; isBroken: boolean }
  | { type: 'change there' | 'erase there'; lines: number; notices: number }
  | { type: 'queue begins' | 'queue moves' | 'queue ends' | 'erase here' | 'page loads' | 'gap' }
  | { type: 'page drops' | 'page returns'; page: number }

const lines = fc.constantFrom(0, 0, 1, 2)
const notices = fc.nat(2)
const page = fc.nat(1)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('change here' as const),
      lines,
      gives: fc.constantFrom(true, true, false),
      isBroken: fc.integer({ min: 1, max: 8 }).map((number) => number === 8),
    }),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('change there' as const), lines, notices }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('page loads' as const) }) },
  { weight: 7, arbitrary: fc.record({ type: fc.constantFrom('page drops' as const, 'page returns' as const), page }) },
  {
    weight: 7,
    arbitrary: fc.record({
      type: fc.constantFrom('queue begins' as const, 'queue moves' as const, 'queue moves' as const, 'queue ends' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('gap' as const) }) },
)
const erasure: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ type: fc.constant('erase here' as const) }),
  fc.record({ type: fc.constant('erase there' as const), lines: fc.constant(0), notices: fc.integer({ min: 1, max: 2 }) }),
)

/** Things that happen at once, and how lost notices are made up for after them; null where none is lost. */
const round = fc.record({
  happenings: fc.array(happening, { minLength: 1, maxLength: 8, size: 'max' }),
  cure: fc.constantFrom('gap', 'change', 'return', null, null, null),
})
const rounds = fc.array(round, { minLength: 1, maxLength: 3, size: 'max' })

test('in the end every window shows what a fresh page would, whatever happened on the way', async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    rounds,
    fc.option(erasure),
    fc.boolean(),
    async (scheduler, rounds, erasure, needsSubscription) => {
      const world = await openWorld(scheduler, needsSubscription)
      await settle(world, [{ type: 'page loads' }, { type: 'page loads' }, { type: 'change there', lines: 1, notices: 1 }], null)
      for (const { happenings, cure } of rounds) await settle(world, happenings, cure)
      if (erasure) await settle(world, [{ type: 'change here', lines: 1, gives: true, isBroken: false }, erasure], null)
      world.close()
      expect(world.errors.every((error) => String(error) === 'Error: cannot be composed')).toBe(true)
    },
  )
  await fc.assert(property, { numRuns: 1_000, ...(process.env.SEED && { seed: Number(process.env.SEED) }) })
}, 60_000)

/** Lets all this happen, each thing at any time after the one before it, and looks at the pages once nothing happens any more. */
async function settle(world: World, happenings: Happening[], cure: 'gap' | 'change' | 'return' | null) {
  const { scheduler, visit, live, listener, pages } = world
  const act = (happening: Happening) => happen(world, happening, cure === null)
  scheduler.scheduleSequence(happenings.map((happening) => ({ builder: async () => act(happening), label: happening.type })))
  await scheduler.waitIdle()
  if (cure === 'return') for (const page of pages) page.open()
  if (cure === 'gap' || (cure === 'change' && !visit.rows)) listener.onGap()
  if (cure === 'change' && visit.rows) live.publish([{ visitId, written: visit.change(1) }])
  await scheduler.waitIdle()
  for (const page of pages) if (page.isOpen) expect(page.shown).toEqual(visit.afresh)
}

type World = Awaited<ReturnType<typeof openWorld>>

/** A register of windows on a bus where a server may have to subscribe to a visit before it hears of it. */
async function openWorld(scheduler: fc.Scheduler, needsSubscription: boolean) {
  const visit = new ModelVisit(scheduler)
  const pages: ModelPage[] = []
  const errors: unknown[] = []
  const opened: BusListener[] = []
  let isSubscribed = !needsSubscription
  const live = await createLive({
    async openBus(listener) {
      opened.push(listener)
      return {
        publish: () => {},
        subscribe(id) {
          if (isSubscribed) return
          void visit.soon('the subscription is in force').then(() => {
            isSubscribed = true
            listener.onSubscribed(id)
          })
        },
        unsubscribe: () => (isSubscribed = !needsSubscription),
        isUp: () => true,
        close: async () => {},
      }
    },
    reloadCampaigns: async () => false,
    read: (_, after) => visit.read(after),
    compose(written) {
      const { conversation, isBroken } = written as Written & { conversation: never; isBroken?: boolean }
      if (isBroken) throw new Error('cannot be composed')
      return conversation
    },
    render: (_, conversation) => JSON.stringify(conversation),
    renderUpToDate: () => frames.upToDate,
    renderForgotten: () => frames.forgotten,
    onError: (error) => errors.push(error),
    record: () => {},
  })
  const [listener] = opened
  if (!listener) throw new Error('the bus was not opened')
  return {
    scheduler,
    visit,
    pages,
    live,
    errors,
    listener: { ...listener, onChanged: (id: number) => isSubscribed && listener.onChanged(id) },
    close: () => void live.close(),
  }
}

/** Whoever changes the visit says so only after the commit, at any time and in any order. */
function happen({ visit, live, listener, pages }: World, happening: Happening, isLossless: boolean): void {
  switch (happening.type) {
    case 'change here': {
      const written = visit.change(happening.lines)
      return publish(happening.gives && written ? ({ ...written, isBroken: happening.isBroken } as Written) : null)
    }
    case 'change there':
      visit.change(happening.lines)
      return notify(happening.notices)
    case 'erase here':
      visit.erase()
      return publish(null)
    case 'erase there':
      visit.erase()
      return notify(happening.notices)
    case 'queue begins':
    case 'queue ends':
      visit.change(0, { isMoving: happening.type === 'queue begins' })
      return publish(null)
    case 'queue moves':
      visit.tick()
      return publish(null)
    case 'page loads': {
      const page = new ModelPage(visit, live)
      pages.push(page)
      return void page.load()
    }
    case 'page drops':
      return pages[happening.page]?.drop()
    case 'page returns':
      return pages[happening.page]?.open()
    case 'gap':
      return listener.onGap()
  }

  function publish(written: Written | null) {
    void visit.soon('a change is published').then(() => live.publish([{ visitId, written }]))
  }

  function notify(times: number) {
    for (let time = 0; time < (isLossless ? Math.max(1, times) : times); time++)
      void visit.soon('a notice arrives').then(() => listener.onChanged(visitId))
  }
}
