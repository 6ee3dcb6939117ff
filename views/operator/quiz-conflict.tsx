import { type EditorTexts, placeText } from '../texts/quiz-editor.ts'

/** Where two texts of one part differ. */
export type Differing = { path: string; mine: string; theirs: string }

type Props = { differing: Differing[]; editor: EditorTexts; address: string }

/** Both texts of what was changed meanwhile by somebody else, place by place. */
export const QuizConflict = ({ differing, editor, address }: Props) => (
  <section class="panel conflict" aria-labelledby="conflict-heading" role="alert">
    <h2 id="conflict-heading">{editor.conflict.heading}</h2>
    <p>{editor.conflict.text}</p>
    {differing.map(({ path, mine, theirs }) => (
      <div class="differing">
        <h3>{placeText(path, editor)}</h3>
        <p>
          <span class="soft">{editor.conflict.mine}:</span> <span class="wording">{mine || editor.conflict.nothing}</span>
        </p>
        <p>
          <span class="soft">{editor.conflict.theirs}:</span> <span class="wording">{theirs || editor.conflict.nothing}</span>
        </p>
      </div>
    ))}
    <p>
      <a href={address}>{editor.conflict.take}</a>
    </p>
  </section>
)
