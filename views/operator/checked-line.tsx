import type { Compared, LineFault } from '../../server/rules/notation/notation.ts'
import type { NotationTexts } from '../texts/notation.ts'

/**
 * A line that was typed with its answer. `faults` are why it cannot be read; `reads` is what it adds up to, `compared` how that
 * differs from the answer, which is empty when none was typed.
 */
export type Checked = { line: string; answer: string } & (
  | { kind: 'nothing' | 'too long' }
  | { kind: 'unreadable'; faults: LineFault[] }
  | { kind: 'read'; reads: string; compared: Compared[] }
)

/** `id` of the element, and the address of its quiz's drawings: without them, those of the page about lines. */
type Props = { texts: NotationTexts; checked: Checked; id?: string; drawings?: string }

/** What became of the line being typed: its picture and letters, or its faults with their places marked. */
export const CheckedLine = ({ texts, checked, id = 'checked', drawings }: Props) => (
  <div id={id} class="checked">
    <div role="status">
      <Said texts={texts} checked={checked} />
    </div>
    {checked.kind === 'read' && <Pictures id={id} drawings={drawings} texts={texts} checked={checked} />}
  </div>
)

const Said = ({ texts, checked }: Pick<Props, 'texts' | 'checked'>) => {
  switch (checked.kind) {
    case 'nothing':
      return <p class="soft">{texts.attempt.empty}</p>
    case 'too long':
      return <p class="bad">{texts.attempt.tooLong}</p>
    case 'unreadable':
      return <Faults texts={texts} line={checked.line} faults={checked.faults} />
    case 'read':
      return <Letters texts={texts} checked={checked} />
  }
}

type Read = { checked: Checked & { kind: 'read' }; texts: NotationTexts }

const isRight = ({ compared }: Read['checked']) => compared.length > 0 && compared.every(({ kind }) => kind === 'same')

/** The picture, and once it adds up to the answer the one that takes it apart. */
const Pictures = ({ texts, checked, id, drawings }: Read & { id: string; drawings: string | undefined }) => {
  const { line, answer } = checked
  const { language } = texts
  return (
    <div class="checked-pictures">
      <img
        id={`${id}-drawn`}
        src={drawingOf({ line, language }, drawings)}
        alt={texts.attempt.picture}
        width={800}
        height={600}
      />
      {isRight(checked) && (
        <img
          id={`${id}-solved`}
          src={drawingOf({ line, language, answer }, drawings)}
          alt={texts.attempt.solved}
          width={800}
          height={600}
        />
      )}
    </div>
  )
}

/** Returns the address of a line's drawing; with an answer, of the line taken apart. */
export const drawingOf = (asked: { line: string; language: string; answer?: string }, drawings = '/operator/notation/drawing') =>
  `${drawings}?${new URLSearchParams(asked)}`

const Letters = ({ texts, checked }: Read) => {
  const { reads, compared } = checked
  const count = compared.filter(({ kind }) => kind !== 'same').length
  return (
    <>
      <p>
        {texts.reads}: <output class="reads">{compared.length > 0 ? compared.map(Letter) : reads.toUpperCase()}</output>
      </p>
      {compared.length === 0 && <p class="soft">{texts.nothingToCompare}</p>}
      {isRight(checked) && <p class="right">{texts.right}</p>}
      {count > 0 && (
        <>
          <p class="bad">{texts.wrong(count)}</p>
          <ul class="differences">
            {compared.map(({ kind }, index) => kind !== 'same' && <li>{difference(compared.slice(0, index + 1), texts)}</li>)}
          </ul>
        </>
      )}
    </>
  )
}

const Letter = (each: Compared) => {
  switch (each.kind) {
    case 'same':
      return each.letter.toUpperCase()
    case 'other':
      return <mark>{each.letter.toUpperCase()}</mark>
    case 'extra':
      return <del>{each.letter.toUpperCase()}</del>
    case 'missing':
      return <ins>{each.expected.toUpperCase()}</ins>
  }
}

/** The difference that is the last of `compared`. Letters count from 1, without spaces and hyphens. */
function difference(compared: Compared[], { differences }: NotationTexts): string {
  const each = compared.at(-1)
  const place = (other: Compared['kind']) => compared.filter(({ kind }) => kind !== other).length
  switch (each?.kind) {
    case 'other':
      return differences.other(place('missing'), each.letter.toUpperCase(), each.expected.toUpperCase())
    case 'extra':
      return differences.extra(place('missing'), each.letter.toUpperCase())
    case 'missing':
      return differences.missing(place('extra'), each.expected.toUpperCase())
    default:
      return ''
  }
}

const Faults = ({ texts, line, faults }: { texts: NotationTexts; line: string; faults: LineFault[] }) => (
  <>
    <p class="bad">{texts.unreadable}</p>
    <p>
      <code class="line">
        <Marked line={line} faults={faults} />
      </code>
    </p>
    <ol class="differences">
      {faults.map(({ start, end, expectation, near }) => (
        <li>
          {end > start && <code>{texts.found(line.slice(start, end))}</code>} {texts.expected(expectation)}
          {near.length > 0 && (
            <>
              {' '}
              {texts.near}{' '}
              {near.map((name, index) => (
                <>
                  {index > 0 && ', '}
                  <code>{name}</code>
                </>
              ))}
            </>
          )}
        </li>
      ))}
    </ol>
  </>
)

/** The line with the places of its faults marked. A place where something is missing is marked with a sign of its own. */
const Marked = ({ line, faults }: { line: string; faults: LineFault[] }) => {
  let done = 0
  const marked = faults
    .filter(({ start }, index) => start >= Math.max(0, ...faults.slice(0, index).map(({ end }) => end)))
    .map(({ start, end }) => {
      const before = line.slice(done, start)
      done = end
      return (
        <>
          {before}
          <mark>{end > start ? line.slice(start, end) : '▾'}</mark>
        </>
      )
    })
  return (
    <>
      {marked}
      {line.slice(done)}
    </>
  )
}
