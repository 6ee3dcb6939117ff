import type { Context } from 'hono'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { type AnswerRow, answerRows } from '../../conversation/conversation.ts'
import { type Cell, sendTable, staffOf } from '../../http/http.ts'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { noteTable } from '../../staff/staff.ts'
import type { GameContext } from '../../store/store.ts'

type Deps = { contextOf(c: Context): GameContext; texts: OperatorTexts }

/** Returns what gives the answers of a campaign away as tables: those that did not count, and all. */
export function answerTables({ contextOf, texts }: Deps) {
  const send = (which: 'refused' | 'all') => async (c: Context) => {
    const { columns, file, delimiter } = texts.answers
    const context = contextOf(c)
    const zone = context.schedule.timeZone
    await noteTable(context, staffOf(c), which === 'all' ? 'answers' : 'refused answers')
    const head = Object.values({ ...columns, at: `${columns.at} (${zone})` })
    return sendTable(c, { name: file[which], head, rows: rowsOf(answerRows(context, which), texts), zone, delimiter })
  }
  return { refusedTable: send('refused'), table: send('all') }
}

async function* rowsOf(rows: AsyncIterable<AnswerRow>, { answers: texts, why }: OperatorTexts): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    yield [
      row.at,
      row.participantId,
      row.asked,
      row.rebus + 1,
      row.attempt + 1,
      texts.vias[row.via],
      withoutNumbers(row.heard),
      row.confidence,
      row.afterMs === null ? null : row.afterMs / 1000,
      texts.verdicts[row.verdict],
      row.points,
      why(withoutNumbers(row.reason)),
      row.recountedAt,
      row.formerVerdict && texts.verdicts[row.formerVerdict],
      row.formerPoints,
    ]
  }
}
