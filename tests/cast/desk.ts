import { parseHTML } from 'linkedom'
import type { SectionName } from '../../server/rules/campaign/campaign.ts'
import { partOf } from '../../views/operator/campaign-index.tsx'
import { signsIn } from './staff.ts'

/** Somebody at the desk, in a browser with scripts, unless `isPlain`. */
export async function worksAtTheDesk(url: string, password: string, { name = 'Анна', isPlain = false, origin = url } = {}) {
  const cookie = await signsIn(url, password, { name, headers: { origin } })
  const headers = { cookie, origin, accept: 'text/html', ...(!isPlain && { 'hx-request': 'true' }) }

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(`${url}/operator${path}`, { redirect: 'manual', headers, ...init })
    const html = await response.text()
    const { document } = parseHTML(`<html><body>${html}</body></html>`)
    const plain = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
    return {
      status: response.status,
      location: response.headers.get('location'),
      html,
      text: (selector = 'body') => plain(document.querySelector(selector)),
      texts: (selector: string) => [...document.querySelectorAll(selector)].map(plain),
      /** the fields of the form with this id, as a browser would send them */
      fields: (section: string) => fieldsOf(document.querySelector(`#${section} form`)),
      all: (selector: string) => [...document.querySelectorAll(selector)],
    }
  }

  const opens = (path: string) => ask(path)
  const sends = (path: string, fields: Record<string, string>) => ask(path, { method: 'POST', body: new URLSearchParams(fields) })

  return {
    cookie,
    opens,
    asks: ask,
    sends,
    /** Chooses a file in the form that makes a campaign of one, and sends it. */
    async loads(file: string | Uint8Array<ArrayBuffer>) {
      const body = new FormData()
      body.append('file', new File([file], 'autumn.pavel.json'))
      return ask('/campaign-files', { method: 'POST', body })
    },
    /** Follows the link that saves a campaign to a file. */
    async saves(campaign: string) {
      const response = await fetch(`${url}/operator/campaigns/${campaign}/file`, { headers })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    /** Fills in a form of the settings, as it is now, and sends it. */
    async sets(campaign: string, section: string, typed: Record<string, string>) {
      const page = await opens(`/campaigns/${campaign}?part=${partOf[section as SectionName]}`)
      return sends(`/campaigns/${campaign}/${section}`, { ...page.fields(section), ...typed })
    },
  }
}

function fieldsOf(form: Element | null): Record<string, string> {
  const fields = [...(form?.querySelectorAll('input, textarea, select') ?? [])]
  const values = fields.map((field): [string, string] => [field.getAttribute('name') ?? '', valueOf(field)])
  return Object.fromEntries(values)
}

function valueOf(field: Element): string {
  if (field.localName === 'textarea') return unescape(field.textContent ?? '')
  if (field.getAttribute('type') === 'checkbox') return field.hasAttribute('checked') ? 'on' : ''
  if (field.localName === 'select') return field.querySelector('option[selected]')?.getAttribute('value') ?? ''
  return field.getAttribute('value') ?? ''
}

/** linkedom leaves what is in a textarea as it is written. */
function unescape(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
