import type { Emulator } from '../../scenario/emulator/emulator.ts'
import type { Browser } from './browser.ts'
import { type Call, isTheEnd } from './caller.ts'
import type { Deed } from './expected.ts'
import { isInAnotherCall } from './game/line.ts'
import { askForCode, perform } from './game/perform.ts'
import type { Planned } from './plan.ts'
import { consent, wrongAnswers } from './quiz.ts'
import { pause } from './until.ts'

/** Somebody who plays a game to its end, whatever breaks, and what he remembers of it. */
export type Game = {
  phone: string
  browser: Browser
  /** what counts in the log, in order */
  deeds: Deed[]
  calls: Call[]
  /** points that Pavel told him of */
  pointsTold: number
}

/** The same while he plays. */
export type Player = Omit<Game, 'pointsTold'> & {
  emulator: Emulator
  wrong: string[]
  /** something was typed of which Pavel has not spoken yet */
  isUnheard: boolean
}

const betweenTriesMs = 500
const mostTries = 60

/** Opens the page, gives the number, calls, and plays what was planned, then on to the end. Throws when there is none. */
export async function play(game: Game, emulator: Emulator, plan: readonly Planned[]): Promise<void> {
  const player: Player = { ...game, emulator, wrong: [...wrongAnswers], isUnheard: false }
  await perseveres('the page', () => game.browser.load())
  await perseveres('the number', () => givesNumber(game))
  await playOn(player, [...plan], plan.length * 2)
  game.pointsTold = pointsToldIn(game.calls)
}

async function playOn(player: Player, plan: Planned[], mostActs: number): Promise<void> {
  for (let acts = 0; acts < mostActs; acts += 1) {
    const { thinkMs, ...act } = plan.shift() ?? { kind: 'say', what: 'right', thinkMs: 200 }
    const call = await isInAnotherCall(player)
    if (isFinished(player)) return askForCode(player, call)
    await pause(thinkMs)
    await perform(player, call, act)
    if (isFinished(player)) return askForCode(player, call)
  }
  throw new Error(`${player.phone}: the game does not end`)
}

async function givesNumber({ browser, phone }: Game): Promise<void> {
  const status = await browser.givesNumber(phone, consent)
  // what was kept although no answer came is there when the page is loaded again
  if (status === 0) await browser.load()
  if (browser.shown?.state === '') throw new Error(`the number was answered with ${status}`)
}

async function perseveres(what: string, tries: () => Promise<void>): Promise<void> {
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

function pointsToldIn(calls: Call[]): number {
  const told = calls.flatMap(({ heard }) => heard.map((phrase) => Number(/Плюс (\d+)/.exec(phrase)?.[1] ?? 0)))
  return told.reduce((sum, points) => sum + points, 0)
}
