import { spokenIn } from '../../../views/texts/spoken.ts'
import type { Call } from '../caller.ts'
import type { Input } from '../expected.ts'
import type { Player } from '../game.ts'
import type { Act, Command } from '../plan.ts'
import { rules } from '../quiz.ts'
import { pause, until } from '../until.ts'

const spoken = spokenIn('ru')

const formPatienceMs = 3_000
const pushPatienceMs = 7_000
const keyOf: Record<Command, string> = { repeat: '1', hint: '2', skip: '3' }
const wordOf: Record<Command, string> = { repeat: 'повтори', hint: 'подсказка', skip: 'пропустить' }

/** Performs one act, waits for its effect and records both. An act that needs a form is spoken when the page shows none. */
export async function perform(player: Player, call: Call, act: Act): Promise<void> {
  switch (act.kind) {
    case 'say':
      return speak(player, call, act.what)
    case 'press':
      return press(player, call, act.what)
    case 'type':
      return (await hasForm(player)) ? type(player, call, answerFor(player, act.what)) : speak(player, call, act.what)
    case 'click':
      return (await hasForm(player)) ? click(player, call, act.what) : press(player, call, act.what)
    case 'say and type':
      return (await hasForm(player)) ? sayAndType(player, call) : speak(player, call, 'right')
    case 'stay silent':
      return void (await call.isSpokenTo(call.heard.length))
    case 'hang up':
      return hangUp(player, call, act)
  }
}

/** Asks for the promo code, after the last rebus. */
export async function askForCode(player: Player, call: Call): Promise<void> {
  if (!(await call.isListenedTo())) return
  await say(player, call, { text: 'диктуйте', meaning: 'answer' })
  await call.hangsUp()
}

function speak(player: Player, call: Call, what: 'right' | 'wrong' | Command): Promise<void> {
  const isAnswer = what === 'right' || what === 'wrong'
  return say(
    player,
    call,
    isAnswer ? { text: answerFor(player, what), meaning: 'answer' } : { text: wordOf[what], meaning: what },
  )
}

async function say(player: Player, call: Call, { text, meaning }: Pick<Input, 'text' | 'meaning'>): Promise<void> {
  const phrases = call.heard.length
  if (call.says(text)) player.inputs.push({ via: 'voice', text, meaning, isSure: await isTaken(player, call, phrases) })
}

async function press(player: Player, call: Call, what: Command): Promise<void> {
  const phrases = call.heard.length
  call.presses(keyOf[what])
  player.inputs.push({ via: 'keys', text: spoken.pressed[what], meaning: what, isSure: await isTaken(player, call, phrases) })
}

async function type(player: Player, call: Call, text: string): Promise<void> {
  const phrases = call.heard.length
  const status = await player.browser.types(text)
  player.inputs.push({ via: 'typed', text, meaning: 'answer', isSure: status === 200 })
  await awaitMention(player, call, phrases)
}

async function click(player: Player, call: Call, what: Command): Promise<void> {
  const phrases = call.heard.length
  const status = await player.browser.clicks(what)
  player.inputs.push({ via: 'typed', text: spoken.pressed[what], meaning: what, isSure: status === 200 })
  await awaitMention(player, call, phrases)
}

/** Speaks and types two wrong answers at once; one of them counts. */
async function sayAndType(player: Player, call: Call): Promise<void> {
  const [text, other] = [answerFor(player, 'wrong'), answerFor(player, 'wrong')]
  const phrases = call.heard.length
  if (!call.says(text)) return
  const status = await player.browser.types(other)
  const isSure = await isTaken(player, call, phrases)
  player.inputs.push({ via: 'voice', text, meaning: 'answer', isSure })
  player.inputs.push({ via: 'typed', text: other, meaning: 'answer', isSure: status === 200, isRival: true })
}

/** Hangs up, perhaps in the middle of an answer. */
async function hangUp(player: Player, call: Call, { isTalking, pauseMs }: Extract<Act, { kind: 'hang up' }>): Promise<void> {
  const text = answerFor(player, 'right')
  if (isTalking && call.says(text)) player.inputs.push({ via: 'voice', text, meaning: 'answer', isSure: false })
  await call.hangsUp()
  await pause(pauseMs)
}

/**
 * Whether Pavel's next phrase answers this input. It does not when it answers something typed before, or says that the game was
 * over before this call began.
 */
async function isTaken(player: Player, call: Call, phrases: number): Promise<boolean> {
  const isAnswered = await call.isAnswered(phrases)
  const isOurs = !player.isUnspoken && call.heard.at(-1)?.endsWith(spoken.alreadyPlayed) !== true
  if (isAnswered) player.isUnspoken = false
  return isAnswered && isOurs
}

/** A typed input reaches the call as a pushed turn; waits for Pavel to speak about it, and records if that has not happened yet. */
async function awaitMention(player: Player, call: Call, phrases: number): Promise<void> {
  player.isUnspoken = !(await call.hearsNews(phrases, pushPatienceMs)) && !call.isOver
}

function hasForm({ browser }: Player): Promise<boolean> {
  return until(() => browser.canAnswer, formPatienceMs)
}

/** The answer to the rebus that the page shows, or a wrong one that this game has not used yet. */
function answerFor({ browser, wrong }: Player, what: 'right' | 'wrong'): string {
  if (what === 'wrong') return wrong.shift() ?? 'щелкунчик'
  return rules.answers[(browser.shown?.rebus || 1) - 1] ?? ''
}
