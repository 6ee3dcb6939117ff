import type { Context } from 'hono'
import * as v from 'valibot'
import { shownCode } from '../../../views/operator/shown-code.ts'
import { type CodeLine, takeCodes } from '../../campaigns/codes/codes.ts'
import { type Cell, sendTable, staffOf } from '../../http/http.ts'
import { AskedOfList } from './codes-asked.ts'
import type { DeskDeps } from './desk.ts'

/** Returns what gives the list of codes as a table to take away. */
export function codesFile({ contextOf, texts }: Pick<DeskDeps, 'contextOf' | 'texts'>) {
  const { list: words } = texts.codes
  return async (c: Context) => {
    const context = contextOf(c)
    const { state, code } = v.parse(AskedOfList, c.req.query())
    const { role } = staffOf(c)
    const lines = await takeCodes(context, { state, code, isWhole: role !== 'operator' }, staffOf(c))
    const titles = new Map(context.quiz.tiers.map(({ id, title }) => [id, title]))
    const cellsOf = ({ tierId, ...line }: CodeLine): Cell[] => [
      shownCode(line.code, role),
      titles.get(tierId) ?? tierId,
      words.states[line.state],
      line.addedAt,
      line.takenAt,
      line.spentAt,
      line.revokedAt,
      line.withdrawnAt,
      line.voidedAt,
      line.number?.replace(/^\+/, '') ?? null,
    ]
    const { timeZone: zone } = context.schedule
    return sendTable(c, {
      name: words.file,
      head: [...words.head],
      rows: mapped(lines, cellsOf),
      zone,
      delimiter: words.delimiter,
    })
  }
}

async function* mapped<From, To>(items: AsyncIterable<From>, to: (item: From) => To): AsyncGenerator<To> {
  for await (const item of items) yield to(item)
}
