import { isWebOrigin } from '../network-address/network-address.ts'
import { type FieldFault, linesOf, type Section } from './fields.ts'

/** Enough for a conference and its partners: all of them stand in a header of every page. */
const mostSites = 50

/** The sites that may show the chat, by their origins, one a line. */
export const sites: Section = {
  fields: ['sites'],
  typedOf: ({ settings }) => ({ sites: settings.sites.join('\n') }),
  read(typed, { settings }) {
    const lines = linesOf(typed.sites).map((line) => ({ line, site: readSite(line) }))
    const wrong = lines.filter(({ site }) => site === null).map(({ line }): FieldFault => ({ fault: 'not a site', line }))
    const faults: FieldFault[] =
      lines.length > mostSites ? [...wrong, { fault: 'too many lines', most: mostSites, found: lines.length }] : wrong
    if (faults.length > 0) return { faults: { sites: faults } }
    return { change: { settings: { ...settings, sites: [...new Set(lines.flatMap(({ site }) => site ?? []))] } } }
  },
}

/** Returns the origin that was typed, such as `https://conference.example.com`; null when it is none, or more than one. */
function readSite(line: string): string | null {
  const origin = line.toLowerCase().replace(/\/$/, '')
  return isWebOrigin(origin) ? origin : null
}
