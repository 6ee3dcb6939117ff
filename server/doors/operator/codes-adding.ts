import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { addCodes, rehearseCodes } from '../../campaigns/codes/codes.ts'
import { answerPatiently, type Page, readForm, staffOf } from '../../http/http.ts'
import type { ShowCodes } from './codes.tsx'
import type { DeskDeps } from './desk.ts'

/** A million codes with everything that stands beside them in a table. */
const mostBytes = 64_000_000

/** A field that is missing, repeated or of another kind counts as empty. */
const Sent = v.object({
  tier: v.fallback(v.string(), ''),
  text: v.fallback(v.string(), ''),
  seen: v.fallback(v.string(), ''),
  column: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number))), null),
  file: v.fallback(v.nullable(v.instance(File)), null),
})

type Deps = Pick<DeskDeps, 'contextOf' | 'texts' | 'announceCampaigns'> & { show: ShowCodes }

/** Returns what shows what would become of new codes, and what takes them. The file is sent both times, and nothing keeps it between. */
export function addingCodes({ contextOf, texts, announceCampaigns, show }: Deps) {
  const { adding: words } = texts.codes
  const tooLarge = async (c: Context) => {
    const adding = { tierId: '', text: '', isLost: false, result: { problem: 'too large' as const } }
    return answerPatiently(c, show(c, { adding, status: 413 }))
  }
  const limit = bodyLimit({ maxSize: mostBytes, onError: tooLarge })
  return {
    rehearse: [
      limit,
      (c: Context) =>
        answerPatiently(
          c,
          rehearsed(c).then(({ shown }) => show(c, shown)),
        ),
    ] as const,
    add: [limit, (c: Context) => answerPatiently(c, added(c))] as const,
  }

  async function rehearsed(c: Context) {
    const { tier: tierId, text, seen, column, file } = v.parse(Sent, await readForm(c))
    const isFile = file !== null && file.size > 0
    const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
    const tier = contextOf(c).quiz.tiers.find(({ id }) => id === tierId)
    const isThere = tier !== undefined && bytes.length > 0
    const result = isThere
      ? await rehearseCodes(contextOf(c), { bytes, tierId, column })
      : { problem: isEmptyFile(file) ? ('empty' as const) : ('nothing' as const) }
    const status = 'problem' in result ? (result.problem === 'too large' ? 413 : 422) : 200
    const hasScript = c.req.header('HX-Request') !== undefined
    const adding = { tierId, text: isFile ? '' : text, isLost: isFile && !hasScript, result }
    const shown = { adding, status } as const
    return { shown, tier, seen }
  }

  /** Takes what was seen, as far as nobody else has taken it meanwhile; what was not seen is shown first. */
  async function added(c: Context): Promise<Page> {
    const { shown, tier, seen } = await rehearsed(c)
    const { result } = shown.adding
    if (!tier || 'problem' in result) return show(c, shown)
    if (result.mark !== seen) return show(c, { ...shown, notice: [words.changed], status: 409 })
    const { added: count, left } = await addCodes(contextOf(c), result.fresh, { tierId: tier.id, title: tier.title }, staffOf(c))
    await announceCampaigns()
    return show(c, { notice: saidOf(count, left, tier.title) })
  }

  function saidOf(count: number, left: number, title: string): string[] {
    if (count === 0) return [words.nothingNew]
    return [words.done(count, title), ...(left > 0 ? [words.left(left)] : [])]
  }
}

const isEmptyFile = (file: File | null) => file !== null && file.name !== '' && file.size === 0
