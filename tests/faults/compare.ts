import { spoken } from '../../views/texts/spoken.ru.ts'
import type { Shown } from './browser.ts'
import type { Call } from './caller.ts'
import { discountFor, explain, type Line } from './expected.ts'
import type { Figures } from './figures.ts'
import type { Game } from './game.ts'
import type { Held } from './ledger.ts'
import { rules } from './quiz.ts'

/** What one game is on its three sides, once all is quiet: what he did, what is held, what he sees, and what he would see afresh. */
export function compare(
  { phone, deeds, calls, pointsTold }: Game,
  held: Held,
  shown: Shown,
  afresh: Shown,
  figures: Figures,
): void {
  const breaks = (sentence: string) => figures.broken.push(`${phone}: ${sentence}`)
  const said = linesOf(held)
  const place = explain(rules, deeds, said)
  if (!place) breaks(`the log does not tell what was done\n${beside(deeds.map(deedAsText), said.map(lineAsText))}`)
  else if (place.points !== held.points) breaks(`${held.points} points are held, the log makes it ${place.points}`)
  if (!held.isFinished) breaks('the game is not held to be finished')
  if (held.discount !== discountFor(rules, held.points)) breaks(`${held.points} points were given ${held.discount} %`)
  if (!held.code) breaks('there is no code')
  figures.pointsLost += Math.max(0, pointsTold - held.points)
  if (pointsTold > held.points) breaks(`Pavel spoke of ${pointsTold} points, ${held.points} are held`)
  const heard = calls
    .filter((call) => !isOvertaken(call))
    .flatMap((call) => call.heard)
    .filter(isInLog)
  const unheld = heard.filter((phrase) => !held.entries.some(({ text }) => text === phrase))
  for (const phrase of unheld) breaks(`Pavel said what the log does not hold: ${phrase}`)
  countDoubles(held, figures, breaks)
  countDelivery(held, shown, afresh, figures, breaks)
}

/** An answer from the call before ended the game while this one rang: Pavel may begin to greet him before he learns of it. */
function isOvertaken({ heard }: Call): boolean {
  return heard.includes(spoken.alreadyPlayed)
}

/** The first one is the number that was given. */
function linesOf({ entries }: Held): Line[] {
  return entries.filter(({ from }) => from === 'visitor').slice(1)
}

/** The code is not written down letter by letter, and a call that is none of the game's is not followed at all. */
function isInLog(phrase: string): boolean {
  return !/^(Диктую, латиницей|Алло, это Павел|Такого кода|Жду |Знакомый номер|Эта линия|Вы уже говорите|С этого номера)/.test(
    phrase,
  )
}

function countDoubles({ entries, turns, calls }: Held, figures: Figures, breaks: (sentence: string) => void): void {
  entries.forEach(({ number }, at) => number === at + 1 || breaks(`the log's line ${at + 1} has the number ${number}`))
  const lines = entries.filter(({ from }) => from === 'pavel').slice(1)
  const spoken = lines.filter(({ text }) => !text.startsWith('Разговор прервался') && !text.startsWith('Ждал сколько мог'))
  const begun = entries.filter(({ text }) => text.startsWith('Звонок с номера'))
  const doubled = Math.max(0, spoken.length - turns) + Math.max(0, begun.length - calls)
  figures.doubled += doubled
  if (doubled > 0)
    breaks(
      `${spoken.length} lines of Pavel's for ${turns} turns, ${begun.length} beginnings for ${calls} calls\n${logAsText(entries)}`,
    )
  if (spoken.length < turns) breaks(`only ${spoken.length} lines of Pavel's for ${turns} turns`)
}

function countDelivery(held: Held, shown: Shown, afresh: Shown, figures: Figures, breaks: (sentence: string) => void): void {
  const entries = held.entries.map(({ number, text, verdict }) => `entry-${number} ${text} ${verdict}`)
  const owed = [...entries, `${held.points} points`, 'finished', `the code ${held.code}`]
  const seen = factsOf(shown)
  const twice = seen.filter((fact, at) => seen.indexOf(fact) !== at).length
  figures.doubled += twice
  figures.owed += owed.length
  figures.delivered += owed.filter((fact) => seen.includes(fact)).length
  if (seen.join('\n') !== owed.join('\n')) breaks(`the browser does not show what is held\n${beside(seen, owed)}`)
  if (factsOf(afresh).join('\n') !== seen.join('\n'))
    breaks(`a page that is loaded now shows something else\n${beside(seen, factsOf(afresh))}`)
}

function factsOf({ entries, points, state, code }: Shown): string[] {
  return [...entries.map(({ id, text, verdict }) => `${id} ${text} ${verdict}`), `${points} points`, state, `the code ${code}`]
}

const logAsText = (entries: Held['entries']) =>
  entries.map(({ number, text }) => `    ${number} ${text.slice(0, width)}`).join('\n')
const deedAsText = ({ via, text, meaning, isSure, isRival }: Game['deeds'][number]) =>
  `${via} ${meaning} ${text}${isSure ? '' : ' (perhaps)'}${isRival ? ' (or that)' : ''}`
const lineAsText = ({ via, text, verdict, points }: Line) => `${via} ${verdict} ${text} ${points}`

/** What differs, and the line before it. */
function beside(left: string[], right: string[]): string {
  const differs = (at: number) => left[at] !== right[at]
  const shown = Array.from({ length: Math.max(left.length, right.length) }, (_, at) => at).filter(
    (at) => differs(at) || differs(at + 1),
  )
  return shown
    .map((at) => `    ${(left[at] ?? '').slice(0, width).padEnd(width)} │ ${(right[at] ?? '').slice(0, width)}`)
    .join('\n')
}

const width = 70
