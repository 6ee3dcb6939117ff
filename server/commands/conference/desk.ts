type Desk = { url: string; password: string; /** who does it, in the log */ name: string }

/** What the page of the campaign tells about the conference. */
const about = {
  conference: 'Allo Conf',
  when: '29.11',
  price: '',
  // People follow it as far as our own page knows: that name leads nowhere.
  ticketLink: 'https://tickets.example.com/?promo={code}',
}

/** Sets at the desk where the codes of a campaign are spent, and what the conference is called. Throws where that is refused. */
export async function setConference({ url, password, name }: Desk, address: string): Promise<void> {
  const cookie = await signIn({ url, password, name })
  const path = `${url}/operator/campaigns/${address}`
  const headers = { cookie, origin: url, accept: 'text/html' }
  const page = await (await fetch(path, { headers })).text()
  const form = /<form[^>]*id="basics-form".*?<\/form>/s.exec(page)?.[0] ?? ''
  const kept = ['name', 'phoneNumber', 'phoneNumberAbroad', 'mark'].map((field) => [field, valueIn(form, field)])
  const body = new URLSearchParams({ ...Object.fromEntries(kept), ...about })
  const { status } = await fetch(`${path}/basics`, { method: 'POST', headers, body, redirect: 'manual' })
  if (status >= 400) throw new Error(`the desk answered ${status} to the settings of the campaign ${address}`)
}

async function signIn({ url, password, name }: Desk): Promise<string> {
  const body = new URLSearchParams({ name, password, to: '' })
  const response = await fetch(`${url}/operator/sign-in`, { method: 'POST', headers: { origin: url }, body, redirect: 'manual' })
  if (response.status !== 303) throw new Error(`the desk answered ${response.status} to the password`)
  return response.headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
}

function valueIn(form: string, field: string): string {
  const input = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`name="${field}"`))
  return /value="([^"]*)"/.exec(input ?? '')?.[1] ?? ''
}
