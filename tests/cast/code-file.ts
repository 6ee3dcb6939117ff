import type { worksAtTheDesk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof worksAtTheDesk>>
type Sent = {
  file?: string | Uint8Array<ArrayBuffer>
  name?: string
  tier?: string
  text?: string
  column?: string
  seen?: string
}

/** Somebody at the desk who puts promo codes in. */
export function handlesCodes(anna: Desk) {
  const send = (path: string, { file, name = 'codes.csv', tier = '100', text = '', column, seen }: Sent) => {
    const body = new FormData()
    body.append('tier', tier)
    body.append('text', text)
    if (file !== undefined) body.append('file', new File([file], name))
    if (column !== undefined) body.append('column', column)
    if (seen !== undefined) body.append('seen', seen)
    return anna.asks(path, { method: 'POST', body })
  }
  const rehearses = (sent: Sent) => send('/codes/rehearsals', sent)
  const seenOn = (page: Awaited<ReturnType<typeof rehearses>>) =>
    page.all('#code-rehearsal [name=seen]')[0]?.getAttribute('value') ?? ''
  return {
    rehearses,
    adds: (sent: Sent) => send('/codes/additions', sent),
    /** Looks at what would happen, and takes it. */
    async takes(sent: Sent) {
      const seen = seenOn(await rehearses(sent))
      return send('/codes/additions', { ...sent, seen })
    },
    seenOn,
  }
}
