import { spoken } from '../../../views/texts/spoken.ru.ts'
import type { Call } from '../caller.ts'
import type { Deed } from '../expected.ts'
import type { Player } from '../game.ts'
import type { Act, Command } from '../plan.ts'
import { rules } from '../quiz.ts'
import { pause, until } from '../until.ts'

const formPatienceMs = 3_000
const pushPatienceMs = 7_000
const keyOf: Record<Command, string> = { repeat: '1', hint: '2', skip: '3' }
const wordOf: Record<Command, string> = { repeat: 'повтори', hint: 'подсказка', skip: 'пропустить' }

/** Does one thing, waits for what comes of it, and remembers both. What needs a form is said where there is none. */
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

/** After the last rebus. */
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

async function say(player: Player, call: Call, { text, meaning }: Pick<Deed, 'text' | 'meaning'>): Promise<void> {
  const phrases = call.heard.length
  if (call.says(text)) player.deeds.push({ via: 'voice', text, meaning, isSure: await isTaken(player, call, phrases) })
}

async function press(player: Player, call: Call, what: Command): Promise<void> {
  const phrases = call.heard.length
  call.presses(keyOf[what])
  player.deeds.push({ via: 'keys', text: spoken.pressed[what], meaning: what, isSure: await isTaken(player, call, phrases) })
}

async function type(player: Player, call: Call, text: string): Promise<void> {
  const phrases = call.heard.length
  const status = await player.browser.types(text)
  player.deeds.push({ via: 'typed', text, meaning: 'answer', isSure: status === 200 })
  await hearOf(player, call, phrases)
}

async function click(player: Player, call: Call, what: Command): Promise<void> {
  const phrases = call.heard.length
  const status = await player.browser.clicks(what)
  player.deeds.push({ via: 'typed', text: spoken.pressed[what], meaning: what, isSure: status === 200 })
  await hearOf(player, call, phrases)
}

/** Both at once, of which one counts. */
async function sayAndType(player: Player, call: Call): Promise<void> {
  const [text, other] = [answerFor(player, 'wrong'), answerFor(player, 'wrong')]
  const phrases = call.heard.length
  if (!call.says(text)) return
  const status = await player.browser.types(other)
  const isSure = await isTaken(player, call, phrases)
  player.deeds.push({ via: 'voice', text, meaning: 'answer', isSure })
  player.deeds.push({ via: 'typed', text: other, meaning: 'answer', isSure: status === 200, isRival: true })
}

/** Perhaps in the middle of an answer. */
async function hangUp(player: Player, call: Call, { isTalking, pauseMs }: Extract<Act, { kind: 'hang up' }>): Promise<void> {
  const text = answerFor(player, 'right')
  if (isTalking && call.says(text)) player.deeds.push({ via: 'voice', text, meaning: 'answer', isSure: false })
  await call.hangsUp()
  await pause(pauseMs)
}

/** Pavel answers it, and neither something that was typed before, nor that the game had ended before this call was answered. */
async function isTaken(player: Player, call: Call, phrases: number): Promise<boolean> {
  const isAnswered = await call.isAnswered(phrases)
  const isHis = !player.isUnheard && call.heard.at(-1) !== spoken.alreadyPlayed
  if (isAnswered) player.isUnheard = false
  return isAnswered && isHis
}

/** What is typed is told to the line, where it may have to be told twice. */
async function hearOf(player: Player, call: Call, phrases: number): Promise<void> {
  player.isUnheard = !(await call.isToldNews(phrases, pushPatienceMs)) && !call.isOver
}

function hasForm({ browser }: Player): Promise<boolean> {
  return until(() => browser.canAnswer, formPatienceMs)
}

/** He answers what he sees. */
function answerFor({ browser, wrong }: Player, what: 'right' | 'wrong'): string {
  if (what === 'wrong') return wrong.shift() ?? 'щелкунчик'
  return rules.answers[(browser.shown?.rebus || 1) - 1] ?? ''
}
