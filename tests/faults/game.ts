import type { Emulator } from '../../scenario/emulator/emulator.ts'
import type { Browser } from './browser.ts'
import { type Call, isTheEnd } from './caller.ts'
import type { Input } from './expected.ts'
import { currentOrNewCall } from './game/ongoing-call.ts'
import { askForCode, perform } from './game/perform.ts'
import type { Planned } from './plan.ts'
import { wrongAnswers } from './quiz.ts'
import { pause } from './until.ts'

/** A player who finishes a game whatever breaks, and what they remember of it. */
export type Game = {
  phone: string
  browser: Browser
  /** inputs that belong in the log, in order */
  inputs: Input[]
  calls: Call[]
  /** points that Pavel announced */
  pointsAnnounced: number
}

/** A player while the game lasts. */
export type Player = Omit<Game, 'pointsAnnounced'> & {
  emulator: Emulator
  wrong: string[]
  /** something was typed that Pavel has not spoken about yet */
  isUnspoken: boolean
}

const betweenTriesMs = 500
const mostTries = 60

/** Opens the page, gives the number, calls, and plays the plan and then on to the end. Throws when the game does not end. */
export async function play(game: Game, emulator: Emulator, plan: readonly Planned[]): Promise<void> {
  const player: Player = { ...game, emulator, wrong: [...wrongAnswers], isUnspoken: false }
  await retry('the page', () => game.browser.load())
  await retry('the number', () => givesNumber(game))
  await playOn(player, [...plan], plan.length * 2)
  game.pointsAnnounced = pointsAnnouncedIn(game.calls)
}

async function playOn(player: Player, plan: Planned[], mostActs: number): Promise<void> {
  for (let acts = 0; acts < mostActs; acts += 1) {
    const { thinkMs, ...act } = plan.shift() ?? { kind: 'say', what: 'right', thinkMs: 200 }
    const call = await currentOrNewCall(player)
    if (isFinished(player)) return askForCode(player, call)
    await pause(thinkMs)
    await perform(player, call, act)
    if (isFinished(player)) return askForCode(player, call)
  }
  throw new Error(`${player.phone}: the game did not end`)
}

async function givesNumber({ browser, phone }: Game): Promise<void> {
  const status = await browser.givesNumber(phone)
  // the server may have stored the number although its reply was lost: a reload shows it
  if (status === 0) await browser.load()
  if (browser.shown?.state === '') throw new Error(`the server answered the number with ${status}`)
}

async function retry(what: string, tries: () => Promise<void>): Promise<void> {
  for (let left = mostTries; ; left -= 1) {
    try {
      return await tries()
    } catch (error) {
      if (left === 0) throw new Error(what, { cause: error })
      await pause(betweenTriesMs)
    }
  }
}

function isFinished({ calls, browser }: Player): boolean {
  return browser.shown?.state === 'finished' || calls.some(({ heard }) => heard.some(isTheEnd))
}

function pointsAnnouncedIn(calls: Call[]): number {
  const announced = calls.flatMap(({ heard }) => heard.map((phrase) => Number(/плюс (\d+)/i.exec(phrase)?.[1] ?? 0)))
  return announced.reduce((sum, points) => sum + points, 0)
}
