/** One request as it came; `code` is what it was refused with, null where it was done. */
export type SeenRequest = { command: string; parameters: Record<string, string>; code: number | null }

/**
 * Which command is asked for and with what: from the path or the field `cmd`, by GET or POST, urlencoded or multipart.
 * The command is empty where none is named.
 */
export async function readCommand(request: Request): Promise<{ command: string; parameters: Record<string, string> }> {
  const url = new URL(request.url)
  const fields = request.method === 'POST' ? [...url.searchParams, ...(await formOf(request))] : [...url.searchParams]
  const { cmd = '', ...parameters } = Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
  const named = /^\/platform_api\/(\w+)\/?$/.exec(url.pathname)?.[1]
  return { command: named ?? cmd, parameters }
}

async function formOf(request: Request): Promise<Iterable<[string, unknown]>> {
  const isForm = /urlencoded|multipart\/form-data/.test(request.headers.get('content-type') ?? '')
  return isForm ? await request.formData() : []
}
