import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { type FiguresTable, funnelColumns, type TableName } from '../../conversation/figures/figures.ts'
import type { TableFile } from '../../http/http.ts'

/** Returns a table of figures in the reader's language. */
export function tableOf(
  name: TableName,
  rows: FiguresTable,
  { figures }: OperatorTexts,
): Pick<TableFile, 'head' | 'rows' | 'delimiter'> {
  const { steps, standings, rebuses, times, replies, comparison } = figures
  const pictures = [rebuses.shown, ...rebuses.verdicts, rebuses.silences, times.lower, times.median, times.upper]
  const heads: Record<TableName, string[]> = {
    funnel: [figures.day, ...funnelColumns.map((step) => steps[step])],
    standings: [standings.place, rebuses.rebus, rebuses.attempt, standings.count],
    pictures: [rebuses.rebus, comparison.versions, rebuses.attempt, ...pictures],
    replies: [replies.from, replies.count],
  }
  return { head: heads[name], rows: rows.map((cells) => inWords(name, cells, figures)), delimiter: figures.delimiter }
}

/** A place has a name in the reader's language. */
function inWords(name: TableName, [first = null, ...others]: FiguresTable[number], { standings }: OperatorTexts['figures']) {
  const isPlace = name === 'standings' && typeof first === 'string' && first in standings.places
  return [isPlace ? standings.places[first as keyof typeof standings.places] : first, ...others]
}
