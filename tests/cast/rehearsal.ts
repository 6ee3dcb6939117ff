import type { TestServer } from './server.ts'
import { signsIn } from './staff.ts'
import { telephoneAt } from './telephone.ts'
import { visits } from './visitor.ts'

type Server = Pick<TestServer, 'url' | 'context' | 'quiz'>

/** Somebody at the desk who plays the draft of the server's campaign. `begins` presses the button, and may be called again. */
export async function worksOnDraft(server: Server, password: string) {
  const cookie = await signsIn(server.url, password)
  const campaign = server.context.path.slice('/c/'.length)
  const asks = (path: string, form?: Record<string, string>) =>
    fetch(server.url + path, {
      redirect: 'manual',
      headers: { cookie, origin: server.url, accept: 'text/html' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
  const quizPath = `/operator/campaigns/${campaign}/quiz`
  return {
    cookie,
    asks,
    quizPath,
    async begins() {
      const response = await asks(`${quizPath}/rehearsals`, {})
      const path = response.headers.get('location') ?? ''
      if (response.status !== 303) throw new Error(`expected a rehearsal, found ${response.status}`)
      const chat = await visits(server.url, { path, page: `${path}/chat`, staff: cookie })
      return { path, chat, telephone: telephoneAt(path, asks) }
    },
  }
}
