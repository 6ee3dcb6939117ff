import type { CodeRehearsal } from '../../server/campaigns/codes/codes.ts'
import type { Adding } from './codes-adding.tsx'
import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'

type Props = DeskFrame & { adding: Adding }

/** What would become of the codes that were sent, and the button that takes them. */
export const CodeRehearsed = ({ adding: { result, isLost }, ...frame }: Props) => {
  const { adding: words } = frame.texts.codes
  return (
    <div id="code-rehearsal" role="status">
      {result && 'problem' in result && <p class="bad">{words.problems[result.problem]}</p>}
      {result && 'fresh' in result && (
        <>
          <h3>{words.result}</h3>
          <Counts result={result} {...frame} />
          {result.columns.length > 1 && <ColumnChoice result={result} {...frame} />}
          <Preview result={result} {...frame} />
          <Take result={result} isLost={isLost} {...frame} />
        </>
      )}
    </div>
  )
}

type Rehearsed = DeskFrame & { result: CodeRehearsal }

const Counts = ({ result, texts }: Rehearsed) => {
  const { adding: words } = texts.codes
  const { fresh, twice, here, elsewhere, faults, faulty, heading, column } = result
  return (
    <>
      <ul class="chips">
        <li class="chip">{words.fresh(fresh.length)}</li>
        {twice > 0 && <li class="chip">{words.twice(twice)}</li>}
        {here > 0 && <li class="chip">{words.here(here)}</li>}
        {elsewhere > 0 && <li class="chip">{words.elsewhere(elsewhere)}</li>}
        {faults > 0 && <li class="chip bad">{words.faults(faults)}</li>}
      </ul>
      {heading && <p>{words.headingLine(heading.line, heading.cells[column] || heading.cells.join(', '))}</p>}
      {faulty.length > 0 && (
        <ul class="file-faults">
          {faulty.map(({ line, text, fault }) => (
            <li>{words.faulty(line, text, fault)}</li>
          ))}
          {faults > faulty.length && <li>{words.more(faults - faulty.length)}</li>}
        </ul>
      )}
    </>
  )
}

const ColumnChoice = ({ result: { columns, column }, texts }: Rehearsed) => {
  const { adding: words } = texts.codes
  return (
    <div class="code-column">
      <label class="field-label" for="code-column">
        {words.column}
      </label>
      <select class="field" id="code-column" name="column">
        {columns.map(({ index, heading, examples: [example = ''] }) => (
          <option value={index} selected={index === column}>
            {words.columnNamed(index, heading, example.slice(0, 20))}
          </option>
        ))}
      </select>
      <button class="button" id="code-again">
        {words.again}
      </button>
    </div>
  )
}

const columnsShown = 6

const Preview = ({ result: { preview, column }, texts }: Rehearsed) => {
  const { adding: words } = texts.codes
  return (
    <div class="code-preview" tabindex={0} role="group" aria-label={words.preview}>
      <table>
        <caption>{words.preview}</caption>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            {preview[0]?.cells.slice(0, columnsShown).map((_, index) => (
              <th scope="col">{index + 1}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map(({ line, cells }) => (
            <tr>
              <th scope="row">{line}</th>
              {cells.slice(0, columnsShown).map((cell, index) => (
                <td class="wording">{index === column ? <mark>{cell.slice(0, 64)}</mark> : cell.slice(0, 64)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `seen` says that this very file was rehearsed. Without a script the file has to be chosen again. */
const Take = ({ result: { fresh, mark }, isLost, texts, choices }: Rehearsed & { isLost: boolean }) => {
  const { adding: words } = texts.codes
  const add = inCampaign(choices, '/operator/codes/additions')
  if (fresh.length === 0) return <p>{words.nothingNew}</p>
  return (
    <>
      <input type="hidden" name="seen" value={mark} />
      {isLost && <p>{words.chooseAgain}</p>}
      <button
        class="button code-take"
        id="code-take"
        formaction={add}
        hx-post={add}
        hx-target="#codes"
        hx-select="#codes"
        hx-swap="outerHTML"
        hx-disable="this"
      >
        {words.take(fresh.length)}
      </button>
    </>
  )
}
