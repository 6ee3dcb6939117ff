import type { Heard } from '../../server/rules/draft/draft.ts'
import type { EditorTexts } from '../texts/quiz-editor.ts'

/** How Pavel would understand what people say: the answer's own forms, words like it, and words that were tried. */
export type Verdicts = {
  forms: Heard[]
  near: Heard[]
  said: Heard | null
  /** how long his comment takes, and how long people listen, where it is too long */
  comment: { seconds: number; most: number } | null
}

type Props = { verdicts: Verdicts; editor: EditorTexts }

const isTaken = ({ understood }: Heard) => understood.kind === 'answer' && understood.match.right

/** A form of the answer is no mistake. */
const isMistaken = (heard: Heard) =>
  isTaken(heard) && heard.understood.kind === 'answer' && heard.understood.match.reason !== 'word form'

/** What counts as right, by what is in the fields. */
export const QuizVerdicts = ({ verdicts: { forms, near, said, comment }, editor }: Props) => {
  const { verdicts: texts } = editor
  const taken = near.filter(isMistaken)
  return (
    <div id="verdicts" class="verdicts" role="status">
      {said && (
        <p>
          «{said.words}» — <b class={isTaken(said) ? 'right' : undefined}>{texts.of(said.understood)}</b>
        </p>
      )}
      {comment && <p class="bad">{texts.longComment(comment.seconds, comment.most)}</p>}
      {forms.length === 0 && <p class="soft">{texts.empty}</p>}
      {forms.length > 0 && (
        <>
          <h3>{texts.forms}</h3>
          <List heard={forms} editor={editor} />
          <h3>{texts.near}</h3>
          <p class={taken.length > 0 ? 'bad' : undefined}>{taken.length > 0 ? texts.nearTaken(taken.length) : texts.nearNone}</p>
          <List heard={near} editor={editor} />
        </>
      )}
    </div>
  )
}

const List = ({ heard, editor }: { heard: Heard[]; editor: EditorTexts }) => (
  <ul class="heard">
    {heard.map((each) => (
      <li data-taken={isTaken(each) ? '' : undefined}>
        <b>{each.words}</b> <span class="soft">{editor.verdicts.of(each.understood)}</span>
      </li>
    ))}
  </ul>
)
