import { parseHTML } from 'linkedom'
import { signsIn } from './staff.ts'

type Fields = Record<string, string | File>

const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

/** Somebody who writes the quiz of a campaign in a browser without scripts. Pages are below the quiz's own. */
export async function writesQuiz({ url, campaign }: { url: string; campaign: string }, password: string, name = 'Анна') {
  const cookie = await signsIn(url, password, { name })
  const base = `/operator/campaigns/${campaign}/quiz`

  async function opens(path = '') {
    return read(await fetch(`${url}${base}${path}`, { headers: { cookie, accept: 'text/html' } }), base + path)
  }

  /** Sends fields and follows where the answer leads. `headers`: what the browser adds to its own. */
  async function sends(address: string, body: FormData | URLSearchParams, headers: Record<string, string> = {}) {
    const response = await fetch(url + address, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: url, accept: 'text/html', ...headers },
      body,
    })
    const next = response.headers.get('location')
    if (response.status !== 303 || !next) return read(response, address)
    return read(await fetch(new URL(next, url), { headers: { cookie, accept: 'text/html' } }), next)
  }

  async function read(response: Response, address: string) {
    const body = await response.text()
    const { document } = parseHTML(/^<!doctype/i.test(body) ? body : `<html><body>${body}</body></html>`)
    const all = (selector: string) => [...document.querySelectorAll(selector)]
    return {
      status: response.status,
      address,
      text: plain(document.body?.textContent),
      texts: (selector: string) => all(selector).map(({ textContent }) => plain(textContent)),
      has: (selector: string) => document.querySelector(selector) !== null,
      attributes: (selector: string, attribute: string) => all(selector).map((each) => each.getAttribute(attribute)),
      /** Fills in the form that the selector finds, and submits it: by its button with this value, where it has several. */
      async submits(selector: string, filled: Fields = {}, button?: string) {
        const form = document.querySelector(selector)
        if (!form) throw new Error(`no form ${selector} at ${address}: ${plain(document.body?.textContent).slice(0, 200)}`)
        const fields = { ...fieldsOf(form), ...filled }
        if (button !== undefined) fields[form.querySelector('button[name]')?.getAttribute('name') ?? ''] = button
        const isMultipart = form.getAttribute('enctype') === 'multipart/form-data'
        const data = isMultipart ? new FormData() : new URLSearchParams()
        for (const [key, value] of Object.entries(fields)) data.append(key, value as string)
        return sends(form.getAttribute('action') ?? address, data)
      },
    }
  }

  return { opens, sends, base, get: (path: string) => fetch(`${url}${base}${path}`, { headers: { cookie } }) }
}

/** What a browser would send if nothing were changed. */
function fieldsOf(form: Element): Fields {
  const fields: Fields = {}
  for (const field of form.querySelectorAll('input[name], textarea[name], select[name]')) {
    const name = field.getAttribute('name') ?? ''
    const type = field.getAttribute('type')
    if (type === 'file') continue
    if ((type === 'radio' || type === 'checkbox') && !field.hasAttribute('checked')) continue
    fields[name] = valueOf(field)
  }
  return fields
}

function valueOf(field: Element): string {
  if (field.tagName === 'TEXTAREA') return decoded(field.textContent ?? '')
  if (field.tagName === 'SELECT') return field.querySelector('option[selected]')?.getAttribute('value') ?? ''
  return field.getAttribute('value') ?? ''
}

/** The parser leaves what is in a text area as it is. */
function decoded(text: string): string {
  const entities: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
}
