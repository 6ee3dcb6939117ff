import { aboutOf } from '../../../views/operator/log.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import type { LogLine } from '../../staff/staff.ts'

/** Spreadsheets take a file for UTF-8 by this mark. */
const byteOrderMark = '\uFEFF'

/**
 * Returns the log as a CSV file (RFC 4180). Times are in the time zone `zone`. Spreadsheets expect the delimiter of the language:
 * Russian ones a semicolon.
 */
export function logFileOf(lines: LogLine[], texts: OperatorTexts, zone: string): string {
  const { journal, roles } = texts.staff
  const head = [
    `${journal.when} (${zone})`,
    journal.who,
    journal.role,
    journal.what,
    journal.number,
    journal.disguise,
    journal.game,
    journal.call,
    journal.about,
    journal.from,
  ]
  const rows = lines.map(({ at, name, role, what, number, disguise, gameId, callId, about, addressDisguise }) => [
    at.toLocaleString('sv-SE', { timeZone: zone }),
    name,
    roles[role],
    journal.deeds[what],
    number,
    disguise,
    gameId === null ? null : String(gameId),
    callId,
    aboutOf({ what, about }, texts),
    addressDisguise,
  ])
  return (
    byteOrderMark +
    [head, ...rows].map((cells) => `${cells.map((cell) => cellOf(cell ?? '')).join(journal.delimiter)}\r\n`).join('')
  )
}

/** A spreadsheet would run a cell that begins with one of these as a formula. */
const formula = /^[=+\-@\t\r]/

function cellOf(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
