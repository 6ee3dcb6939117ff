import { aboutOf } from '../../../views/operator/log.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import type { TableFile } from '../../http/http.ts'
import type { LogLine } from '../../staff/staff.ts'

/** Returns the log as a table to take away. Times are in the time zone `zone`. */
export function logTable(lines: AsyncIterable<LogLine>, texts: OperatorTexts, zone: string): TableFile {
  const { journal } = texts.staff
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
  return { name: journal.file.replace(/\.csv$/, ''), head, rows: rowsOf(lines, texts), zone, delimiter: journal.delimiter }
}

async function* rowsOf(lines: AsyncIterable<LogLine>, texts: OperatorTexts): TableRows {
  const { journal, roles } = texts.staff
  for await (const line of lines) {
    const { at, name, role, what, number, disguise, gameId, callId, addressDisguise } = line
    const whom = [number, disguise, gameId, callId, aboutOf(line, texts)]
    yield [at, name, roles[role], journal.deeds[what], ...whom, addressDisguise]
  }
}

type TableRows = AsyncGenerator<(string | number | Date | null)[]>
