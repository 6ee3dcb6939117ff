import { spokenIn } from '../../views/texts/spoken.ts'
import type { Shown } from './browser.ts'
import type { Call } from './caller.ts'
import { explain, tierFor, type VisitorEntry } from './expected.ts'
import type { Figures } from './figures.ts'
import type { Game } from './game.ts'
import type { Held } from './ledger.ts'
import { rules } from './quiz.ts'

const spoken = spokenIn('ru')

/**
 * Compares the records of one finished game: the caller's inputs and what they heard, the database, the page as it stands
 * (`shown`) and the page as it loads now (`afresh`). Adds counts and broken promises to `figures`.
 */
export function compare(
  { phone, inputs, calls, pointsAnnounced }: Game,
  held: Held,
  shown: Shown,
  afresh: Shown,
  figures: Figures,
): void {
  const breaks = (sentence: string) => figures.broken.push(`${phone}: ${sentence}`)
  const said = visitorEntriesOf(held)
  const place = explain(rules, inputs, said)
  if (!place) breaks(`the log does not match what the caller did\n${beside(inputs.map(inputAsText), said.map(entryAsText))}`)
  else if (place.points !== held.points) breaks(`the database holds ${held.points} points, the log adds up to ${place.points}`)
  if (!held.isFinished) breaks('the game is not finished in the database')
  if (held.tierId !== tierFor(rules, held.points)) breaks(`${held.points} points were given the prize ${held.tierId}`)
  if (!held.code) breaks('there is no code')
  figures.pointsLost += Math.max(0, pointsAnnounced - held.points)
  if (pointsAnnounced > held.points) breaks(`Pavel spoke of ${pointsAnnounced} points, the database holds ${held.points}`)
  const heard = calls
    .filter((call) => !isOvertaken(call))
    .flatMap((call) => call.heard)
    .filter(isInLog)
  const unheld = heard.filter((phrase) => !held.entries.some(({ from, text }) => from === 'pavel' && text.includes(phrase)))
  for (const phrase of unheld) breaks(`Pavel said something that is not in the log: ${phrase}`)
  countDoubles(held, figures, breaks)
  countDelivery(held, shown, afresh, figures, breaks)
}

/**
 * True for a call that rang while an answer from the previous call ended the game: Pavel may start a greeting before the news
 * reaches the call.
 */
function isOvertaken({ heard }: Call): boolean {
  return heard.some((phrase) => phrase.endsWith(spoken.alreadyPlayed))
}

/** The visitor's entries without the first, which is the phone number. */
function visitorEntriesOf({ entries }: Held): VisitorEntry[] {
  return entries.filter(({ from }) => from === 'visitor').slice(1)
}

const unlogged =
  /^(Диктую, латиницей|Не вижу, из какого|Такого кода|Жду |Знакомый номер|Эта линия|Вы уже говорите|С этого номера)/

/** False for phrases that are never logged: the promo code spelled out, and calls that do not belong to the game. */
function isInLog(phrase: string): boolean {
  return phrase !== spoken.robot && !unlogged.test(phrase)
}

function countDoubles({ entries, turns, calls }: Held, figures: Figures, breaks: (sentence: string) => void): void {
  entries.forEach(({ number }, at) => number === at + 1 || breaks(`entry ${at + 1} of the log has the number ${number}`))
  const lines = entries.filter(({ from }) => from === 'pavel').slice(1)
  const spoken = lines.filter(({ text }) => !text.startsWith('Разговор прервался') && !text.startsWith('Ждал сколько мог'))
  const begun = entries.filter(({ text }) => text.startsWith('Звонок с номера'))
  const doubled = Math.max(0, spoken.length - turns) + Math.max(0, begun.length - calls)
  figures.doubled += doubled
  if (doubled > 0)
    breaks(
      `${spoken.length} entries by Pavel for ${turns} turns, ${begun.length} call starts for ${calls} calls\n${logAsText(entries)}`,
    )
  if (spoken.length < turns) breaks(`only ${spoken.length} entries by Pavel for ${turns} turns`)
}

function countDelivery(held: Held, shown: Shown, afresh: Shown, figures: Figures, breaks: (sentence: string) => void): void {
  const entries = held.entries.map(({ number, text, verdict }) => `entry-${number} ${text} ${verdict}`)
  const owed = [...entries, `${held.points} points`, 'finished', `the code ${held.code}`]
  const seen = factsOf(shown)
  const twice = seen.filter((fact, at) => seen.indexOf(fact) !== at).length
  figures.doubled += twice
  figures.owed += owed.length
  figures.delivered += owed.filter((fact) => seen.includes(fact)).length
  if (seen.join('\n') !== owed.join('\n')) breaks(`the browser does not show what the database holds\n${beside(seen, owed)}`)
  if (factsOf(afresh).join('\n') !== seen.join('\n'))
    breaks(`a freshly loaded page differs from the open one\n${beside(seen, factsOf(afresh))}`)
}

function factsOf({ entries, points, state, code }: Shown): string[] {
  return [...entries.map(({ id, text, verdict }) => `${id} ${text} ${verdict}`), `${points} points`, state, `the code ${code}`]
}

const logAsText = (entries: Held['entries']) =>
  entries.map(({ number, text }) => `    ${number} ${text.slice(0, width)}`).join('\n')
const inputAsText = ({ via, text, meaning, isSure, isRival }: Game['inputs'][number]) =>
  `${via} ${meaning} ${text}${isSure ? '' : ' (perhaps)'}${isRival ? ' (or that)' : ''}`
const entryAsText = ({ via, text, verdict, points }: VisitorEntry) => `${via} ${verdict} ${text} ${points}`

/** The rows that differ, each with the row before it, side by side. */
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
