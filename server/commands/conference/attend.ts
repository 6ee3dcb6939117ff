import { setTimeout as wait } from 'node:timers/promises'
import type { OutboundLine } from '../../../scenario/emulator/telephone-line.ts'
import { type Handset, holds } from './handset.ts'
import { callsAgain } from './next-act.ts'
import { openPage, type Page } from './page.ts'
import { type Ending, type Player, talk } from './talk.ts'

type Here = Omit<Player, 'page'>

/** Nobody calls more often than this. */
const mostCalls = 3

/** What one person does at the conference, from the moment they see Pavel until they leave. */
export async function attend({ person, conference, chance }: Here): Promise<void> {
  const { tally, url, path, hurried } = conference
  const page = await openPage({ url, path, person })
  const player: Player = { person, page, chance, conference }
  const lingers = (least: number, most: number) => wait(hurried(chance.between(least, most)))
  tally.note('came')
  await lingers(3_000, 15_000)
  if (person.way === 'only looks') return page.closes()
  if (person.mistypesNumber) await page.givesNumber(person.phone.slice(0, 8))
  if (!(await page.givesNumber(`+${person.phone}`))) throw new Error(`the number of visitor ${person.number} was not taken`)
  tally.note('gave a number')
  await lingers(2_000, 10_000)
  if (person.way !== 'gives a number and never calls') await play(player)
  await leave(player)
}

async function play(player: Player): Promise<void> {
  const { person, conference, chance } = player
  const isCalled = person.way.startsWith('asks')
  // Who hides the number is called back.
  const ringing = isCalled || person.way === 'hides the number' ? watchRinging(player) : null
  let ending: Ending = 'hung up'
  if (isCalled) await player.page.asksToBeCalled()
  else ending = await talk(player, call(player))
  if (ringing) ending = (await ringing.isOver()) ?? ending
  for (let calls = 1; calls < mostCalls && hasPlayed(player.page) && callsAgain(player, ending); calls += 1) {
    await wait(conference.hurried(chance.between(5_000, 60_000)))
    if (!conference.isOpen()) return
    ending = await talk(player, call(player))
  }
}

const hasPlayed = ({ seen }: Page) => ['playing', 'lost', 'finished'].includes(seen.state)

function call({ person, conference }: Player): Handset {
  conference.tally.note('called')
  return holds(conference.telephones.dials(person.way === 'hides the number' ? null : person.phone), conference.filler)
}

/** Who is not called for so long puts the telephone away. */
const mostWaitingMs = 60_000

/** Picks up once Pavel calls, or does not. */
function watchRinging(player: Player) {
  const { person, conference, chance } = player
  let talked: Promise<Ending | null> | null = null
  let wake: () => void = () => undefined
  const rang = new Promise<void>((resolve) => (wake = resolve))
  const stop = conference.telephones.onRing(person.phone, (line) => {
    conference.tally.note('was called')
    talked = person.way === 'asks to be called and does not pick up' ? letRing(line) : pickUp(line)
    wake()
  })
  return {
    /** Resolves with how their talk ended; null where there was none. */
    async isOver(): Promise<Ending | null> {
      await Promise.race([rang, wait(mostWaitingMs, undefined, { ref: false })])
      stop()
      return talked
    },
  }

  async function letRing(line: OutboundLine): Promise<null> {
    await wait(conference.hurried(chance.between(2_000, 20_000)))
    line.refuse(chance.oneOf([486, 603, 408]))
    return null
  }

  async function pickUp(line: OutboundLine): Promise<Ending> {
    const handset = holds(line, conference.filler)
    await wait(conference.hurried(chance.between(2_000, 8_000)))
    line.answer(chance.happens(0.05) ? 'machine' : 'human')
    return talk(player, handset)
  }
}

/** Copies the code and follows the link, as far as the page has them, and closes it. */
async function leave({ person, page, chance, conference }: Player): Promise<void> {
  const { tally, hurried } = conference
  if (page.seen.state === 'finished') {
    tally.note('finished')
    if (page.seen.code) tally.note('won a code')
    await wait(hurried(chance.between(2_000, 10_000)))
    if (page.seen.code && person.copiesCode) {
      await page.copiesCode()
      tally.note('copied the code')
    }
    if (page.link && person.followsLink) {
      await page.followsLink()
      tally.note('followed the link')
    }
  }
  await wait(hurried(chance.between(1_000, 20_000)))
  page.closes()
}
