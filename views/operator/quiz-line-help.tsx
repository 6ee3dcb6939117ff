import { notationTextsIn } from '../texts/notation.ts'
import { IconSearch } from './notation.tsx'
import type { QuizFrame } from './quiz-frame.tsx'

/** What whoever writes lines wants to know beside them. It is outside the form, which sends everything that is typed in it. */
export const QuizLineHelp = ({ frame: { editor } }: { frame: QuizFrame }) => {
  const { lineHelp } = editor.rebus
  return (
    <details class="panel notation quiz-line-help" id="line-help">
      <summary>{lineHelp.summary}</summary>
      <ul>
        {lineHelp.examples.map(({ line, note }) => (
          <li>
            <code class="line">{line}</code> {note}
          </li>
        ))}
      </ul>
      <p>
        <a href="/operator/notation" target="_blank">
          {lineHelp.more}
        </a>
      </p>
      <IconSearch texts={notationTextsIn(editor.language)} words="" hits={[]} />
    </details>
  )
}
