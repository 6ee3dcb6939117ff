import type { Stage } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'
import { Objection } from './entry.tsx'

/** Why a typed answer was refused. The texts have a sentence for each. */
export type ComposerProblem = keyof Texts['composer']['problems']

type Props = { texts: Texts; stage: Stage; problem?: ComposerProblem; value?: string }

/** The field for a typed answer, hidden unless there is a rebus to answer. Its `question` lets the server detect a stale form. */
export const Composer = ({ texts, stage, problem, value }: Props) => {
  if (stage.state !== 'playing' || !stage.rebus) return <form id="composer" hidden />
  return (
    <form
      id="composer"
      class="composer"
      method="dialog"
      hx-post={`${stage.path}/answers`}
      hx-target="this"
      hx-swap="outerMorph"
      hx-sync="queue all"
      hx-disable="find button"
    >
      {problem && <Objection id="answer-problem">{texts.composer.problems[problem]}</Objection>}
      <input type="hidden" name="question" value={stage.rebus.question} />
      <label class="visually-hidden" for="answer">
        {texts.composer.label}
      </label>
      <input
        class="field"
        id="answer"
        name="answer"
        data-leaves
        autocomplete="off"
        maxlength={200}
        enterkeyhint="send"
        placeholder={texts.composer.example}
        value={value}
        {...describedByProblem(problem)}
      />
      <button class="button composer-send" id="answer-send" aria-label={texts.composer.send} />
    </form>
  )
}

function describedByProblem(problem: ComposerProblem | undefined) {
  return problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'answer-problem' } : {}
}
