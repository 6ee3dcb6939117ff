import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { shownCode } from '../../../views/operator/shown-code.ts'
import { putBackCodes, readCodes, withdrawCodes, type Withdrawing, type Withdrawn } from '../../campaigns/codes/codes.ts'
import { answerPatiently, type Page, readForm, staffOf } from '../../http/http.ts'
import type { ShowCodes } from './codes.tsx'
import type { DeskDeps } from './desk.ts'

/** A list that is pasted. All of a tier are withdrawn by its name. */
const mostBytes = 2_000_000

const Sent = v.object({ tier: v.fallback(v.string(), ''), text: v.fallback(v.string(), '') })

type Deps = Pick<DeskDeps, 'contextOf' | 'texts'> & { show: ShowCodes }

/** Returns what takes unused codes out of their pools, and what puts them back: those of a tier, or of a list. */
export function withdrawingCodes({ contextOf, texts, show }: Deps) {
  const { withdrawing: words } = texts.codes
  const limit = bodyLimit({
    maxSize: mostBytes,
    onError: (c) => answerPatiently(c, show(c, { notice: [texts.codes.adding.problems['too large']], status: 413 })),
  })
  return {
    withdraw: [limit, (c: Context) => answerPatiently(c, change(c, withdrawCodes, words.withdrawn))] as const,
    putBack: [limit, (c: Context) => answerPatiently(c, change(c, putBackCodes, words.returned))] as const,
  }

  async function change(c: Context, act: typeof withdrawCodes, said: (count: number) => string): Promise<Page> {
    const which = await whichOf(c)
    if (!which) return show(c, { notice: [words.none], status: 422 })
    const { changed, given, before, missing }: Withdrawn = await act(contextOf(c), which, staffOf(c))
    const others = { given, before, missing }
    const counts = Object.entries(others).filter(([, count]) => count > 0)
    return show(c, { notice: [said(changed), ...counts.map(([name, count]) => words[name as keyof typeof others](count))] })
  }

  /** Observers read the log as well, and a code that is put back can be spent. */
  function inLog(code: string): string {
    return shownCode(code, 'observer')
  }

  async function whichOf(c: Context): Promise<Withdrawing | null> {
    const { tier: tierId, text } = v.parse(Sent, await readForm(c))
    if (tierId !== '') {
      const title = contextOf(c).quiz.tiers.find(({ id }) => id === tierId)?.title ?? tierId
      return { tierId, title }
    }
    const read = await readCodes(new TextEncoder().encode(text))
    const listed = 'problem' in read ? [] : read.codes
    return listed.length === 0 ? null : { listed, title: listed.slice(0, 3).map(inLog).join(', ') }
  }
}
