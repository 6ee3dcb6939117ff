import { writeLocal } from './local-time.ts'

const variable = '{code}'

/** Returns whether a text is a link of https to where tickets are sold. It may hold `{code}` once, after the host. */
export function isTicketLink(text: string): boolean {
  const [before = '', ...after] = text.split(variable)
  if (after.length > 1 || /[{}]/.test(before + after.join(''))) return false
  const [plain, other] = ['a', 'b'].map((code) => readUrl(text.replace(variable, code)))
  return plain?.protocol === 'https:' && plain.username === '' && plain.password === '' && plain.host === other?.host
}

/** Returns where this code is spent. */
export function linkWithCode(link: string, code: string): string {
  return link.replace(variable, encodeURIComponent(code))
}

/**
 * Returns the link to the tickets themselves, for whoever has no code: without the parameter, or the end of the path, that holds it.
 * pretix's page for vouchers belongs to an event's page.
 */
export function linkWithoutCode<Link extends string | null>(link: Link): Link | string {
  if (!link?.includes(variable)) return link
  const url = new URL(link.replace(variable, marker))
  for (const [name, value] of url.searchParams) if (value.includes(marker)) url.searchParams.delete(name)
  if (!url.searchParams.size) url.pathname = url.pathname.replace(/\/redeem\/?$/, '/')
  if (url.hash.includes(marker)) url.hash = ''
  if (url.pathname.includes(marker))
    url.pathname = url.pathname.slice(0, url.pathname.lastIndexOf('/', url.pathname.indexOf(marker)) + 1)
  return url.href
}

type Until = { spentUntil: string | null; schedule: { timeZone: string } }

/**
 * Returns the last day on which a code is taken, such as `2026-12-01`; null without an end. What the ticket office says of the code
 * itself wins over what the campaign says of all.
 */
export function lastDayOf({ spentUntil, schedule }: Until, codeUntil: Date | null): string | null {
  return codeUntil === null ? spentUntil : writeLocal(codeUntil, schedule.timeZone).slice(0, 10)
}

/** Stands for the variable in an address that is taken apart. */
const marker = 'code-goes-here'

const readUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)
