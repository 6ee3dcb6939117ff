import type { NotationTexts } from '../texts/notation.ts'
import { CheckedLine, type Checked, drawingOf } from './checked-line.tsx'
import { OperatorDocument } from './document.tsx'
import { Head } from './head.tsx'
import { type Hit, IconHits } from './icon-hits.tsx'
import type { Frame } from './time.tsx'

/** A line with the letters that it adds up to. */
type Reading = { line: string; reads: string }

type Props = {
  frame: Pick<Frame, 'texts' | 'staff'>
  texts: NotationTexts
  /** what has been typed, and what became of it */
  checked: Checked
  /** what icons were looked for by, and what was found */
  words: string
  hits: Hit[]
  /** the examples of the texts, in their order */
  examples: Reading[]
  /** the names of the quiz's own drawings */
  scenes: string[]
}

/** The page about lines of notation: tries a line out, finds icons, and shows every construct with its picture. */
export const NotationPage = ({ frame, texts, checked, words, hits, examples, scenes }: Props) => (
  <OperatorDocument texts={frame.texts} title={texts.title}>
    <Head heading={texts.heading} {...frame} />
    <main class="notation">
      <p class="soft">{texts.intro}</p>
      <Attempt texts={texts} checked={checked} />
      <IconSearch texts={texts} words={words} hits={hits} />
      <section class="panel" aria-labelledby="how-heading">
        <h2 id="how-heading">{texts.how}</h2>
        <div class="examples">
          {texts.examples.map(({ line, name, note }, index) => (
            <Example texts={texts} line={line} reads={examples[index]?.reads ?? ''} name={name} note={note} />
          ))}
        </div>
      </section>
      {scenes.length > 0 && (
        <section class="panel" aria-labelledby="scenes-heading">
          <h2 id="scenes-heading">{texts.scenes.heading}</h2>
          <p class="soft">{texts.scenes.note}</p>
          <div class="examples">
            {scenes.map((name) => (
              <Example texts={texts} line={`${texts.scenes.word}:${name}`} />
            ))}
          </div>
        </section>
      )}
    </main>
  </OperatorDocument>
)

/** Without scripts the form opens the page with the picture in it. */
const Attempt = ({ texts, checked }: { texts: NotationTexts; checked: Checked }) => (
  <section class="panel attempt" aria-labelledby="attempt-heading">
    <h2 id="attempt-heading">{texts.attempt.heading}</h2>
    <form
      class="attempt-form"
      action="/operator/notation"
      hx-get="/operator/notation/check"
      hx-trigger="input delay:300ms, submit"
      hx-target="#checked"
      hx-swap="outerMorph"
      hx-sync="replace"
    >
      <label class="field-label" for="line">
        {texts.attempt.line}
      </label>
      <input
        class="field"
        id="line"
        name="line"
        value={checked.line}
        placeholder={texts.attempt.sample.line}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxlength={500}
      />
      <label class="field-label" for="answer">
        {texts.attempt.answer}
      </label>
      <input class="field" id="answer" name="answer" value={checked.answer} autocomplete="off" maxlength={100} />
      <button class="button">{texts.attempt.submit}</button>
    </form>
    <CheckedLine texts={texts} checked={checked} />
  </section>
)

/** Finds icons by words, below the field while they are typed. */
export const IconSearch = ({ texts, words, hits }: { texts: NotationTexts; words: string; hits: Hit[] }) => (
  <section class="panel" aria-labelledby="icons-heading">
    <h2 id="icons-heading">{texts.icons.heading}</h2>
    <p class="soft">{texts.icons.hint}</p>
    <form
      class="attempt-form"
      role="search"
      action="/operator/notation"
      hx-get="/operator/notation/icons"
      hx-trigger="input delay:300ms, submit"
      hx-target="#icons"
      hx-swap="outerHTML"
      hx-sync="replace"
    >
      <label class="field-label" for="words">
        {texts.icons.label}
      </label>
      <input class="field" id="words" name="words" type="search" value={words} autocomplete="off" maxlength={100} />
      <button class="button">{texts.icons.submit}</button>
    </form>
    <IconHits texts={texts} words={words} hits={hits} />
  </section>
)

type ExampleProps = { texts: NotationTexts; line: string; reads?: string; name?: string; note?: string }

const Example = ({ texts, line, reads, name, note }: ExampleProps) => (
  <figure class="example">
    <img src={drawingOf({ line, language: texts.language })} alt="" width={800} height={600} loading="lazy" />
    <figcaption>
      {name && <h3>{name}</h3>}
      <code class="line">{line}</code>
      {reads && (
        <p>
          {texts.reads}: <b>{reads}</b>
        </p>
      )}
      {note && <p class="soft">{note}</p>}
    </figcaption>
  </figure>
)
