/** Fills in the sign-in form. `from`: a browser that has been here before, or an address behind a proxy of ours. */
export async function submitsPassword(
  url: string,
  password: string,
  { name = 'Анна', to = '', cookie = '', headers = {} }: Partial<Filled> = {},
) {
  const response = await fetch(`${url}/operator/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, accept: 'text/html', cookie, ...headers },
    body: new URLSearchParams({ name, password, to }),
  })
  return {
    status: response.status,
    headers: response.headers,
    html: await response.text(),
    /** the browser's cookie afterwards */
    cookie: response.headers.getSetCookie().at(-1)?.split(';')[0] ?? cookie,
  }
}

type Filled = { name: string; to: string; cookie: string; headers: Record<string, string> }

/** Signs in and returns the cookie of the session. */
export async function signsIn(url: string, password: string, filled: Partial<Filled> = {}): Promise<string> {
  const { status, cookie } = await submitsPassword(url, password, filled)
  if (status !== 303) throw new Error(`expected the password to be taken, found ${status}`)
  return cookie
}
