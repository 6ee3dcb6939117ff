import type { Verdicts } from '../../../views/operator/quiz-verdicts.tsx'
import { commonWords } from '../../campaigns/campaigns.ts'
import { type DraftContent, hear, lists, nearWords, type QuizDraft, spokenFormsOf } from '../../rules/draft/draft.ts'
import { longestComment, secondsOfComment } from '../../rules/speech/speech.ts'
import type { Asked } from './quiz-campaign.tsx'

/** Returns how what people say would be understood, with the other rebuses as they are in the draft. */
export function judge(
  { context }: Pick<Asked, 'context'>,
  quiz: QuizDraft,
  key: string,
  { content, said }: { content: DraftContent; said: string },
): Verdicts {
  const { language, commands } = quiz
  const others = lists.flatMap((list) => quiz[list]).filter((rebus) => rebus.key !== key && !rebus.isOff)
  const asked = { rebus: content, others, language, commands }
  if (content.answer === '') return { forms: [], near: [], said: null, comment: null }
  const seconds = secondsOfComment(content, { spoken: context.spoken, language, worth: Number(quiz.points[0]) || 0 })
  return {
    comment: seconds > longestComment ? { seconds: Math.ceil(seconds), most: longestComment } : null,
    forms: hear(asked, spokenFormsOf(content, language)),
    near: hear(asked, nearWords(content, commonWords(language))),
    said: said === '' ? null : (hear(asked, [said])[0] ?? null),
  }
}
