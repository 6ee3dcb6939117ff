import { getAnsiColorFormatter, getJsonLinesFormatter, getTextFormatter, type LogRecord } from '@logtape/logtape'

type Line = (record: LogRecord) => string

/** One JSON object a line, for machines; `server` tells the lines of several servers apart. */
export function jsonLine(server: string): Line {
  const format = getJsonLinesFormatter({ properties: 'flatten' })
  return (record) => format({ ...record, properties: { ...record.properties, server } }).trimEnd()
}

/** For people at a terminal: `14:03:21 INF voice: call begun call=… direction=inbound`. */
export function textLine(isColoured: boolean): Line {
  const style = { timestamp: inLocalTime, category: ([, ...category]: readonly string[]) => category.join('.') }
  const format = isColoured ? getAnsiColorFormatter(style) : getTextFormatter(style)
  return (record) => format(record).trimEnd() + propertiesOf(record)
}

function inLocalTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 8)
}

/** What failed comes last and on lines of its own. */
function propertiesOf({ properties: { failure, ...others } }: LogRecord): string {
  const known = Object.entries(others).filter(([, value]) => value !== undefined && value !== null)
  return known.map(([name, value]) => ` ${name}=${value}`).join('') + (failure === undefined ? '' : `\n${failure}`)
}
