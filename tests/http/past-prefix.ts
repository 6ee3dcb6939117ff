import { ownPaths } from '../../server/rules/settings/settings.ts'

/**
 * Returns what in the text of a response leads past the path of PUBLIC_URL, such as `/quiz`: any attribute that begins with another path,
 * and whatever looks like the path of one of our routes, also in scripts, style sheets, JSON and what people read. Only where a sign-in
 * leads to may be as the routes have it: nobody but us reads that.
 */
export function pastPrefix(text: string, prefix: string): string[] {
  const shown = text.replaceAll(/name="to" value="[^"]*"/g, '')
  const attributes = [...shown.matchAll(/\s[\w:-]+="(\/[^"]*)"/g)].map(([, value = '']) => value)
  const paths = [...shown.matchAll(ownPath)].map(({ 0: path, index }) => before(shown, index) + path)
  return [...attributes, ...paths.filter((path) => /^(\/|https?:)/.test(path))].filter(
    (found) => !`${found}/`.includes(`${prefix}/`),
  )
}

/** After a bracket it is the end of another path, put together in a script. */
const ownPath = new RegExp(`(?<!\\})/(?:${ownPaths.map((path) => path.replace('.', '\\.')).join('|')})(?=[/?#"'\`\\s<),]|$)`, 'g')

/** What an address has before that, such as the prefix. */
const before = (text: string, index: number): string => /[\w.~/:-]*$/.exec(text.slice(Math.max(0, index - 60), index))?.[0] ?? ''
