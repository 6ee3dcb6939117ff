import { setTimeout as wait } from 'node:timers/promises'
import { describeFailure, type GameContext, inTransaction } from '../store/store.ts'
import { findNear, unfoundIn, withFound } from './draft-refusals.ts'
import { lockQuiz, openDraft, writeDraft } from './drafts.ts'
import type { FindRealWords } from './refusals.ts'

type Options = {
  /** how long whoever publishes waits for a dictionary */
  patienceMs?: number
  /** ends looking with the server */
  signal?: AbortSignal
}

/** A server's idle connection is closed after three times as long. */
const usualPatienceMs = 10_000

/**
 * Looks for the real words near the answers of drafts while they are written, so that they are there when one is published. What was
 * found is kept with the draft, where every server finds it.
 */
export class WordLookups {
  #find: FindRealWords
  #patienceMs: number
  #signal: AbortSignal | undefined
  #running = new Map<number, { done: Promise<void>; isWantedAgain: boolean }>()

  constructor(find: FindRealWords, { patienceMs = usualPatienceMs, signal }: Options = {}) {
    this.#find = find
    this.#patienceMs = patienceMs
    this.#signal = signal
  }

  /**
   * Looks for the words that the draft of a campaign lacks, in the background. A draft that is changed meanwhile is looked at again
   * afterwards. Never throws: an operator is told why nothing was found.
   */
  begin(context: GameContext, campaignId: number): Promise<void> {
    const running = this.#running.get(campaignId)
    if (running) {
      running.isWantedAgain = true
      return running.done
    }
    const begun = { done: Promise.resolve(), isWantedAgain: true }
    this.#running.set(campaignId, begun)
    begun.done = this.#lookOn(context, campaignId, begun)
    return begun.done
  }

  /** Looks for them, and waits until they are in the draft, but not for long. */
  async waitFor(context: GameContext, campaignId: number): Promise<void> {
    const isOver = new AbortController()
    const patience = wait(this.#patienceMs, undefined, { signal: isOver.signal }).catch(() => undefined)
    await Promise.race([this.begin(context, campaignId), patience])
    isOver.abort()
  }

  async #lookOn(context: GameContext, campaignId: number, begun: { isWantedAgain: boolean }): Promise<void> {
    try {
      while (begun.isWantedAgain && !this.#signal?.aborted) {
        begun.isWantedAgain = false
        await look(context, campaignId, this.#find)
      }
    } catch (error) {
      if (!this.#signal?.aborted)
        context.tellOperator(`the dictionaries were not asked for words near the answers: ${describeFailure(error)}`)
    } finally {
      this.#running.delete(campaignId)
    }
  }
}

/** Nothing is locked while a dictionary is read, which takes seconds. */
async function look(context: GameContext, campaignId: number, find: FindRealWords): Promise<void> {
  const { quiz, publishedQuiz } = await openDraft(context.db, campaignId)
  const found = await findNear(unfoundIn(quiz, publishedQuiz), quiz.language, find)
  if (found.length === 0) return
  await inTransaction(context, async ({ tx }) => {
    const now = await openDraft(await lockQuiz(tx, campaignId), campaignId)
    if (!now.saved) return
    const { at: savedAt, by: savedBy } = now.saved
    await writeDraft(tx, campaignId, { quiz: withFound(now.quiz, now.publishedQuiz, found), savedAt, savedBy })
  })
}
